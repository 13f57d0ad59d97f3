using System.Linq;
using System.Threading;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>Several sessions of one network at once, each on a thread of its own.</summary>
public sealed class ParallelTests
{
    private const int Threads = 4;
    private const int Rounds = 50;

    [Fact]
    public void Their_gradients_are_those_of_one_after_the_other()
    {
        var network = new RowLast(seed: 1).Scrambled();
        var expected = Enumerable.Range(0, Threads).Select(id => Run(network, id)).ToList();
        var actual = new float[Threads][];
        var threads = Enumerable.Range(0, Threads).Select(id => new Thread(() => actual[id] = Run(network, id))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(expected, actual);
    }

    private static float[] Run(RowLast network, int seed)
    {
        var session = network.CreateTrainingSession(3);
        var (inputs, gradients) = (Numbers.Normal(3 * RowLast.InputSize, seed), Numbers.Normal(3 * RowLast.OutputSize, seed));
        var (outputs, inputGradients) = (new float[gradients.Length], new float[inputs.Length]);
        for (var round = 0; round < Rounds; round++)
        {
            session.Forward(inputs, outputs);
            session.Backward(gradients, inputGradients);
        }

        return [.. outputs, .. inputGradients, .. network.Parameters.SelectMany(parameter => session.GradientOf(parameter.Name))];
    }
}
