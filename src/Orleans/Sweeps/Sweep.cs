using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Orleans;

namespace Gen.Orleans;

/// <summary>
/// Trainings that differ in some numbers, on the silos of a cluster. Each is what a <see cref="Trainer"/> alone would make of it: a silo that dies has its
/// trainings go on elsewhere from their last checkpoints. A sweep that is run again under its name takes the results that are there.
/// </summary>
public sealed class Sweep
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    private readonly IGrainFactory _cluster;
    private readonly string _name;
    private readonly string _recipe;

    /// <summary>Names a sweep.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="name">Its own name: another sweep has another.</param>
    /// <param name="recipe">What the silos train (<see cref="SiloCatalog.AddTraining"/>).</param>
    public Sweep(IGrainFactory cluster, string name, string recipe)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(recipe);
        (_cluster, _name, _recipe) = (cluster, name, recipe);
    }

    /// <summary>The numbers of each trial, by name: <see cref="Grid"/> and <see cref="Random"/> make such lists.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Trials { get; init; } = [];

    /// <summary>The epochs of a trial that is not given up. Default: 10.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>
    /// Successive halving (Jamieson and Talwalkar 2016): 2 or more to train all trials for a few epochs, then the best one of so many for that many times the epochs,
    /// and so on up to <see cref="Epochs"/>. 0, the default, to train all to the end.
    /// </summary>
    public int Halving { get; init; }

    /// <summary>Told of the whole table when a row has changed.</summary>
    public IProgress<IReadOnlyList<SweepRow>>? Progress { get; init; }

    /// <summary>All combinations of some values.</summary>
    /// <param name="axes">The values of each number.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Grid(params IReadOnlyList<(string Name, double[] Values)> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        IEnumerable<Dictionary<string, double>> trials = [[]];
        foreach (var (name, values) in axes)
            trials = trials.SelectMany(trial => values.Select(value => new Dictionary<string, double>(trial) { [name] = value }));
        return [.. trials];
    }

    /// <summary>Random values between two, evenly over their logarithms where both are positive and far apart (the greater is ten times the less, or more).</summary>
    /// <param name="count">The trials.</param>
    /// <param name="seed">The same gives the same.</param>
    /// <param name="axes">The least and the greatest value of each number.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Random(int count, int seed, params IReadOnlyList<(string Name, double Least, double Greatest)> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        var random = new Random(seed);
        var trials = new List<Dictionary<string, double>>();
        for (var i = 0; i < count; i++)
            trials.Add(axes.ToDictionary(axis => axis.Name, axis => Between(axis.Least, axis.Greatest, random.NextDouble())));
        return trials;
    }

    /// <summary>The table of a sweep as it is now, for whoever watches from elsewhere.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="name">The sweep's name.</param>
    public static async Task<IReadOnlyList<SweepRow>> TableAsync(IGrainFactory cluster, string name)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return await cluster.GetGrain<ISweepGrain>(name).Table().ConfigureAwait(false);
    }

    /// <summary>Runs all trials.</summary>
    /// <param name="cancellationToken">Looked at between looks; the trials that were begun go on.</param>
    /// <returns>The table, in the order of the trials.</returns>
    /// <exception cref="ClusterException">There are no trials.</exception>
    public async Task<IReadOnlyList<SweepRow>> RunAsync(CancellationToken cancellationToken = default)
    {
        if (Trials.Count == 0)
            throw new ClusterException("The sweep has no trials.");
        if (Halving < 0 || Halving == 1)
            throw new ClusterException($"Halving is {Halving}; expected 0, or 2 and more.");
        var rows = Trials.Select((parameters, i) => new SweepRow { Trial = i, Parameters = parameters }).ToArray();
        var alive = Enumerable.Range(0, rows.Length).ToList();
        foreach (var (epochs, kept) in Rungs())
        {
            await Train(rows, alive, epochs, cancellationToken).ConfigureAwait(false);
            alive = [.. alive.Where(i => rows[i].Fault is null).OrderBy(i => rows[i].Loss).ThenBy(i => i).Take(kept)];
        }

        return rows;
    }

    /// <summary>The epochs of each round, and how many trials are left after it.</summary>
    internal IEnumerable<(int Epochs, int Kept)> Rungs()
    {
        var rungs = new List<(int, int)> { (Epochs, Trials.Count) };
        if (Halving == 0)
            return rungs;
        var rounds = 0;
        for (long left = Trials.Count, epochs = Epochs; left >= Halving && epochs >= Halving; left /= Halving, epochs /= Halving)
            rounds++;
        rungs.Clear();
        var kept = Trials.Count;
        for (var round = rounds; round >= 0; round--)
        {
            kept = Math.Max(1, kept / Halving);
            rungs.Add((Math.Max(1, (int)(Epochs / Math.Pow(Halving, round))), kept));
        }

        return rungs;
    }

    private async Task Train(SweepRow[] rows, List<int> trials, int epochs, CancellationToken cancellation)
    {
        var open = trials;
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var answers = await Task.WhenAll(open.Select(trial => Ask(trial, epochs))).ConfigureAwait(false);
            var changed = new List<SweepRow>();
            for (var i = 0; i < open.Count; i++)
            {
                if (answers[i] is { } answer && RowOf(rows[open[i]], answer) is var row && row != rows[open[i]])
                    changed.Add(rows[open[i]] = row);
            }

            open = [.. open.Where((_, i) => answers[i]?.IsDone != true)];
            await Publish(rows, changed).ConfigureAwait(false);
            if (open.Count > 0)
                await Task.Delay(s_look, cancellation).ConfigureAwait(false);
        }
    }

    /// <returns><see langword="null"/> when nobody answers: the next question finds another silo.</returns>
    private async Task<TrialAnswer?> Ask(int trial, int epochs)
    {
        try
        {
            var order = new TrialOrder(_recipe, new(Trials[trial]), epochs);
            return await _cluster.GetGrain<ITrialGrain>(FormattableString.Invariant($"{_name}/{trial}")).Ensure(order).WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        }
        catch (Exception e) when (SiloRoster.IsPassing(e))
        {
            GenMeters.Retries.Add(1);
            return null;
        }
    }

    private async Task Publish(SweepRow[] rows, List<SweepRow> changed)
    {
        if (changed.Count == 0)
            return;
        Progress?.Report([.. rows]);
        try
        {
            await _cluster.GetGrain<ISweepGrain>(_name).Put([.. changed]).WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        }
        catch (Exception e) when (SiloRoster.IsPassing(e))
        {
            // Whoever watches sees it with the next change.
        }
    }

    private static SweepRow RowOf(SweepRow row, TrialAnswer answer) => row with
    {
        Epoch = answer.Epoch, IsDone = answer.IsDone, Loss = answer.Loss, Accuracy = answer.Accuracy, Weights = answer.Weights, Fault = answer.Fault, Silo = answer.Silo,
    };

    private static double Between(double least, double greatest, double share) => least > 0 && greatest >= 10 * least
        ? least * Math.Pow(greatest / least, share)
        : least + (greatest - least) * share;
}
