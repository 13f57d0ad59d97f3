using System;
using System.Linq;
using System.Text;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Dense;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Activation;

/// <summary>An elementwise activation, as a layer or at the end of another.</summary>
internal sealed record ActivationLayer(string Name, ActivationFunction Function, double Alpha) : Layer(Name)
{
    /// <summary>The functions that another layer may end in, none included: those of the runtime's Activation.</summary>
    public static readonly ActivationFunction[] AtTheEnd =
        [.. Enum.GetValues(typeof(ActivationFunction)).Cast<ActivationFunction>().Where(function => function <= ActivationFunction.HardSwish)];

    /// <summary>Their names.</summary>
    public static readonly string[] Functions = [.. AtTheEnd.Select(function => function.ToString())];

    /// <summary>The entry of a function in the table of layers.</summary>
    public static LayerEntry Entry(ActivationFunction function) => new(arguments =>
    {
        var alpha = arguments.NonNegative("Alpha", ActivationRule.DefaultAlpha(function));
        if (function == ActivationFunction.LeakyRelu && alpha == 1)
            arguments.ChangesNothing("Alpha", "its Alpha is 1");
        return new ActivationLayer(arguments.Name, function, alpha);
    });

    /// <summary>The function in words, for a layer that ends in it; empty for none.</summary>
    public static string Suffix(ActivationFunction function) => function == ActivationFunction.None ? "" : ", " + Words(function);

    public override bool IsNeverNegative(bool input) => ActivationRule.IsNeverNegative(Function, input);

    public override OutputValues Output => ActivationRule.OutputOf(Function);

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => ActivationRule.HasAlpha(Function) ? $"{Words(Function)}, alpha {Literal.Of(Alpha)}" : Words(Function);

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        if (among.IsNeverNegative && ActivationRule.ActsBelowZeroOnly(Function))
            problems.Report(Descriptors.NoChange, null, Name, ActivationRule.WhyNotBelowZero);
        // Behind a convolution it may be what another program reads as features.
        if (Function == ActivationFunction.Relu && among is { EndsNetwork: true, Before: DenseLayer })
            problems.Report(Descriptors.FinalRelu, null, Name, input.ToString());
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Pointwise(x, this);

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        return Apply(Function, Alpha, x, pass);
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass) => Gradient(Function, Alpha, dy, pass);

    /// <summary>The function at the end of another layer, with its usual factor.</summary>
    public static Tensor Apply(ActivationFunction function, Tensor x, ForwardLowering pass) =>
        Apply(function, ActivationRule.DefaultAlpha(function), x, pass);

    /// <summary>The gradient in front of the function at the end of another layer.</summary>
    public static Tensor Gradient(ActivationFunction function, Tensor dy, BackwardLowering pass) =>
        Gradient(function, ActivationRule.DefaultAlpha(function), dy, pass);

    /// <summary>The function of a signal; planning merges the step into the one before where it can.</summary>
    private static Tensor Apply(ActivationFunction function, double alpha, Tensor x, ForwardLowering pass)
    {
        if (function == ActivationFunction.None)
            return x;
        pass.Trace.Activated = x;
        var y = pass.Buffer("output", x.Shape);
        pass.Run(MapKernel.Flat(x.Shape.Size, 1, ActivationRule.Of(function, alpha).Forward), x.At(), y.At());
        return y;
    }

    /// <summary>The gradient in front of the function, from the one behind it and what the rule reads of the forward pass.</summary>
    private static Tensor Gradient(ActivationFunction function, double alpha, Tensor dy, BackwardLowering pass)
    {
        if (function == ActivationFunction.None)
            return dy;
        var rule = ActivationRule.Of(function, alpha);
        var kept = rule.Reads == GradientSource.Output ? pass.Trace.Output : pass.Trace.Activated;
        var dx = pass.Buffer("dactivation", dy.Shape);
        pass.Run(MapKernel.Flat(dy.Shape.Size, 2, rule.Gradient), dy.At(), kept.At(), dx.At());
        return dx;
    }

    /// <summary><c>LeakyRelu</c> is a leaky relu.</summary>
    private static string Words(ActivationFunction function)
    {
        var words = new StringBuilder();
        foreach (var letter in function.ToString())
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
