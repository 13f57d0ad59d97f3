using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Training;

/// <summary>A loss for each output: its value, its step, checkpoints, and what is refused.</summary>
[Collection(Alone.Name)]
public sealed class HeadLossesTests
{
    private static readonly HeadLosses s_losses = new(("my_class", new CrossEntropy()), ("mask", new BinaryCrossEntropy(), 0.5));

    [Fact]
    public void The_loss_is_the_weighted_sum_of_each_outputs_own()
    {
        var (network, data) = (new TwoHeads(seed: 3).Scrambled(), Bumps(19));
        var outputs = network.Predicted(data.Inputs.Span);
        var (classes, masks) = (Part(outputs, TwoHeads.MyClassOffset, TwoHeads.MyClassSize), Part(outputs, TwoHeads.MaskOffset, TwoHeads.MaskSize));
        var (labels, truth) = (Part(data.Targets.Span, TwoHeads.MyClassOffset, TwoHeads.MyClassSize), Part(data.Targets.Span, TwoHeads.MaskOffset, TwoHeads.MaskSize));
        var expected = new CrossEntropy().Compute(new(classes, labels, 1, 2), []) + 0.5 * new BinaryCrossEntropy().Compute(new(masks, truth, 24, 1), []);
        var right = Enumerable.Range(0, 19).Count(sample => classes[2 * sample + 1] > classes[2 * sample] == labels[2 * sample + 1] > 0.5f);

        var measured = new Trainer(network, new Sgd(), s_losses) { BatchSize = 19 }.Evaluate(data);
        Assert.Equal(expected, measured.Loss, 1e-6);
        Assert.Equal(right / 19.0, measured.Accuracy!.Value, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_step_follows_the_gradient_of_the_sum(int threads)
    {
        var (expected, trained, data) = (new TwoHeadsFirst(seed: 3).Scrambled(), new TwoHeadsFirst(seed: 3).Scrambled(), Drawn(8));
        var session = expected.CreateTrainingSession(8);
        var outputs = session.Forwarded(data.Inputs.Span);
        var gradients = new float[outputs.Length];
        AddGradients(new CrossEntropy(), 2, outputs, data, gradients, (TwoHeadsFirst.LateOffset, TwoHeadsFirst.LateLength, TwoHeadsFirst.LateChannels));
        AddGradients(new MeanSquaredError(), 3, outputs, data, gradients, (TwoHeadsFirst.EarlyOffset, TwoHeadsFirst.EarlyLength, TwoHeadsFirst.EarlyChannels));
        session.Backward(gradients, []);
        foreach (var parameter in expected.Parameters)
            parameter.Write(parameter.ToArray().Zip(session.GradientOf(parameter.Name), (value, gradient) => value - 0.1f * gradient).ToArray());

        var losses = new HeadLosses(("early", new MeanSquaredError(), 3), ("late", new CrossEntropy(), 2));
        new Trainer(trained, new Sgd { LearningRate = 0.1, Momentum = 0 }, losses) { Epochs = 1, BatchSize = 8, Threads = threads, L2 = 0 }.Fit(data);
        foreach (var (one, other) in expected.Parameters.Zip(trained.Parameters))
            Assert.All(one.ToArray().Zip(other.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    [Fact]
    public void Both_outputs_learn_and_a_run_goes_on_from_its_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("heads.checkpoint");
        (byte[] Bytes, TrainingHistory History) Run(int seed, int epochs, bool resumes)
        {
            var network = new TwoHeads(seed);
            var trainer = new Trainer(network, new Adam { LearningRate = 0.02 }, s_losses)
            {
                Epochs = epochs, BatchSize = 16, KeepBest = Metric.ValidationLoss, Checkpoint = new Checkpoint(path) { Resume = resumes },
            };
            return (trainer.Fit(Bumps(160), Bumps(64, seed: 2)) is var history ? network.Saved() : [], history);
        }

        var whole = Run(seed: 1, epochs: 12, resumes: false);
        Assert.True(whole.History.Last.Loss < 0.4 * whole.History.Epochs[0].Loss, $"{whole.History.Epochs[0].Loss} to {whole.History.Last.Loss}");
        Assert.True(whole.History.Last.ValidationAccuracy > 0.9, $"{whole.History.Last.ValidationAccuracy}");
        Run(seed: 1, epochs: 5, resumes: false);
        Assert.Equal(whole.Bytes, Run(seed: 2, epochs: 12, resumes: true).Bytes);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_outputs_name_and_nothing_changes()
    {
        var (network, data) = (new TwoHeads(seed: 1), Bumps(4));
        var before = network.Saved();
        string Message(Loss loss, Dataset with) => Assert.ThrowsAny<Exception>(() => new Trainer(network, new Sgd(), loss) { Epochs = 1 }.Fit(with)).Message;

        Assert.Contains("'my_class', 'mask'", Message(new HeadLosses(("class", new CrossEntropy())), data), StringComparison.Ordinal);
        Assert.Contains("HeadLosses", Message(new CrossEntropy(), data), StringComparison.Ordinal);
        Assert.Contains("'mask'", Message(new HeadLosses(("mask", new CrossEntropy())), data), StringComparison.Ordinal);
        var bad = data.Targets.ToArray();
        bad[TwoHeads.OutputSize + TwoHeads.MaskOffset + 3] = float.NaN;
        Assert.Contains("Sample 1 of 'train' has NaN among its targets, at step 3, channel 0 of output 'mask'", Message(s_losses, new(data.Inputs, bad, 4)), StringComparison.Ordinal);
        bad = data.Targets.ToArray();
        bad[2 * TwoHeads.OutputSize + TwoHeads.MyClassOffset] = 0.3f;
        Assert.Contains("'my_class'", Message(s_losses, new(data.Inputs, bad, 4)), StringComparison.Ordinal);
        Assert.Equal(before, network.Saved());

        Assert.Throws<ArgumentException>(() => new HeadLosses());
        Assert.Throws<ArgumentException>(() => new HeadLosses(("a", new Huber()), ("a", new Huber())));
        Assert.Throws<ArgumentException>(() => new HeadLosses(("a", s_losses)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeadLosses(("a", new Huber(), -1)));
    }

    /// <summary>A bump somewhere in noise, upwards or downwards: the class is its sign, the mask where it is.</summary>
    private static Dataset Bumps(int count, int seed = 1)
    {
        var random = RandomSource.ForStream(seed, 0);
        var (inputs, targets) = (new float[count * TwoHeads.InputSize], new float[count * TwoHeads.OutputSize]);
        for (var sample = 0; sample < count; sample++)
        {
            var (label, start) = (random.NextInt32(2), random.NextInt32(18));
            var input = inputs.AsSpan(sample * TwoHeads.InputSize, TwoHeads.InputSize);
            var target = targets.AsSpan(sample * TwoHeads.OutputSize, TwoHeads.OutputSize);
            target[TwoHeads.MyClassOffset + label] = 1;
            for (var step = 0; step < input.Length; step++)
            {
                var isBump = step >= start && step < start + 6;
                input[step] = (isBump ? 4 * label - 2 : 0) + 0.3f * random.NextNormal();
                target[TwoHeads.MaskOffset + step] = isBump ? 1 : 0;
            }
        }

        return new(inputs, targets, count);
    }

    /// <summary>Any numbers; of the later output one-hot steps, channels first.</summary>
    private static Dataset Drawn(int count)
    {
        var targets = Numbers.Normal(count * TwoHeadsFirst.OutputSize, seed: 7);
        for (var place = 0; place < targets.Length; place++)
        {
            var value = place % TwoHeadsFirst.OutputSize - TwoHeadsFirst.LateOffset;
            if (value >= 0 && value < TwoHeadsFirst.LateSize)
                targets[place] = value / TwoHeadsFirst.LateLength == (place / TwoHeadsFirst.OutputSize + value) % TwoHeadsFirst.LateLength % 2 ? 1 : 0;
        }

        return new(Numbers.Normal(count * TwoHeadsFirst.InputSize), targets, count);
    }

    private static float[] Part(ReadOnlySpan<float> samples, int offset, int size) => Part(samples, TwoHeads.OutputSize, offset, size);

    private static float[] Part(ReadOnlySpan<float> samples, int stride, int offset, int size)
    {
        var part = new float[samples.Length / stride * size];
        for (var place = 0; place < part.Length; place++)
            part[place] = samples[place / size * stride + offset + place % size];
        return part;
    }

    private static void AddGradients(Loss loss, float weight, float[] outputs, Dataset data, float[] gradients, (int Offset, int Length, int Channels) part)
    {
        var (stride, size) = (TwoHeadsFirst.OutputSize, part.Length * part.Channels);
        var own = new float[data.Count * size];
        loss.Compute(new(Part(outputs, stride, part.Offset, size), Part(data.Targets.Span, stride, part.Offset, size), part.Length, part.Channels, DataLayout.ChannelsFirst), own);
        for (var place = 0; place < own.Length; place++)
            gradients[place / size * stride + part.Offset + place % size] = weight * own[place];
    }
}
