using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>Gradients, as a user can check them through the public face.</summary>
public sealed class GradientTests
{
    private const int Samples = 3;

    /// <summary>All but the bias in front of a normalisation, which has no effect, and running statistics, which do not learn.</summary>
    private static readonly string[] s_learning =
        [.. new Smooth().Parameters.Where(parameter => parameter.Trainable).Select(parameter => parameter.Name).Where(name => name != "conv1d_1.bias")];

    private readonly Smooth _network = new Smooth(seed: 1).Scrambled();
    private readonly float[] _inputs = Numbers.Normal(Samples * Smooth.InputSize, seed: 8);
    private readonly float[] _outputGradients = Numbers.Normal(Samples * Smooth.OutputSize, seed: 9);


    public static TheoryData<string> Learning => [.. s_learning];

    [Theory]
    [MemberData(nameof(Learning))]
    public void A_parameters_gradient_is_the_slope_of_the_loss(string name)
    {
        var session = Pass(out _);
        var (parameter, gradient) = (_network.Named(name), session.GradientOf(name));
        var values = parameter.ToArray();
        var slopes = Differences.Slopes(values, () => parameter.Write(values), () => Loss(session));
        Differences.AssertClose(slopes, gradient);
    }

    [Fact]
    public void A_bias_in_front_of_a_normalisation_and_running_statistics_have_no_gradient()
    {
        var session = Pass(out _);
        Assert.All(session.GradientOf("conv1d_1.bias"), value => Assert.Equal(0, value, 1e-6f));
        Assert.All(session.GradientOf("batchnorm_1.running_mean"), value => Assert.Equal(0, value));
        Assert.All(session.GradientOf("batchnorm_1.running_var"), value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_inputs_gradient_is_the_slope_of_the_loss()
    {
        var session = Pass(out var gradient);
        Differences.AssertClose(Differences.Slopes(_inputs, () => { }, () => Loss(session)), gradient);
    }

    [Fact]
    public void From_the_logits_or_through_the_softmax_the_gradients_are_the_same()
    {
        var session = Pass(out var inputGradients);
        var through = s_learning.Select(session.GradientOf).ToList();
        var outputs = session.Forwarded(_inputs);

        // dz = y * (dy - sum of y * dy)
        var logitGradients = outputs.Chunk(3).Zip(_outputGradients.Chunk(3)).SelectMany(rows =>
        {
            var sum = rows.First.Zip(rows.Second).Sum(pair => pair.First * pair.Second);
            return rows.First.Zip(rows.Second).Select(pair => pair.First * (pair.Second - sum));
        }).ToArray();
        var direct = new float[_inputs.Length];
        session.ZeroGradients();
        session.BackwardFromLogits(logitGradients, direct);
        Differences.AssertClose(inputGradients, direct, 1e-5);
        Assert.All(s_learning.Zip(through), pair => Differences.AssertClose(pair.Second, session.GradientOf(pair.First), 1e-5));
    }

    [Fact]
    public void Gradients_add_up_until_they_are_set_to_zero()
    {
        var session = Pass(out _);
        var once = session.GradientOf("conv1d_1.weight");
        session.Backward(_outputGradients, []);
        Differences.AssertClose(once.Select(value => 2 * value).ToArray(), session.GradientOf("conv1d_1.weight"), 1e-6);
        session.ZeroGradients();
        Assert.All(_network.Parameters, parameter => Assert.All(session.GradientOf(parameter.Name), value => Assert.Equal(0, value)));
        session.Backward(_outputGradients, []);
        Assert.Equal(once, session.GradientOf("conv1d_1.weight"));
    }

    [Fact]
    public void Input_gradients_are_optional_and_replaced_not_added()
    {
        var session = Pass(out var first);
        var second = new float[first.Length];
        second.AsSpan().Fill(77);
        session.Backward(_outputGradients, second);
        Assert.Equal(first, second);

        var without = _network.CreateTrainingSession(Samples);
        without.Forward(_inputs, new float[_outputGradients.Length]);
        without.Backward(_outputGradients, []);
        without.Backward(_outputGradients, []);
        Assert.All(_network.Parameters, parameter => Assert.Equal(session.GradientOf(parameter.Name), without.GradientOf(parameter.Name)));
    }

    [Fact]
    public void A_partial_batch_after_a_full_one_is_a_batch_of_its_own()
    {
        var (large, small) = (_network.CreateTrainingSession(10), _network.CreateTrainingSession(Samples));
        large.Forward(Numbers.Normal(10 * Smooth.InputSize), new float[10 * Smooth.OutputSize]);
        large.Backward(Numbers.Normal(10 * Smooth.OutputSize), []);
        large.ZeroGradients();
        Assert.Equal(small.Forwarded(_inputs), large.Forwarded(_inputs));
        var (expected, actual) = (new float[_inputs.Length], new float[_inputs.Length]);
        small.Backward(_outputGradients, expected);
        large.Backward(_outputGradients, actual);
        Assert.Equal(expected, actual);
        Assert.All(_network.Parameters, parameter => Assert.Equal(small.GradientOf(parameter.Name), large.GradientOf(parameter.Name)));
    }

    [Fact]
    public void Sessions_share_the_network_and_nothing_else()
    {
        var network = new RowLast(seed: 1);
        var (a, b) = (network.CreateTrainingSession(1), network.CreateTrainingSession(1));
        var input = Numbers.Normal(RowLast.InputSize);
        a.Forward(input, new float[4]);
        b.Forward(Numbers.Normal(RowLast.InputSize, seed: 2), new float[4]);
        a.Backward([1, 1, 1, 1], []);
        Assert.All(network.Parameters, parameter => Assert.All(b.GradientOf(parameter.Name), value => Assert.Equal(0, value)));
        Assert.Contains(a.GradientOf("dense_1.weight"), value => value != 0);

        // A write reaches both.
        network.Named("dense_1.bias").Write([5, 6, 7, 8]);
        Assert.Equal(a.Forwarded(input), b.Forwarded(input));
    }

    private ITrainingSession Pass(out float[] inputGradients)
    {
        var session = _network.CreateTrainingSession(Samples);
        session.Forward(_inputs, new float[_outputGradients.Length]);
        inputGradients = new float[_inputs.Length];
        session.Backward(_outputGradients, inputGradients);
        return session;
    }

    /// <summary>A loss whose gradient for the outputs is the one that the sessions are given.</summary>
    private double Loss(ITrainingSession session) => session.Forwarded(_inputs).Zip(_outputGradients).Sum(pair => (double)pair.First * pair.Second);
}
