using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;

namespace Gen.Generator.Lowering;

/// <summary>Lowering backward; it follows a forward pass for training and reads its traces.</summary>
internal sealed class BackwardLowering(LoweredProgram lowered) : LoweringBuilder(lowered)
{
    private readonly Dictionary<string, Tensor> _gradients = new(StringComparer.Ordinal);

    /// <summary>Whether the steps added now serve nothing but the gradient of the network's input.</summary>
    public bool OnlyForInput { get; set; }

    /// <summary>Whether anything in front of the present layer learns.</summary>
    public bool LearnsBefore { get; set; }

    /// <summary>Where the gradient of the output comes in.</summary>
    public Phase Entry { get; set; } = Phase.Backward;

    protected override Phase Phase => Entry;

    protected override bool ForInputGradient => OnlyForInput;

    /// <summary>Adds to the gradient of a named signal.</summary>
    public void Give(string signal, Tensor gradient)
    {
        var shape = Signals[signal].Shape;
        gradient = gradient with { Shape = shape };
        _gradients[signal] = _gradients.TryGetValue(signal, out var before) ? Sum(gradient, before, "dkept") : gradient;
    }

    /// <summary>The gradient that a named signal has come to; none where nothing comes of it.</summary>
    public Tensor? GradientOf(string signal) => _gradients.TryGetValue(signal, out var gradient) ? gradient : null;

    /// <summary>The scale of the present layer's normalisation with running statistics, as its forward pass prepared it.</summary>
    public Operand FrozenScale() => Operand.Prepared(PreparedSpec.First(
        Lowered.Prepared.FindIndex(spec => spec is NormalisationSpec normalisation && normalisation.Gamma == Parameter("gamma"))));

    /// <summary>The present layer's weights with the taps flipped and rows and columns exchanged in each.</summary>
    public Operand TransposedWeights(int taps, int channels, string suffix = "weight")
    {
        var parameter = Parameter(suffix);
        if (Lowered.Transposed.All(spec => spec.Parameter != parameter))
            Lowered.Transposed.Add(new TransposedSpec(parameter, taps, channels));
        return Operand.Transposed(Lowered.Transposed.FindIndex(spec => spec.Parameter == parameter));
    }
}
