using System;
using System.IO;
using System.Linq;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>A network whose class says [Network(Training = false)], where only an INetwork is known, so that the compiler cannot refuse to train it.</summary>
public sealed class NoTrainingTests
{
    [Fact]
    public void It_predicts_what_its_twin_that_was_trained_predicts()
    {
        var (only, twin) = (new PredictsOnly(seed: 5), new PredictsAndTrains());
        using var file = new MemoryStream();
        only.Save(file);
        file.Position = 0;
        twin.Load(file);
        var inputs = Enumerable.Range(0, 3 * PredictsOnly.InputSize).Select(i => MathF.Sin(i)).ToArray();
        var (first, second) = (new float[3 * PredictsOnly.OutputSize], new float[3 * PredictsOnly.OutputSize]);
        only.Predict(inputs, first);
        twin.Predict(inputs, second);
        Assert.Equal(second, first);
    }

    [Fact]
    public void A_session_of_it_is_refused_with_what_to_set()
    {
        INetwork network = new PredictsOnly();
        var error = Assert.Throws<NotSupportedException>(() => network.CreateTrainingSession(1));
        Assert.Equal("'PredictsOnly' has no code for training, because its class says [Network(Training = false)]; take that away, or set it to true", error.Message);
    }

    [Fact]
    public void A_trainer_refuses_it_before_it_takes_the_optimizer()
    {
        var optimizer = new Adam();
        var error = Assert.Throws<NotSupportedException>(() => new Trainer((INetwork)new PredictsOnly(), optimizer, new CrossEntropy()));
        Assert.Contains("set GenTraining to true", error.Message, StringComparison.Ordinal);
        _ = new Trainer(new PredictsAndTrains(), optimizer, new CrossEntropy());
    }
}
