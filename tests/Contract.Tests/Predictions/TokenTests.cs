using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Inputs of whole numbers, alone and beside another input: rows of a table, and what is no row.</summary>
public sealed class TokenTests
{
    [Fact]
    public void Each_step_is_its_row()
    {
        var network = new Rows(seed: 2);
        var table = network.Parameters[0].ToArray();
        float[] tokens = [6, 0, -0f, 3, 1, 2, 5, 6];
        Assert.Equal(tokens.SelectMany(token => table.Skip((int)token * 3).Take(3)), network.Predicted(tokens));
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(7f)]
    [InlineData(2.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(3e9f)]
    public void What_is_no_row_is_refused_with_its_place_and_nothing_changes(float token)
    {
        var network = new Rows(seed: 2);
        var inputs = new float[3 * Rows.InputSize];
        inputs[2 * Rows.InputSize + 1] = token;
        var outputs = Enumerable.Repeat(9f, 3 * Rows.OutputSize).ToArray();
        var session = network.CreateTrainingSession(3);
        var before = network.Saved();
        foreach (var refused in new Action[]
        {
            () => network.Predict(inputs, outputs),
            () => network.Predict(inputs, outputs, new byte[Rows.WorkspaceBytes]),
            () => session.Forward(inputs, outputs),
        })
        {
            var message = Assert.Throws<ArgumentException>(refused).Message;
            Assert.Contains(FormattableString.Invariant($"embedding_1: sample 2 has {token} at step 1; expected a whole number from 0 to 6."), message, StringComparison.Ordinal);
        }

        Assert.All(outputs, output => Assert.Equal(9f, output));
        var trainer = new Trainer(network, new Adam(), new MeanSquaredError()) { Epochs = 1, BatchSize = 1, Shuffle = false };
        Assert.Throws<ArgumentException>(() => trainer.Fit(new(inputs, new float[3 * Rows.OutputSize], 3)));
        Assert.Equal(before, network.Saved());
    }

    [Fact]
    public void Of_several_inputs_the_right_one_is_looked_at()
    {
        var network = new WordsAndMotion(seed: 4);
        var inputs = Numbers.Normal(2 * WordsAndMotion.InputSize);
        for (var sample = 0; sample < 2; sample++)
            inputs.AsSpan(sample * WordsAndMotion.InputSize + WordsAndMotion.WordsOffset, WordsAndMotion.WordsSize).Fill(8);
        Assert.All(network.Predicted(inputs).Chunk(3), output => Assert.Equal(1, output.Sum(), 1e-5f));
        inputs[WordsAndMotion.InputSize + 5] = 9;
        Assert.Contains("sample 1 has 9 at step 5", Assert.Throws<ArgumentException>(() => network.Predicted(inputs)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_inputs_are_learnt_together()
    {
        // The class is one of three: a word that means it, or a movement upwards in either channel.
        var random = RandomSource.ForStream(1, 0);
        const int Count = 240;
        var (inputs, labels) = (Numbers.Normal(Count * WordsAndMotion.InputSize, seed: 2), new int[Count]);
        for (var sample = 0; sample < Count; sample++)
        {
            var input = inputs.AsSpan(sample * WordsAndMotion.InputSize, WordsAndMotion.InputSize);
            labels[sample] = random.NextInt32(3);
            for (var step = 0; step < WordsAndMotion.WordsLength; step++)
                input[step] = random.NextInt32(8);
            if (labels[sample] == 2)
                input[random.NextInt32(6)] = 8;
            else
                input[WordsAndMotion.MotionOffset + 2 * (1 + random.NextInt32(6)) + labels[sample]] += 12;
        }

        var data = Dataset.FromLabels(inputs, labels, classes: 3);
        var history = new Trainer(new WordsAndMotion(seed: 1), new Adam { LearningRate = 0.02 }, new CrossEntropy()) { Epochs = 25, BatchSize = 16 }.Fit(data);
        Assert.True(history.Last.Accuracy > 0.95, $"{history.Last.Accuracy}");
    }
}
