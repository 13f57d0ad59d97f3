using Xunit;

namespace Gen.Tests;

/// <summary>Five steps of four weights, beside what PyTorch makes of them: PyTorch/make_values.py.</summary>
public class OptimizerValueTests
{
    private const float Tolerance = 1e-6f;

    [Fact]
    public void RmsPropIsPyTorchs() => Check(
        new RmsProp { LearningRate = 0.01 }, [0.450723348, -1.143547143, 1.867722869, 0.723534952]);

    [Fact]
    public void CenteredRmsPropWithMomentumIsPyTorchs() => Check(
        new RmsProp { LearningRate = 0.01, Rho = 0.8, Epsilon = 1e-3, Centered = true, Momentum = 0.9 },
        [0.32593737, -0.962243497, 1.693274336, 0.677621239]);

    [Fact]
    public void AdamWIsPyTorchs() => Check(
        new AdamW { LearningRate = 0.01, WeightDecay = 0.1, Epsilon = 1e-12 }, [0.457073713, -1.193862388, 1.941609292, 0.731952589]);

    [Fact]
    public void AdadeltaIsPyTorchs()
    {
        Check(new Adadelta(), [0.491992488, -1.22721312, 1.9664786, 0.74546536]);
        Check(new Adadelta { LearningRate = 0.5, Rho = 0.8, Epsilon = 1e-2 }, [0.340432506, -0.651359915, 1.856427862, 0.631779553]);
    }

    [Fact]
    public void OnlyWeightsDecay()
    {
        // Without a gradient all that AdamW does is to shrink what has an L2 factor.
        var network = new LinearNetwork(2, 1, 2);
        network.Parameters[LinearNetwork.Weight].Write([1, 2, 3, 4]);
        network.Parameters[LinearNetwork.Bias].Write([1, 2]);
        new AdamW { LearningRate = 0.5, WeightDecay = 0.5 }.Step(network.CreateTrainingSession(1));
        Assert.Equal([0.75f, 1.5f, 2.25f, 3f], network.Parameters[LinearNetwork.Weight].Values());
        Assert.Equal([1f, 2f], network.Parameters[LinearNetwork.Bias].Values());
    }

    private static void Check(Optimizer optimizer, double[] expected)
    {
        var network = new LinearNetwork(2, 1, 2);
        var weight = network.Parameters[LinearNetwork.Weight];
        weight.Write([0.5f, -1.25f, 2, 0.75f]);
        var session = network.CreateTrainingSession(1);
        for (var step = 0; step < 5; step++)
        {
            float[] gradient = [0.3f - 0.1f * step, -1.5f, 0.02f * (step + 1), step % 2 == 0 ? 2 : -2];
            weight.Layout.Pack(gradient, session.PackedGradient(LinearNetwork.Weight));
            Assert.True(optimizer.Step(session));
        }

        var actual = weight.Values();
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal((float)expected[i], actual[i], Tolerance);
    }
}
