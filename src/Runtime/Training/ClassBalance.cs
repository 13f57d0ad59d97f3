using System;
using System.Collections.Generic;
using System.Globalization;

namespace Gen;

/// <summary>Draws the samples of an epoch so that all classes come up equally often.</summary>
internal sealed class ClassBalance
{
    private readonly int[][] _classes;

    /// <summary>Sorts the samples by class, that of the greatest target.</summary>
    internal ClassBalance(Dataset data)
    {
        var samples = new List<int>[data.TargetSize];
        for (var i = 0; i < data.Count; i++)
        {
            var targets = data.Targets.Span.Slice(i * data.TargetSize, data.TargetSize);
            var best = 0;
            for (var c = 1; c < targets.Length; c++)
                best = targets[c] > targets[best] ? c : best;
            (samples[best] ??= []).Add(i);
        }

        _classes = Array.ConvertAll(Array.FindAll(samples, known => known is not null), known => known.ToArray());
    }

    /// <summary>Refuses networks and losses without a class for each sample.</summary>
    internal static void RequireClasses(INetwork network, Loss loss)
    {
        if (loss.IsClassification && network is { OutputLength: 1, OutputChannels: > 1, Outputs.Count: <= 1 })
            return;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"{nameof(Trainer.ClassBalanced)} needs one class for each sample, but the output is [{network.OutputLength}, {network.OutputChannels}] and the loss {loss.GetType().Name}."));
    }

    /// <summary>
    /// Fills an order with the classes in turns; the samples of each in random order, again from the first when all had their turn. The order is to be shuffled
    /// afterwards.
    /// </summary>
    internal void Fill(Span<int> order, ref RandomSource random)
    {
        foreach (var samples in _classes)
        {
            // From the same order in every epoch: a run that goes on from a checkpoint has no earlier ones.
            Array.Sort(samples);
            Shuffle(samples, ref random);
        }

        for (var i = 0; i < order.Length; i++)
        {
            var samples = _classes[i % _classes.Length];
            order[i] = samples[i / _classes.Length % samples.Length];
        }
    }

    /// <summary>A random order (Fisher and Yates, in Durstenfeld's form, 1964).</summary>
    internal static void Shuffle(Span<int> order, ref RandomSource random)
    {
        for (var last = order.Length - 1; last > 0; last--)
        {
            var other = random.NextInt32(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
    }
}
