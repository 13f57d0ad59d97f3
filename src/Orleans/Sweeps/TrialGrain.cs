using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Orleans;
using Orleans.Runtime;

namespace Gen.Orleans;

/// <summary>What a trial is to do.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record TrialOrder([property: Id(0)] string Recipe, [property: Id(1)] Dictionary<string, double> Parameters, [property: Id(2)] int Epochs);

/// <summary>How far a trial is.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record TrialAnswer(
    [property: Id(0)] bool IsDone, [property: Id(1)] int Epoch, [property: Id(2)] double Loss, [property: Id(3)] double? Accuracy,
    [property: Id(4)] string Weights, [property: Id(5)] string? Fault, [property: Id(6)] string Silo);

/// <summary>What a trial keeps.</summary>
[GenerateSerializer]
internal sealed class TrialState
{
    /// <summary>The checkpoint of the last whole epoch.</summary>
    [Id(0)]
    public byte[] Checkpoint { get; set; } = [];

    /// <summary>The result, once there is one.</summary>
    [Id(1)]
    public TrialAnswer? Result { get; set; }
}

/// <summary>One training of a sweep. The key is the sweep's name and the trial's number.</summary>
internal interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Trains up to so many epochs, from the checkpoint where there is one; returns at once. Asked again, it says how far it is.</summary>
    Task<TrialAnswer> Ensure(TrialOrder order);
}

/// <summary>Trains on a thread of the silo's, and writes the checkpoint down after each epoch: whoever is asked next goes on from there.</summary>
internal sealed class TrialGrain(
    [PersistentState("trial", GenSilos.Storage)] IPersistentState<TrialState> state, SiloCatalog catalog, TrialSlots slots, ILocalSiloDetails silo) : Grain, ITrialGrain
{
    private readonly CancellationTokenSource _ending = new();
    private TrialRun? _run;

    public Task<TrialAnswer> Ensure(TrialOrder order)
    {
        if (state.State.Result is { } result && (result.Fault is not null || result.Epoch >= order.Epochs))
            return Task.FromResult(result);
        if (_run is null)
        {
            DelayDeactivation(TimeSpan.FromDays(1));
            _run = new TrialRun(catalog, order, state.State.Checkpoint, TaskScheduler.Current, Save);
            _ = Run(_run);
        }

        return Task.FromResult(new TrialAnswer(false, _run.Epoch, _run.Loss, null, "", null, silo.Name));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _ending.CancelAsync();

    private async Task Run(TrialRun run)
    {
        await slots.Free.WaitAsync(_ending.Token);
        try
        {
            state.State.Result = await run.Train(_ending.Token) with { Silo = silo.Name };
            state.State.Checkpoint = run.Checkpoint;
            await state.WriteStateAsync();
        }
        finally
        {
            slots.Free.Release();
            _run = null;
        }
    }

    private async Task Save(byte[] checkpoint)
    {
        state.State.Checkpoint = checkpoint;
        await state.WriteStateAsync();
    }
}

/// <summary>How many trials a silo trains at a time: as many as it has processors.</summary>
internal sealed class TrialSlots
{
    internal SemaphoreSlim Free { get; } = new(Environment.ProcessorCount);
}
