using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Whatever inference derives from parameters follows every change of theirs.</summary>
public sealed class WriteTests
{
    private static readonly float[] s_inputs = Numbers.Normal(3 * Folded.InputSize);

    public static TheoryData<string> Names => [.. new Folded().Parameters.Select(parameter => parameter.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_write_shows_in_the_next_call(string name)
    {
        var network = new Folded(seed: 1).Scrambled();
        var before = network.Predicted(s_inputs);
        var values = Array.ConvertAll(network.Named(name).ToArray(), value => value + 0.25f);
        network.Named(name).Write(values);
        var after = network.Predicted(s_inputs);
        Assert.NotEqual(before, after);

        // A network that has never predicted anything says the same.
        var fresh = new Folded(seed: 2);
        foreach (var parameter in network.Parameters)
            fresh.Named(parameter.Name).Write(parameter.ToArray());
        Assert.Equal(fresh.Predicted(s_inputs), after);
    }

    [Fact]
    public void A_folded_normalisation_is_the_formula()
    {
        // One step of one tap: y = gamma * (w x + b - mean) / sqrt(var + epsilon) + beta, then relu, for each of 7 filters.
        var network = new Folded(seed: 1);
        var conv = new float[3 * 2 * 7];
        conv.AsSpan(2 * 7, 7).Fill(2);
        network.Named("conv1d_1.weight").Write(conv);
        network.Named("conv1d_1.bias").Write([0, 1, 2, 3, 4, 5, 6]);
        network.Named("batchnorm_1.gamma").Write([1, 2, 3, 4, 5, 6, 7]);
        network.Named("batchnorm_1.beta").Write([7, 6, 5, 4, 3, 2, 1]);
        network.Named("batchnorm_1.running_mean").Write([-3, -2, -1, 0, 1, 2, 3]);
        network.Named("batchnorm_1.running_var").Write([1, 2, 3, 4, 5, 6, 7]);
        var inputs = new float[Folded.InputSize];
        for (var step = 0; step < Folded.InputLength; step++)
            inputs[2 * step] = 5;

        // The second normalisation has its first statistics: mean 0 and variance 1.
        double Expected(int f) => Math.Max((f + 1) * (2 * 5 + f - (f - 3)) / Math.Sqrt(f + 1 + 1e-3) + 7 - f, 0) / Math.Sqrt(1 + 1e-3);
        Assert.All(network.Predicted(inputs).Select((actual, f) => (actual, Expected(f))), pair => Assert.Equal(pair.Item2, pair.actual, 1e-4 * pair.Item2));
    }

    [Fact]
    public void Statistics_that_a_training_pass_moved_show_in_the_next_call()
    {
        var network = new Folded(seed: 1).Scrambled();
        network.Predict(s_inputs, new float[3 * Folded.OutputSize]);
        network.CreateTrainingSession(3).Forward(s_inputs, new float[3 * Folded.OutputSize]);
        var fresh = new Folded(seed: 2);
        fresh.Load(network.Saved());
        Assert.Equal(fresh.Predicted(s_inputs), network.Predicted(s_inputs));
    }

    [Fact]
    public void A_load_shows_in_the_next_call()
    {
        var (one, other) = (new Folded(seed: 1).Scrambled(seed: 1), new Folded(seed: 2).Scrambled(seed: 2));
        Assert.NotEqual(one.Predicted(s_inputs), other.Predicted(s_inputs));
        one.Load(other.Saved());
        Assert.Equal(other.Predicted(s_inputs), one.Predicted(s_inputs));
    }
}
