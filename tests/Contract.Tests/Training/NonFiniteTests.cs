using System;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Training;

/// <summary>Data that are too great, and steps that lead to none: training stops and the network is as it was.</summary>
public sealed class NonFiniteTests
{
    // In order, in batches of 16, sample 37 comes in the third step.
    private const int BadSample = 37;

    private readonly Waves _network = new Waves(seed: 1).Scrambled();

    [Fact]
    public void An_input_that_overflows_stops_training_at_its_step()
    {
        var data = WaveData.Create(64);
        var inputs = data.Inputs.ToArray();
        inputs.AsSpan(BadSample * Waves.InputSize, Waves.InputSize).Fill(float.MaxValue);
        CheckStops(new Dataset(inputs, data.Targets, data.Count));
    }

    [Fact]
    public void A_rate_that_is_much_too_high_stops_training()
    {
        var before = _network.Saved();
        var trainer = new Trainer(_network, new Sgd { LearningRate = 1e38 }, new CrossEntropy()) { Epochs = 5 };
        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(WaveData.Create(256)));
        Assert.Contains($"step {error.Step} of epoch {error.Epoch}", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _network.Saved());
    }

    private void CheckStops(Dataset data)
    {
        var inputs = Numbers.Normal(4 * Waves.InputSize);
        var (before, predicted) = (_network.Saved(), _network.Predicted(inputs));
        var trainer = new Trainer(_network, new Adam(), new CrossEntropy()) { BatchSize = 16, Shuffle = false };
        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(data));
        Assert.Equal((1, 3), (error.Epoch, error.Step));
        Assert.Contains("step 3 of epoch 1", error.Message, StringComparison.Ordinal);

        // Running statistics are among what is saved, and what is folded follows.
        Assert.Equal(before, _network.Saved());
        Assert.Equal(predicted, _network.Predicted(inputs));
    }
}
