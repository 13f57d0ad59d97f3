using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>What a training session takes, what it refuses, and what it gives.</summary>
public sealed class SessionTests
{
    private readonly Smooth _network = new Smooth(seed: 1).Scrambled();
    private readonly ITrainingSession _session;

    public SessionTests() => _session = _network.CreateTrainingSession(4);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_batch_has_at_least_one_sample_and_room_in_an_array(int batchSize) =>
        Assert.Equal("batchSize", Assert.Throws<ArgumentOutOfRangeException>(() => _network.CreateTrainingSession(batchSize)).ParamName);

    [Fact]
    public void A_session_knows_its_network()
    {
        Assert.Same(_network, _session.Network);
        Assert.Equal(4, _session.BatchSize);
        Assert.True(_session.HasLogits);
        Assert.False(new Folded().CreateTrainingSession(1).HasLogits);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(33, 0)]
    [InlineData(33, 6)]
    [InlineData(34, 3)]
    [InlineData(165, 15)]
    public void Forward_refuses_wrong_lengths_and_names_both(int inputs, int outputs)
    {
        var error = Assert.Throws<ArgumentException>(() => _session.Forward(new float[inputs], new float[outputs]));
        Assert.Contains($"inputs has {inputs} values and outputs {outputs};", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _session.Backward(new float[3], []));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(7, 0)]
    [InlineData(0, 0)]
    [InlineData(12, 0)]
    [InlineData(6, 33)]
    [InlineData(6, 67)]
    [InlineData(6, 132)]
    public void Backward_takes_the_lengths_of_the_last_forward_pass(int outputs, int inputs)
    {
        _session.Forward(Numbers.Normal(4 * Smooth.InputSize), new float[4 * Smooth.OutputSize]);
        _session.Forward(Numbers.Normal(2 * Smooth.InputSize), new float[2 * Smooth.OutputSize]);
        foreach (var call in new Action[]
        {
            () => _session.Backward(new float[outputs], new float[inputs]),
            () => _session.BackwardFromLogits(new float[outputs], new float[inputs]),
        })
        {
            var error = Assert.Throws<ArgumentException>(call);
            Assert.Contains($"have {outputs} values and inputGradients {inputs};", error.Message, StringComparison.Ordinal);
            Assert.Contains("expected 6, and 66 or none", error.Message, StringComparison.Ordinal);
        }

        Assert.All(_session.GradientOf("dense_1.weight"), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Backward_needs_a_forward_pass()
    {
        Assert.Throws<InvalidOperationException>(() => _session.Backward(new float[3], []));
        Assert.Throws<InvalidOperationException>(() => _session.BackwardFromLogits(new float[3], []));
    }

    [Fact]
    public void Without_a_softmax_there_are_no_logits()
    {
        var session = new Folded().CreateTrainingSession(1);
        session.Forward(new float[Folded.InputSize], new float[Folded.OutputSize]);
        Assert.Throws<InvalidOperationException>(() => session.BackwardFromLogits(new float[Folded.OutputSize], []));
        Assert.True(session.Logits.IsEmpty);
    }

    [Fact]
    public void Logits_are_what_the_softmax_saw()
    {
        Assert.True(_session.Logits.IsEmpty);
        var outputs = _session.Forwarded(Numbers.Normal(3 * Smooth.InputSize));
        var logits = _session.Logits.ToArray();
        Assert.Equal(outputs.Length, logits.Length);
        foreach (var (row, p) in logits.Chunk(3).Zip(outputs.Chunk(3)))
        {
            var sum = row.Sum(value => Math.Exp(value));
            Assert.All(row.Zip(p), pair => Assert.Equal(Math.Exp(pair.First) / sum, pair.Second, 1e-6));
        }
    }

    [Fact]
    public void Gradients_are_read_by_name_and_by_length()
    {
        var unknown = Assert.Throws<ArgumentException>(() => _session.ReadGradient("dense_7.weight", new float[12]));
        Assert.Contains("'dense_7.weight'", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("dense_1.weight", unknown.Message, StringComparison.Ordinal);
        var wrong = Assert.Throws<ArgumentException>(() => _session.ReadGradient("dense_1.weight", new float[11]));
        Assert.Contains("12 values, but the span has 11", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_pass_without_dropout_and_normalisation_predicts()
    {
        var network = new RowLast(seed: 1).Scrambled();
        var inputs = Numbers.Normal(3 * RowLast.InputSize);
        var outputs = network.CreateTrainingSession(3).Forwarded(inputs);
        Assert.All(network.Predicted(inputs).Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }
}
