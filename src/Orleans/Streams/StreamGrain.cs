using System;
using System.Threading;
using System.Threading.Tasks;
using Orleans;
using Orleans.Runtime;

namespace Gen.Orleans;

/// <summary>Keeps a group's streams in memory, and writes their state down from time to time and when it is deactivated.</summary>
internal sealed class StreamGrain(
    [PersistentState("streams", GenSilos.Storage)] IPersistentState<StreamGroupState> state, SiloNetworks networks) : Grain, IStreamGrain
{
    private StreamGroup? _group;
    private string? _fault;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        try
        {
            var served = await networks.GetAsync(key[..key.IndexOf('|', StringComparison.Ordinal)]);
            _group = new StreamGroup(served.CreateStream);
            _group.Read(state.State.Devices);
        }
        catch (Exception e) when (e is ClusterException or ArgumentException)
        {
            _fault = $"The silo {e.Message}";
        }
    }

    public async Task<PushAnswer> Push(PushRequest request)
    {
        if (_group is null)
        {
            DeactivateOnIdle();
            return new(_fault, [], [], [], [], []);
        }

        var answer = _group.Push(request);
        if (answer.Fault is null)
        {
            if (_group.IsDue)
                await Persist();
            _group.SetDurable(request, answer);
        }

        return answer;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_group is not null && reason.ReasonCode != DeactivationReasonCode.ActivationFailed)
            await Persist();
    }

    /// <summary>Where another activation has written meanwhile, this one is not the device's any more: it goes, and what it took is sent to the other.</summary>
    private async Task Persist()
    {
        state.State.Devices = _group!.Write();
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            _group = null;
            DeactivateOnIdle();
            throw;
        }

        _group.Written();
        GenMeters.Persists.Add(1);
    }
}
