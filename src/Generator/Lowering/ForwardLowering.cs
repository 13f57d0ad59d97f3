using System;
using Gen.Generator.Graph;

namespace Gen.Generator.Lowering;

/// <summary>Lowering forward, for inference or for training.</summary>
internal sealed class ForwardLowering(LoweredProgram lowered, bool isTraining) : LoweringBuilder(lowered)
{
    /// <summary>Whether the layers behave as in training and keep what the backward pass needs.</summary>
    public bool IsTraining { get; } = isTraining;

    protected override Phase Phase => Phase.Forward;

    /// <summary>The scale and the shift that a batch normalisation comes to with its running statistics.</summary>
    public (Operand Scale, Operand Shift) PrepareNormalisation(double epsilon)
    {
        var index = Prepare(new NormalisationSpec(
            Parameter("gamma"), Parameter("beta"), Parameter("running_mean"), Parameter("running_var"), epsilon));
        return (Operand.Prepared(PreparedSpec.First(index)), Operand.Prepared(PreparedSpec.Second(index)));
    }

    /// <summary>The present layer's weights with the taps flipped and rows and columns exchanged in each.</summary>
    public Operand TransposedWeights(int taps, int columns) =>
        Operand.Prepared(PreparedSpec.First(Prepare(new ReversedSpec(Parameter("weight"), taps, columns))));

    /// <summary>Gives the present layer's input a halo of whole rows and remembers what it read.</summary>
    public Tensor Pad(Tensor x, int left, int right, Func<Tensor, Kernel?> fill, float value)
    {
        var kernel = fill(x);
        var padded = WithHalo(x, left * x.Shape.Channels, right * x.Shape.Channels, value, isWritten: kernel is not null);
        if (kernel is not null)
            Run(kernel, padded.At());
        Trace.Input = padded;
        return padded;
    }

    private int Prepare(PreparedSpec spec)
    {
        var index = Lowered.Prepared.IndexOf(spec);
        if (index >= 0)
            return index;
        Lowered.Prepared.Add(spec);
        return Lowered.Prepared.Count - 1;
    }
}
