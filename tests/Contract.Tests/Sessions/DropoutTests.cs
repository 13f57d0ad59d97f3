using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>Dropout: random zeros in training, nothing in inference.</summary>
public sealed class DropoutTests
{
    private const int Samples = 20;

    private readonly OneDropout _network = new();
    private readonly float[] _ones = [.. Enumerable.Repeat(1f, Samples * OneDropout.InputSize)];

    [Fact]
    public void Half_of_the_values_are_dropped_and_the_others_doubled()
    {
        var outputs = _network.CreateTrainingSession(Samples).Forwarded(_ones);
        Assert.All(outputs, value => Assert.True(value is 0 or 2));

        // Six standard deviations of 6,000 draws.
        Assert.InRange(outputs.Average(), 1 - 6 / Math.Sqrt(6000), 1 + 6 / Math.Sqrt(6000));
    }

    [Fact]
    public void The_gradient_passes_where_the_value_did()
    {
        var session = _network.CreateTrainingSession(Samples);
        var outputs = session.Forwarded(_ones);
        var gradients = new float[outputs.Length];
        session.Backward(_ones, gradients);
        Assert.Equal(outputs, gradients);
    }

    [Fact]
    public void Every_pass_draws_anew_until_the_session_is_reseeded()
    {
        var session = _network.CreateTrainingSession(Samples);
        session.Reseed(7);
        var (first, second) = (session.Forwarded(_ones), session.Forwarded(_ones));
        Assert.NotEqual(first, second);
        session.Reseed(7);
        Assert.Equal(first, session.Forwarded(_ones));
        Assert.Equal(second, session.Forwarded(_ones));
        session.Reseed(8);
        Assert.NotEqual(first, session.Forwarded(_ones));

        var other = _network.CreateTrainingSession(Samples + 1);
        other.Reseed(7);
        Assert.Equal(first, other.Forwarded(_ones));
    }

    /// <summary>Network, session and trainer all have seed 0 where nothing is said.</summary>
    [Fact]
    public void The_first_mask_is_not_the_first_parameters_numbers()
    {
        var session = _network.CreateTrainingSession(Samples);
        for (var parameter = 0; parameter < 1000; parameter++)
            Assert.NotEqual(RandomSource.ForStream(0, parameter).State, session.RandomState);
        session.Reseed(0);
        Assert.NotEqual(RandomSource.ForStream(0, 0).State, session.RandomState);

        // The mask of one half is the top bit of the session's numbers.
        var random = RandomSource.ForStream(0, 0);
        var ofParameter = _ones.Select(_ => random.NextSingle() < 0.5f ? 0f : 2f);
        Assert.NotEqual(ofParameter, session.Forwarded(_ones));
    }

    [Fact]
    public void Parts_of_a_batch_drop_other_values()
    {
        var (session, other) = (_network.CreateTrainingSession(Samples), _network.CreateTrainingSession(Samples));
        session.Reseed(7, part: 0);
        other.Reseed(7, part: 1);
        Assert.NotEqual(session.Forwarded(_ones), other.Forwarded(_ones));
    }

    [Fact]
    public void Samples_of_a_batch_have_masks_of_their_own()
    {
        var rows = _network.CreateTrainingSession(Samples).Forwarded(_ones).Chunk(OneDropout.InputSize).ToList();
        Assert.Equal(Samples, rows.Select(row => string.Join("", row)).Distinct().Count());
    }

    [Fact]
    public void Inference_is_the_identity()
    {
        var inputs = Numbers.Normal(Samples * OneDropout.InputSize);
        Assert.Equal(inputs, _network.Predicted(inputs));
    }
}
