using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Numerics;

/// <summary>
/// The error of each level against double precision, beside that of plain sums, in units of the outputs' root mean square: docs/numerics.md has the table that
/// this prints. The bounds are those of the levels' definition, for normal inputs.
/// </summary>
public sealed class ErrorTests(ITestOutputHelper output)
{
    /// <summary>Channels, filters (one for each channel by itself), taps, length.</summary>
    private static readonly (int Channels, int Filters, int Width, int Length)[] s_shapes =
    [
        (3, 96, 11, 100), (12, 32, 15, 200), (64, 128, 3, 128), (256, 128, 3, 140), (128, 256, 5, 140), (128, 128, 8, 140), (64, 1, 9, 200), (48, 1, 15, 200),
        (1, 1, 2048, 4096), (8, 8, 512, 2048),
    ];

    private static readonly string[] s_inputs = ["normal", "offset", "sparse", "smooth"];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of("using Gen;\n" + string.Concat(
        from shape in s_shapes
        from level in Enum.GetValues<NumericsLevel>()
        select string.Create(CultureInfo.InvariantCulture, $$"""
            [Numerics(NumericsLevel.{{level}}), Input(Length = {{shape.Length}}, Channels = {{shape.Channels}})]
            [{{(shape.Filters == 1 ? "DepthwiseConv1d(" : string.Create(CultureInfo.InvariantCulture, $"Conv1d(Filters = {shape.Filters}, "))}}Width = {{shape.Width}}, Padding = "same", WeightsInitializer = typeof(He))]
            public partial class {{Name(shape, level)}};

            """))));

    [Fact]
    public void Each_level_keeps_its_bound()
    {
        var set = InstructionSets.Best;
        foreach (var shape in s_shapes)
        {
            var means = new List<(NumericsLevel Level, string Input, double Mean)>();
            foreach (var (level, input) in from level in Enum.GetValues<NumericsLevel>() from input in s_inputs select (level, input))
            {
                var (mean, max) = Error(s_compiled.Value.Create(Name(shape, level), set, seed: 1), shape, input);
                means.Add((level, input, mean));
                output.WriteLine(FormattableString.Invariant($"| {shape.Channels} -> {shape.Filters}, K = {shape.Width} | {level} | {input} | {mean:e1} | {max:e1} |"));
            }

            double Mean(NumericsLevel level) => means.Single(item => item.Level == level && item.Input == "normal").Mean;
            Assert.True(Mean(NumericsLevel.Local) <= (shape.Width == 3 ? 1.0 : 1.3) * Mean(NumericsLevel.Direct), $"{shape}: Local");
            Assert.True(Mean(NumericsLevel.Fast) <= 2.5 * Mean(NumericsLevel.Direct), $"{shape}: Fast");
        }
    }

    private static string Name((int Channels, int Filters, int Width, int Length) shape, NumericsLevel level) =>
        string.Create(CultureInfo.InvariantCulture, $"C{shape.Channels}K{shape.Width}{level}");

    /// <summary>The mean and the greatest error over the root mean square.</summary>
    private static (double Mean, double Max) Error(INetwork network, (int Channels, int Filters, int Width, int Length) shape, string input)
    {
        var x = Inputs(input, shape.Length, shape.Channels);
        var y = new float[network.OutputSize];
        network.Predict(x, y);
        var weights = new float[network.Parameters[0].Length];
        network.Parameters[0].Read(weights);
        var expected = new double[y.Length];
        var left = (shape.Width - 1) / 2;
        for (var step = 0; step < shape.Length; step++)
        {
            for (var tap = 0; tap < shape.Width; tap++)
            {
                var row = step + tap - left;
                if (row < 0 || row >= shape.Length)
                    continue;
                for (var channel = 0; channel < shape.Channels; channel++)
                {
                    double value = x[row * shape.Channels + channel];
                    if (shape.Filters == 1)
                        expected[step * shape.Channels + channel] += value * weights[tap * shape.Channels + channel];
                    for (var filter = 0; filter < shape.Filters && shape.Filters > 1; filter++)
                        expected[step * shape.Filters + filter] += value * weights[(tap * shape.Channels + channel) * shape.Filters + filter];
                }
            }
        }

        var root = Math.Sqrt(expected.Average(value => value * value));
        var errors = expected.Zip(y, (value, actual) => Math.Abs(value - actual) / root).ToList();
        return (errors.Average(), errors.Max());
    }

    private static float[] Inputs(string kind, int length, int channels)
    {
        var random = new Random(1);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var values = new float[length * channels];
        for (var i = 0; i < values.Length; i++)
        {
            var (step, channel) = (i / channels, i % channels);
            values[i] = (float)(kind switch
            {
                "normal" => Normal(),
                "offset" => 10 + Normal(),
                "sparse" => Math.Max(Normal(), 0),
                _ => Math.Sin(0.05 * step * (1 + channel % 7) + channel),
            });
        }

        return values;
    }
}
