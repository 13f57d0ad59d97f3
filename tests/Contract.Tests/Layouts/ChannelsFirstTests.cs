using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Layouts;

/// <summary>Channels first is channels last with the user's buffers transposed, and nothing else.</summary>
public sealed class ChannelsFirstTests
{
    private const int Samples = 3;

    private readonly StepsLast _last = new StepsLast(seed: 1).Scrambled();
    private readonly StepsFirst _first = new(seed: 2);
    private readonly float[] _inputs = Numbers.Normal(Samples * StepsLast.InputSize);

    public ChannelsFirstTests() => _first.Load(_last.Saved());

    [Fact]
    public void Parameters_are_the_same() => Assert.Equal(new StepsLast(seed: 7).Saved(), new StepsFirst(seed: 7).Saved());

    [Fact]
    public void Predictions_are_transposed() => Assert.Equal(Output(_last.Predicted(_inputs)), _first.Predicted(Input(_inputs)));

    [Fact]
    public void Training_passes_are_transposed_and_gradients_are_the_same()
    {
        var (last, first) = (_last.CreateTrainingSession(Samples), _first.CreateTrainingSession(Samples));
        Assert.Equal(Output(last.Forwarded(_inputs)), first.Forwarded(Input(_inputs)));
        Assert.Equal(last.Logits.ToArray(), first.Logits.ToArray());

        var gradients = Numbers.Normal(Samples * StepsLast.OutputSize, seed: 4);
        var (dLast, dFirst) = (new float[_inputs.Length], new float[_inputs.Length]);
        last.Backward(gradients, dLast);
        first.Backward(Output(gradients), dFirst);
        Assert.Equal(Input(dLast), dFirst);

        // Logits and their gradients are in the network's own order, whatever the user's layout is.
        last.BackwardFromLogits(gradients, dLast);
        first.BackwardFromLogits(gradients, dFirst);
        Assert.Equal(Input(dLast), dFirst);
        Assert.All(_last.Parameters, parameter => Assert.Equal(last.GradientOf(parameter.Name), first.GradientOf(parameter.Name)));
    }

    [Fact]
    public void Flatten_keeps_the_order_of_Keras_in_both_layouts()
    {
        // The filters copy channel 0, channel 1 and nothing of the middle of 3 steps; four units each read one place of the row.
        var (last, first) = (new RowLast(), new RowFirst());
        var conv = new float[3 * 2 * 3];
        (conv[1 * 6 + 0 * 3 + 0], conv[1 * 6 + 1 * 3 + 1]) = (1, 1);
        var dense = new float[12 * 4];
        (dense[0 * 4 + 0], dense[1 * 4 + 1], dense[3 * 4 + 2], dense[10 * 4 + 3]) = (1, 1, 1, 1);
        foreach (var network in new INetwork[] { last, first })
        {
            network.Named("conv1d_1.weight").Write(conv);
            network.Named("dense_1.weight").Write(dense);
        }

        // Row: step 0 of the 3 filters, then step 1, ...: places 0, 1, 3 and 10 are (0, 0), (0, 1), (1, 0) and (3, 1).
        float[] inputs = [10, 11, 20, 21, 30, 31, 40, 41, 50, 51, 60, 61];
        Assert.Equal([20, 21, 30, 51], last.Predicted(inputs));
        Assert.Equal([20, 21, 30, 51], first.Predicted(Numbers.Transposed(inputs, 6, 2)));
    }

    private static float[] Input(float[] samples) => Numbers.Transposed(samples, StepsLast.InputLength, StepsLast.InputChannels);

    private static float[] Output(float[] samples) => Numbers.Transposed(samples, StepsLast.OutputLength, StepsLast.OutputChannels);
}
