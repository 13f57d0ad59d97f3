using System;
using System.Linq;
using System.Threading.Tasks;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Gen.Orleans;

/// <summary>
/// Keeps nothing between steps but network, data and buffers: parameters and random numbers come with each step. So another silo can take over any shard at any
/// step, and a step can be repeated.
/// </summary>
[Reentrant]
[OnNamedSilo]
internal sealed class ShardGrain(SiloCatalog catalog, ILocalSiloDetails silo) : Grain, IShardGrain
{
    private Task<ShardHost>? _opening;
    private ShardHost? _host;
    private ShardStep? _step;

    public async Task<SetupAnswer> Prepare(RunSetup setup)
    {
        try
        {
            _opening ??= Task.Run(() => ShardHost.Open(catalog, setup));
            _host = await _opening;
            return new(null, _host.Samples, _host.DataHash, _host.Set);
        }
        catch (Exception e) when (e is not OrleansException)
        {
            _opening = null;
            return new($"The silo {silo.Name} ({silo.SiloAddress.Endpoint}) {(e is ClusterException ? "" : "could not prepare: ")}{e.Message}", 0, "", "");
        }
    }

    public async Task<SumAnswer> Sum(SumRequest request)
    {
        if (_host is not { } host)
            return new(null, IsUnprepared: true, [], []);
        if (_step is null || request.Attempt > _step.Attempt)
            _step = Begin(host, request);
        if (request.Attempt < _step.Attempt)
            throw new TimeoutException("The step was begun again.");
        _step.Bring(request.Parameters);
        try
        {
            var (session, reports) = await SumOf(_step, request.Place, request.Size);
            return new(null, false, PackedValues.OfGradients(session, host.Setup.BFloat16), reports);
        }
        catch (ShardFault e)
        {
            return new(e.Message, false, [], []);
        }
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>What an older try is still computing must end first: it has the same buffers.</summary>
    private ShardStep Begin(ShardHost host, SumRequest request)
    {
        _step?.Supersede();
        var number = Array.IndexOf(request.Silos, silo.SiloAddress.ToParsableString());
        return new ShardStep(host, request, number, _step?.Computed ?? Task.CompletedTask);
    }

    private async Task<(ITrainingSession Session, ShardReport[] Reports)> SumOf(ShardStep step, int place, int size)
    {
        var (half, right) = (size / 2, place + size / 2);
        if (size == 1)
            return await step.Leaf(place);
        if (right >= step.Routes.Shards)
            return await SumOf(step, place, half);

        var isHere = step.Routes.OwnerOf(right) == step.Number;
        var asked = isHere ? null : Ask(step, right, half);
        var here = isHere ? SumOf(step, right, half) : null;
        var (session, reports) = await SumOf(step, place, half);
        var others = here is not null ? (await here).Reports : (await asked!).Shards;
        step.RequireCurrent(_step);
        if (here is not null)
            PackedValues.Join(session, (await here).Session);
        else
            PackedValues.Join(session, (await asked!).Gradients, step.Host.Setup.BFloat16, adds: true);
        if (step.Host.Setup.BFloat16)
            PackedValues.Round(session);
        return (session, [.. reports, .. others]);
    }

    private async Task<SumAnswer> Ask(ShardStep step, int place, int size)
    {
        var parameters = step.Routes.BringsParameters(place, size) ? await step.Parameters : null;
        var request = step.Request with { Place = place, Size = size, Parameters = parameters };
        var run = this.GetPrimaryKeyString();
        var key = SiloPlacement.Key(run[..run.LastIndexOf('|')], request.Silos[step.Routes.OwnerOf(place)]);
        var answer = await GrainFactory.GetGrain<IShardGrain>(key).Sum(request);
        if (answer.Fault is { } fault)
            throw new ShardFault(fault);
        if (answer.IsUnprepared)
            throw new TimeoutException("A silo has forgotten the run.");
        GenMeters.Reductions.Add(1);
        GenMeters.ReductionBytes.Add(answer.Gradients.Length);
        return answer;
    }
}
