using System;
using Gen;

namespace WebApi;

/// <summary>Draws shapes as a hand would, shaky and each somewhere else, and trains a network to tell them.</summary>
internal static class ShapeTraining
{
    private const int Samples = 3000;
    private static readonly string[] s_names = ["flat", "ramp", "step", "hump", "wave"];

    public static void Run(string path)
    {
        var network = new Shapes(seed: 1);
        network.SetClassNames(s_names);
        new Trainer(network, new Adam { LearningRate = 0.003 }, new CrossEntropy()) { Epochs = 20, KeepBest = Metric.TrainingLoss }.Fit(Draw(new RandomSource(1)));
        network.Save(path);
    }

    /// <summary>Shapes of all classes in turn.</summary>
    internal static Dataset Draw(RandomSource random)
    {
        var (inputs, labels) = (new float[Samples * Shapes.InputSize], new int[Samples]);
        for (var sample = 0; sample < Samples; sample++)
        {
            labels[sample] = sample % s_names.Length;
            Draw(labels[sample], ref random, inputs.AsSpan(sample * Shapes.InputSize, Shapes.InputSize));
        }

        return Dataset.FromLabels(inputs, labels, s_names.Length);
    }

    private static void Draw(int kind, ref RandomSource random, Span<float> line)
    {
        var (size, sign) = (0.5 + 0.5 * random.NextDouble(), random.NextDouble() < 0.5 ? -1 : 1);
        var (place, phase, waves) = (0.25 + 0.5 * random.NextDouble(), random.NextDouble(), 1.5 + 2 * random.NextDouble());
        var (width, level, shake) = (0.06 + 0.08 * random.NextDouble(), 0.6 * (random.NextDouble() - 0.5), 0.04 * random.NextDouble());
        var steepness = 15 + 85 * random.NextDouble();
        for (var i = 0; i < line.Length; i++)
        {
            var t = i / (line.Length - 1.0);
            var value = kind switch
            {
                0 => level,
                1 => sign * size * (2 * t - 1),
                2 => sign * size * Math.Tanh((t - place) * steepness),
                3 => level + sign * size * Math.Exp(-(t - place) * (t - place) / (2 * width * width)),
                _ => size * Math.Sin(2 * Math.PI * (waves * t + phase)),
            };
            line[i] = (float)Math.Clamp(value + shake * random.NextNormal(), -1, 1);
        }
    }
}
