using System;
using System.Linq;
using Xunit;

namespace Gen.Tests;

public class OptimizerTests
{
    private const int Steps = 5;
    private const double LearnRateFactorOfBias = 2;

    [Fact]
    public void PlainSgdFollowsTheGradient() =>
        Check(new Sgd { LearningRate = 0.1 }, l2: 0, (w, g, _, learningRate, _) => w - learningRate * g);

    [Fact]
    public void SgdHasMomentum() => Check(new Sgd { LearningRate = 0.1, Momentum = 0.9 }, l2: 0, (w, g, state, learningRate, _) =>
    {
        state[0] = 0.9 * state[0] + g;
        return w - learningRate * state[0];
    });

    [Fact]
    public void NesterovLooksAhead() =>
        Check(new Sgd { LearningRate = 0.1, Momentum = 0.9, Nesterov = true }, l2: 0, (w, g, state, learningRate, _) =>
        {
            state[0] = 0.9 * state[0] + g;
            return w - learningRate * (g + 0.9 * state[0]);
        });

    [Fact]
    public void AdamIsKerasAdam() => Check(new Adam { LearningRate = 0.01 }, l2: 0, AdamStep);

    [Fact]
    public void RmsPropDividesByTheRootMeanSquare() => Check(new RmsProp { LearningRate = 0.01 }, l2: 0, (w, g, state, learningRate, _) =>
    {
        state[0] = 0.9 * state[0] + 0.1 * g * g;
        return w - learningRate * g / (Math.Sqrt(state[0]) + 1e-7);
    });

    [Fact]
    public void AdadeltaFollowsThePaper() => Check(new Adadelta(), l2: 0.5, (w, g, state, learningRate, _) =>
    {
        state[0] = 0.95 * state[0] + 0.05 * g * g;
        var step = Math.Sqrt(state[1] + 1e-6) / Math.Sqrt(state[0] + 1e-6) * g;
        state[1] = 0.95 * state[1] + 0.05 * step * step;
        return w - learningRate * step;
    });

    [Fact]
    public void L2JoinsTheGradient() => Check(new Adam { LearningRate = 0.01 }, l2: 0.5, AdamStep);

    [Fact]
    public void AdamsFirstStepIsTheLearningRate()
    {
        var network = new LinearNetwork(2, 1, 1);
        var session = network.CreateTrainingSession(1);
        var before = network.Parameters[0].Values();
        session.PackedGradient(0)[network.Parameters[0].Layout.IndexOf(1, 0)] = -3;
        new Adam { LearningRate = 0.01 }.Step(session);
        Assert.Equal(before[0], network.Parameters[0].Values()[0]);
        Assert.Equal(before[1] + 0.01f, network.Parameters[0].Values()[1], 1e-6f);
    }

    [Fact]
    public void ASmallerEpsilonAndOtherBetasCount() => Check(
        new Adam { LearningRate = 0.01, Beta1 = 0.5, Beta2 = 0.8, Epsilon = 0.1 }, l2: 0,
        (w, g, state, learningRate, t) =>
        {
            state[0] = 0.5 * state[0] + 0.5 * g;
            state[1] = 0.8 * state[1] + 0.2 * g * g;
            return w - learningRate * Math.Sqrt(1 - Math.Pow(0.8, t)) / (1 - Math.Pow(0.5, t)) * state[0] / (Math.Sqrt(state[1]) + 0.1);
        });

    [Fact]
    public void FrozenParametersAndPaddingStayAsTheyAre()
    {
        foreach (var optimizer in Every())
            CheckFrozen(optimizer);
    }

    [Fact]
    public void AStepLeavesGradientsAndCountsOneChange()
    {
        var (network, session) = Drawn();
        DrawGradients(network, session, 1);
        var gradients = session.PackedGradient(0).ToArray();
        var version = network.Set.Version;
        new Sgd { Momentum = 0.9, Nesterov = true }.Step(session, 0.1);
        Assert.Equal(gradients, session.PackedGradient(0).ToArray());
        Assert.Equal(version + 1, network.Set.Version);
    }

    [Fact]
    public void ResetMakesItNew()
    {
        float[][] Run(Optimizer optimizer)
        {
            var (network, session) = Drawn();
            DrawGradients(network, session, 1);
            var start = network.AllValues();
            optimizer.Step(session);
            optimizer.Reset();
            network.Parameters[0].Write(start[0]);
            network.Parameters[1].Write(start[1]);
            optimizer.Step(session);
            return network.AllValues();
        }

        var (fresh, freshSession) = Drawn();
        DrawGradients(fresh, freshSession, 1);
        new Adam().Step(freshSession);
        Assert.Equal(fresh.AllValues(), Run(new Adam()));
    }

    [Fact]
    public void AnInfiniteStepIsReported()
    {
        var (network, session) = Drawn();
        DrawGradients(network, session, 1);
        var optimizer = new Sgd();
        Assert.True(optimizer.Step(session));
        session.PackedGradient(0)[2000] = float.NaN;
        Assert.False(optimizer.Step(session));
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        foreach (var optimizer in Every())
        {
            var (_, session) = Drawn();
            optimizer.Step(session, 0.1);
            var before = GC.GetAllocatedBytesForCurrentThread();
            optimizer.Step(session, 0.1);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
            Assert.Equal(2, optimizer.StepCount);
        }
    }

    [Fact]
    public void AnOptimizerServesOneNetwork()
    {
        var optimizer = new Sgd();
        optimizer.Bind(new LinearNetwork(2, 1, 1));
        var session = new LinearNetwork(2, 1, 1).CreateTrainingSession(1);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(session));
        Assert.Equal(0, optimizer.StepCount);
    }

    [Fact]
    public void NumbersOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { LearningRate = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { LearningRate = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { Momentum = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta2 = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Epsilon = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { Rho = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { Momentum = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { Epsilon = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW { WeightDecay = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adadelta { Rho = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adadelta { Epsilon = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().Step(Drawn().Session, -1));
    }

    private static Optimizer[] Every() =>
        [new Sgd { Momentum = 0.9 }, new RmsProp { Centered = true, Momentum = 0.9 }, new Adam(), new AdamW(), new Adadelta()];

    private static void CheckFrozen(Optimizer optimizer)
    {
        var (network, session) = Drawn();
        network.Parameters[LinearNetwork.RunningMean].Write(Samples.Normal(40, 3));
        var frozen = network.Parameters[LinearNetwork.RunningMean].Values();
        for (var step = 0; step < Steps; step++)
        {
            DrawGradients(network, session, step);
            optimizer.Step(session, 0.1);
        }

        Assert.Equal(frozen, network.Parameters[LinearNetwork.RunningMean].Values());
        Assert.All(network.Parameters.SelectMany(parameter => parameter.Padding()), value => Assert.Equal(0f, value));
        Assert.NotEmpty(network.Parameters.SelectMany(parameter => parameter.Padding()));
    }

    private delegate double Rule(double w, double gradient, double[] state, double learningRate, int step);

    private static double AdamStep(double w, double g, double[] state, double learningRate, int t)
    {
        state[0] = 0.9 * state[0] + 0.1 * g;
        state[1] = 0.999 * state[1] + 0.001 * g * g;
        return w - learningRate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * state[0] / (Math.Sqrt(state[1]) + 1e-7);
    }

    // 40 x 60 weights: more than two blocks, in panels with padding.
    private static (LinearNetwork Network, ITrainingSession Session) Drawn()
    {
        var network = new LinearNetwork(40, 1, 60);
        network.Parameters[LinearNetwork.Bias].Write(Samples.Normal(60, 2));
        return (network, network.CreateTrainingSession(1));
    }

    private static float[][] DrawGradients(LinearNetwork network, ITrainingSession session, int seed)
    {
        var gradients = network.Parameters.Select((parameter, i) => Samples.Normal(parameter.Length, 10 * seed + i)).ToArray();
        for (var i = 0; i < gradients.Length; i++)
            network.Parameters[i].Layout.Pack(gradients[i], session.PackedGradient(i));
        return gradients;
    }

    private static void Check(Optimizer optimizer, double l2, Rule rule)
    {
        var (network, session) = Drawn();
        var values = network.AllValues().Select(array => array.Select(value => (double)value).ToArray()).ToArray();
        var states = values.Select(array => array.Select(_ => new double[2]).ToArray()).ToArray();
        for (var step = 1; step <= Steps; step++)
        {
            var gradients = DrawGradients(network, session, step);
            for (var i = 0; i < values[0].Length; i++)
                values[0][i] = rule(values[0][i], gradients[0][i] + l2 * values[0][i], states[0][i], optimizer.LearningRate, step);
            for (var i = 0; i < values[1].Length; i++)
                values[1][i] = rule(values[1][i], gradients[1][i], states[1][i], LearnRateFactorOfBias * optimizer.LearningRate, step);
            Assert.True(optimizer.Step(session, l2));
        }

        for (var p = 0; p < 2; p++)
            Assert.All(network.Parameters[p].Values().Zip(values[p]), pair => Assert.Equal(pair.Second, pair.First, 2e-6));
    }
}
