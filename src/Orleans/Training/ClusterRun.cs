using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Orleans;

namespace Gen.Orleans;

/// <summary>One training over a cluster: which silos take part, and steps that are tried until one succeeds.</summary>
internal sealed class ClusterRun(IGrainFactory grains, RunSetup setup, TimeSpan patience)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(2);

    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, bool> _prepared = new(StringComparer.Ordinal);
    private SetupAnswer? _accepted;
    private string[] _silos = [];
    private long _attempt;
    private Task<string[]>? _looking;
    private long _looked;

    internal RunSetup Setup => setup;

    internal int Samples => _accepted!.Samples;

    /// <summary>The tries that came to nothing.</summary>
    internal int Retries { get; private set; }

    /// <summary>The silos of the last step.</summary>
    internal IReadOnlyList<string> Silos => _silos;

    /// <summary>Asks every silo whether it can take part.</summary>
    /// <exception cref="ClusterException">One cannot, or they do not have the same data; or there is none.</exception>
    internal async Task StartAsync()
    {
        var alive = await SiloRoster.AliveAsync(grains).ConfigureAwait(false) ?? [];
        if (alive.Length == 0)
            throw new ClusterException("The cluster has no silo that answers.");
        var answers = await Task.WhenAll(alive.Select(silo => Grain(silo).Prepare(setup))).ConfigureAwait(false);
        var faults = answers.Where(answer => answer.Fault is not null).Select(answer => answer.Fault).ToList();
        if (faults.Count > 0)
            throw new ClusterException(string.Join(Environment.NewLine, faults));
        for (var i = 1; i < answers.Length; i++)
        {
            if (!IsLike(answers[0], answers[i]))
            {
                throw new ClusterException(
                    $"The silos {alive[0]} and {alive[i]} would not compute the same: {Facts(answers[0])}, and {Facts(answers[i])}.");
            }
        }

        (_accepted, _silos) = (answers[0], alive);
        foreach (var silo in alive)
            _prepared[silo] = true;
        if (Samples < setup.Shards)
            throw new ClusterException($"There are {Samples} samples for {setup.Shards} shards; expected at least one for each.");
    }

    /// <summary>A step's sum. Silos that came are taken in, those that went are left out, and the step is begun again when one goes during it.</summary>
    internal async Task<SumAnswer> SumAsync(SumRequest request, int shards, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var isFirst = true; ; isFirst = false)
        {
            cancellation.ThrowIfCancellationRequested();
            await LookAround(mustKnow: !isFirst).ConfigureAwait(false);
            var routes = new ShardRoutes(shards, _silos.Length);
            var answer = await Try(request with { Attempt = ++_attempt, Silos = _silos, Size = routes.Root }, cancellation).ConfigureAwait(false);
            if (answer?.Fault is { } fault)
                throw new ClusterException(fault);
            if (answer is { IsUnprepared: false })
                return answer;
            if (answer is not null)
                _prepared.Clear();
            Retries++;
            GenMeters.Retries.Add(1);
            if (Stopwatch.GetElapsedTime(begun) > patience)
                throw new ClusterException($"No step could be completed for {patience.TotalSeconds:0} s; the last was tried on {_silos.Length} silos.");
        }
    }

    internal async Task EndAsync()
    {
        try
        {
            await Task.WhenAll(_silos.Select(silo => Grain(silo).End())).WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        }
        catch (Exception e) when (SiloRoster.IsPassing(e))
        {
            // Whoever does not hear it forgets the run when it has been idle for long.
        }
    }

    /// <returns><see langword="null"/> when a silo went.</returns>
    private async Task<SumAnswer?> Try(SumRequest request, CancellationToken cancellation)
    {
        var asked = Grain(request.Silos[0]).Sum(request);
        try
        {
            while (await Task.WhenAny(asked, Task.Delay(s_look, cancellation)).ConfigureAwait(false) != asked)
            {
                cancellation.ThrowIfCancellationRequested();
                var alive = await SiloRoster.AliveAsync(grains).ConfigureAwait(false);
                if (alive is not null && !request.Silos.All(alive.Contains))
                {
                    _ = asked.ContinueWith(task => task.Exception, TaskScheduler.Default);
                    return null;
                }
            }

            return await asked.ConfigureAwait(false);
        }
        catch (Exception e) when (SiloRoster.IsPassing(e) && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Takes over who is there. It looks from time to time beside the steps; after a failure it leaves out who went, at once.</summary>
    private async Task LookAround(bool mustKnow)
    {
        if (_looking is { IsCompleted: true })
            await TakeOver(_looking).ConfigureAwait(false);
        if (mustKnow)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100)).ConfigureAwait(false);
            if (await SiloRoster.AliveAsync(grains).ConfigureAwait(false) is { } alive)
                _silos = [.. alive.Where(_prepared.ContainsKey)];
        }

        if (_looking is null && (mustKnow || Stopwatch.GetElapsedTime(_looked) > s_betweenLooks))
            _looking = FindSilos();
        if (_silos.Length == 0)
            await TakeOver(_looking ??= FindSilos()).ConfigureAwait(false);
    }

    private async Task TakeOver(Task<string[]> looking)
    {
        _silos = await looking.ConfigureAwait(false) is { Length: > 0 } found ? found : _silos;
        (_looking, _looked) = (null, Stopwatch.GetTimestamp());
    }

    private async Task<string[]> FindSilos()
    {
        var alive = await SiloRoster.AliveAsync(grains).ConfigureAwait(false) ?? [];
        await Task.WhenAll(alive.Where(silo => !_prepared.ContainsKey(silo)).Select(Join)).ConfigureAwait(false);
        return [.. alive.Where(_prepared.ContainsKey)];
    }

    /// <summary>Who comes later and cannot take part is left out: the run goes on without.</summary>
    private async Task Join(string silo)
    {
        try
        {
            var answer = await Grain(silo).Prepare(setup).WaitAsync(TimeSpan.FromMinutes(1)).ConfigureAwait(false);
            if (answer.Fault is null && IsLike(answer, _accepted!))
                _prepared[silo] = true;
        }
        catch (Exception e) when (SiloRoster.IsPassing(e))
        {
            // It is asked again at the next look.
        }
    }

    private static bool IsLike(SetupAnswer a, SetupAnswer b) => a.DataHash == b.DataHash && a.Samples == b.Samples && a.Set == b.Set;

    private static string Facts(SetupAnswer answer) => $"one has {answer.Samples} samples with the checksum {answer.DataHash[..12]} and {answer.Set}";

    private IShardGrain Grain(string silo) => grains.GetGrain<IShardGrain>(SiloPlacement.Key(_name, silo));
}
