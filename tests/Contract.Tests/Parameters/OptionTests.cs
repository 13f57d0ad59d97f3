using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Xunit;

namespace Contract.Tests.Parameters;

/// <summary>The options that every layer with parameters takes, at the parameters that they are meant for.</summary>
public sealed class OptionTests
{
    private readonly Options _network = new(seed: 2);

    [Theory]
    [InlineData("mine.weight", false, 0.5f, 0.25f)]
    [InlineData("mine.bias", false, 2f, 4f)]
    [InlineData("conv1d_2.weight", true, 1f, 1f)]
    [InlineData("conv1d_2.bias", true, 1f, 0f)]
    [InlineData("norm.gamma", true, 1f, 1f)]
    [InlineData("norm.beta", true, 3f, 0f)]
    [InlineData("batchnorm_2.gamma", false, 1f, 1f)]
    [InlineData("batchnorm_2.beta", false, 1f, 0f)]
    [InlineData("last.weight", true, 1f, 0f)]
    public void Trainable_and_the_factors_reach_the_parameter(string name, bool trainable, float learnRateFactor, float l2Factor)
    {
        var parameter = _network.Named(name);
        Assert.Equal((trainable, learnRateFactor, l2Factor), (parameter.Trainable, parameter.LearnRateFactor, parameter.L2Factor));
    }

    [Theory]
    [InlineData("norm.running_mean", 0f)]
    [InlineData("norm.running_var", 1f)]
    public void Running_statistics_are_never_trainable_and_start_as_a_standard_normal(string name, float start)
    {
        Assert.False(_network.Named(name).Trainable);
        Assert.All(_network.Named(name).ToArray(), value => Assert.Equal(start, value));
    }

    [Fact]
    public void An_initializer_of_the_users_own_sees_the_canonical_layout_and_both_fans()
    {
        // Width 2, 2 channels, 3 filters: an output sums over 4 inputs, an input reaches 6 outputs.
        Assert.Equal(Counting(12, start: 604_000), _network.Named("mine.weight").ToArray());
        Assert.Equal(Counting(4, start: 402_000), _network.Named("dense_1.bias").ToArray());
        Assert.Equal(Counting(2, start: 202_000), _network.Named("norm.gamma").ToArray());
    }

    [Fact]
    public void Initializers_named_by_typeof_are_used()
    {
        Assert.All(_network.Named("mine.bias").ToArray(), value => Assert.Equal(1, value));
        Assert.All(_network.Named("conv1d_2.bias").ToArray(), value => Assert.Equal(0, value));
        // Normal with a deviation of 0.01.
        Assert.All(_network.Named("dense_1.weight").ToArray(), value => Assert.InRange(value, -0.05f, 0.05f));
        Assert.DoesNotContain(0, _network.Named("dense_1.weight").ToArray());
    }

    [Fact]
    public void Glorot_is_the_default()
    {
        var weights = new OneConv1d(seed: 1).Named("conv1d_1.weight").ToArray();
        var limit = MathF.Sqrt(6f / (11 * 3 + 11 * 96));
        Assert.All(weights, value => Assert.InRange(value, -limit, limit));
        Assert.Contains(weights, value => value > 0.99f * limit);
        Assert.Contains(weights, value => value < -0.99f * limit);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_others()
    {
        Assert.Equal(new Classifier(seed: 3).Saved(), new Classifier(seed: 3).Saved());
        Assert.NotEqual(new Classifier(seed: 3).Saved(), new Classifier(seed: 4).Saved());
        Assert.Equal(new Classifier(seed: 0).Saved(), new Classifier().Saved());
    }

    private static float[] Counting(int count, float start) => [.. Enumerable.Range(0, count).Select(i => start + i)];
}
