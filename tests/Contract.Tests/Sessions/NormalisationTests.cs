using System;
using System.IO;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
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

    /// <summary>The first values are no measurement: one step, and predictions normalise as it did.</summary>
    [Fact]
    public void After_one_step_the_running_statistics_are_the_batchs()
    {
        _network.CreateTrainingSession(Samples).Forwarded(_inputs);
        for (var channel = 0; channel < 3; channel++)
        {
            var (mean, variance) = Moments(_inputs, channel);
            Assert.Equal(mean, Mean(_network)[channel], 1e-5);
            Assert.Equal(variance, Variance(_network)[channel], 1e-4);
        }
    }

    [Fact]
    public void The_share_that_is_kept_grows_with_the_steps()
    {
        var session = _network.CreateTrainingSession(Samples);
        var batches = Enumerable.Range(1, 30).Select(scale => _inputs.Select(value => scale * value).ToArray()).ToList();
        foreach (var batch in batches)
            session.Forwarded(batch);
        for (var channel = 0; channel < 3; channel++)
        {
            var (mean, variance) = (0.0, 0.0);
            for (var step = 0; step < batches.Count; step++)
            {
                var (kept, batch) = (step / (step + 20.0), Moments(batches[step], channel));
                (mean, variance) = (kept * mean + (1 - kept) * batch.Mean, kept * variance + (1 - kept) * batch.Variance);
            }

            Assert.Equal(mean, Mean(_network)[channel], 1e-3);
            Assert.Equal(1, Variance(_network)[channel] / variance, 1e-5);
        }
    }

    [Fact]
    public void In_the_long_run_the_momentum_is_kept()
    {
        var (session, ones) = (_network.CreateTrainingSession(Samples), Array.ConvertAll(_inputs, _ => 1f));
        for (var step = 0; step < 1980; step++)
            session.Forwarded(new float[_inputs.Length]);
        session.Forwarded(ones);
        Assert.All(Mean(_network), mean => Assert.Equal(0.01f, mean, 1e-6f));
        session.Forwarded(ones);
        Assert.All(Mean(_network), mean => Assert.Equal(0.99f * 0.01f + 0.01f, mean, 1e-6f));
    }

    [Fact]
    public void Loaded_statistics_are_kept_by_the_momentum_from_the_first_step_on()
    {
        var other = new OneBatchNorm();
        other.CreateTrainingSession(Samples).Forwarded(_inputs);
        using var file = new MemoryStream(other.Saved());
        _network.Load(file);
        _network.CreateTrainingSession(Samples).Forwarded([.. _inputs.Select(value => value + 100)]);
        Assert.All(Mean(_network).Zip(Mean(other)), pair => Assert.Equal(pair.Second + 1, pair.First, 1e-3f));
    }

    [Fact]
    public void An_untrained_network_that_was_saved_and_loaded_trains_as_before()
    {
        using var file = new MemoryStream(_network.Saved());
        var loaded = new OneBatchNorm(seed: 3);
        loaded.Load(file);
        loaded.CreateTrainingSession(Samples).Forwarded(_inputs);
        _network.CreateTrainingSession(Samples).Forwarded(_inputs);
        Assert.Equal(_network.Saved(), loaded.Saved());
    }

    [Fact]
    public void With_KeepStart_running_statistics_move_by_one_minus_the_momentum_towards_the_batch()
    {
        var network = new KeptStart();
        var session = network.CreateTrainingSession(Samples);
        session.Forward(_inputs, new float[_inputs.Length]);
        session.Backward(new float[_inputs.Length], []);
        for (var channel = 0; channel < 3; channel++)
        {
            // The biased variance, as Keras' and unlike PyTorch's.
            var (mean, variance) = Moments(_inputs, channel);
            Assert.Equal(0.01 * mean, Mean(network)[channel], 1e-5);
            Assert.Equal(0.99 + 0.01 * variance, Variance(network)[channel], 1e-5);
        }
    }

    [Fact]
    public void Inference_leaves_the_running_statistics_alone()
    {
        var before = _network.Saved();
        _network.Predict(_inputs, new float[_inputs.Length]);
        Assert.Equal(before, _network.Saved());
    }

    private static float[] Mean(INetwork network) => network.Named("batchnorm_1.running_mean").ToArray();

    private static float[] Variance(INetwork network) => network.Named("batchnorm_1.running_var").ToArray();

    private static (double Mean, double Variance) Moments(float[] values, int channel)
    {
        var own = values.Where((_, i) => i % 3 == channel).Select(value => (double)value).ToList();
        var mean = own.Average();
        return (mean, own.Average(value => (value - mean) * (value - mean)));
    }
}
