using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>Batch normalisation in training mode, by the formula.</summary>
public sealed class NormalisationTests
{
    private const int Samples = 4;

    private readonly OneBatchNorm _network = new();
    private readonly float[] _inputs = [.. Numbers.Normal(Samples * OneBatchNorm.InputSize).Select((value, i) => 3 * value + i % 3)];

    [Fact]
    public void Outputs_have_the_mean_and_the_deviation_that_beta_and_gamma_say()
    {
        _network.Named("batchnorm_1.gamma").Write([1, 2, 3]);
        _network.Named("batchnorm_1.beta").Write([4, 5, 6]);
        var outputs = _network.CreateTrainingSession(Samples).Forwarded(_inputs);
        for (var channel = 0; channel < 3; channel++)
        {
            var (mean, variance) = Moments(outputs, channel);
            Assert.Equal(4 + channel, mean, 1e-4);
            Assert.Equal(1 + channel, Math.Sqrt(variance), 1e-2);
        }
    }

    [Fact]
    public void Running_statistics_move_by_one_minus_the_momentum_towards_the_batch()
    {
        var session = _network.CreateTrainingSession(Samples);
        session.Forward(_inputs, new float[_inputs.Length]);
        session.Backward(new float[_inputs.Length], []);
        for (var channel = 0; channel < 3; channel++)
        {
            // The biased variance, as Keras' and unlike PyTorch's.
            var (mean, variance) = Moments(_inputs, channel);
            Assert.Equal(0.01 * mean, _network.Named("batchnorm_1.running_mean").ToArray()[channel], 1e-5);
            Assert.Equal(0.99 + 0.01 * variance, _network.Named("batchnorm_1.running_var").ToArray()[channel], 1e-5);
        }
    }

    [Fact]
    public void Inference_leaves_the_running_statistics_alone()
    {
        var before = _network.Saved();
        _network.Predict(_inputs, new float[_inputs.Length]);
        Assert.Equal(before, _network.Saved());
    }

    private static (double Mean, double Variance) Moments(float[] values, int channel)
    {
        var own = values.Where((_, i) => i % 3 == channel).Select(value => (double)value).ToList();
        var mean = own.Average();
        return (mean, own.Average(value => (value - mean) * (value - mean)));
    }
}
