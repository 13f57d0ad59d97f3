using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>Layers that are not trainable.</summary>
public sealed class FrozenTests
{
    private readonly Frozen _network = new Frozen(seed: 1).Scrambled();
    private readonly float[] _inputs = Numbers.Normal(6 * Frozen.InputSize);

    [Fact]
    public void Training_leaves_them_as_they_were()
    {
        var before = _network.Parameters.Select(parameter => parameter.ToArray()).ToList();
        new Trainer(_network, new Adam { LearningRate = 0.01 }, new MeanSquaredError()) { Epochs = 3, BatchSize = 2, L2 = 0.1 }
            .Fit(new Dataset(_inputs, Numbers.Normal(6 * Frozen.OutputSize, seed: 2), 6));
        string[] learned = ["dense_1.weight", "dense_1.bias"];
        Assert.All(_network.Parameters.Zip(before), pair =>
        {
            if (learned.Contains(pair.First.Name))
                Assert.NotEqual(pair.Second, pair.First.ToArray());
            else
                Assert.Equal(pair.Second, pair.First.ToArray());
        });
    }

    [Fact]
    public void A_normalisation_uses_its_running_statistics_in_training_too()
    {
        var predicted = _network.Predicted(_inputs);
        var trained = _network.CreateTrainingSession(6).Forwarded(_inputs);
        Assert.All(predicted.Zip(trained), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void A_write_to_them_shows_in_the_next_training_pass()
    {
        var session = _network.CreateTrainingSession(6);
        session.Forward(_inputs, new float[6 * Frozen.OutputSize]);
        foreach (var name in new[] { "conv1d_1.weight", "batchnorm_1.gamma", "batchnorm_1.running_mean", "batchnorm_1.running_var" })
        {
            _network.Named(name).Write([.. _network.Named(name).ToArray().Select(value => value + 0.5f)]);
            Assert.All(_network.Predicted(_inputs).Zip(session.Forwarded(_inputs)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    [Fact]
    public void The_gradient_of_the_input_passes_through_them()
    {
        var session = _network.CreateTrainingSession(1);
        var input = _inputs[..Frozen.InputSize];
        session.Forward(input, new float[2]);
        var gradient = new float[Frozen.InputSize];
        session.Backward([1, -1], gradient);
        for (var i = 0; i < gradient.Length; i++)
        {
            var (up, down) = (input.ToArray(), input.ToArray());
            up[i] += 1e-3f;
            down[i] -= 1e-3f;
            var (high, low) = (_network.Predicted(up), _network.Predicted(down));
            Assert.Equal((high[0] - high[1] - low[0] + low[1]) / 2e-3, gradient[i], 1e-2 * gradient.Max(System.MathF.Abs));
        }
    }

    [Fact]
    public void Gradients_pass_through_layers_of_two_halves_and_through_transposed_ones()
    {
        var network = new FrozenHalves(seed: 1).Scrambled();
        var (session, gradient) = (network.CreateTrainingSession(2), new float[2 * FrozenHalves.InputSize]);
        var inputs = Numbers.Normal(2 * FrozenHalves.InputSize);
        session.Forward(inputs, new float[4]);
        session.Backward([1, -1, 2, 0.5f], gradient);
        double Loss() => session.Forwarded(inputs).Zip([1f, -1, 2, 0.5f]).Sum(pair => (double)pair.First * pair.Second);
        var weight = session.GradientOf("dense_1.weight");
        Assert.All(network.Parameters.Where(parameter => !parameter.Trainable), parameter =>
            Assert.All(session.GradientOf(parameter.Name), value => Assert.Equal(0, value)));
        Differences.AssertClose(Differences.Slopes(inputs, () => { }, Loss), gradient, share: 1e-2);

        var (parameter, values) = (network.Named("dense_1.weight"), network.Named("dense_1.weight").ToArray());
        Differences.AssertClose(Differences.Slopes(values, () => parameter.Write(values), Loss), weight, share: 1e-2);
    }
}
