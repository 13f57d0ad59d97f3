using System;
using Gen.Generator.Model;

namespace Gen.Generator.Lowering;

/// <summary>Lowering forward, for inference or for training.</summary>
internal sealed class ForwardPass(Lowered lowered, bool isTraining) : Pass(lowered)
{
    /// <summary>Whether the layers behave as in training and keep what the backward pass needs.</summary>
    public bool IsTraining { get; } = isTraining;

    protected override Phase Phase => Phase.Forward;

    /// <summary>The scale and the shift that a batch normalisation comes to with its running statistics.</summary>
    public (Operand Scale, Operand Shift) PrepareNormalisation(double epsilon)
    {
        var spec = new NormalisationSpec(
            Parameter("gamma"), Parameter("beta"), Parameter("running_mean"), Parameter("running_var"), epsilon);
        var index = Lowered.Prepared.IndexOf(spec);
        if (index < 0)
        {
            index = Lowered.Prepared.Count;
            Lowered.Prepared.Add(spec);
        }

        return (Operand.Prepared(PreparedSpec.First(index)), Operand.Prepared(PreparedSpec.Second(index)));
    }

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
}
