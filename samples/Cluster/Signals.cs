using System;
using System.Globalization;
using System.Linq;
using Gen;
using Gen.Orleans;

namespace ClusterSample;

/// <summary>What every silo of the sample knows.</summary>
public static class Signals
{
    /// <summary>The name of the loader.</summary>
    public const string Loader = "signals";

    /// <summary>Fills a silo's catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    public static void Fill(SiloCatalog catalog) => catalog
        .AddNetwork(() => new Fcn())
        .AddNetwork(() => new SmallFcn())
        .AddNetwork(() => new DeviceFilter(), network => network.CreateStream())
        .AddLoader(Loader, Load)
        .AddTraining("small", Prepare);

    /// <summary>Four kinds of waves with noise. The "path" is their number and a seed, as in <c>400/1</c>: the sample brings no files.</summary>
    /// <param name="path">Number and seed.</param>
    /// <exception cref="FormatException">The path is something else.</exception>
    public static Dataset Load(string path)
    {
        var parts = path.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (count, random) = (parts[0], new Random(parts[1]));
        var (inputs, labels) = (new float[count * Fcn.InputSize], new int[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 4;
            var (period, phase) = (6 + 5 * labels[i], random.NextDouble());
            for (var t = 0; t < Fcn.InputSize; t++)
                inputs[i * Fcn.InputSize + t] = (float)(Math.Sin(2 * Math.PI * (t / (double)period + phase)) + random.NextDouble() - 0.5);
        }

        return Dataset.FromLabels(inputs, labels, 4);
    }

    private static TrialTraining Prepare(Trial trial)
    {
        var trainer = new Trainer(new SmallFcn((int)trial["seed"]), new Adam { LearningRate = trial["rate"] }, new CrossEntropy())
        {
            Epochs = trial.Epochs,
            Checkpoint = trial.Checkpoint,
            Progress = trial.Progress,
            Seed = (int)trial["seed"],
        };
        return new(trainer, Load("160/1"), Load("80/2"));
    }
}
