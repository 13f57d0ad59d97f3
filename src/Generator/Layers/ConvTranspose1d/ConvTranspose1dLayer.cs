using System;
using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Convolution;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.ConvTranspose1d;

/// <summary>
/// A transposed convolution. Its geometry is that of its mirror, the convolution that would make its input of its output; both passes are the mirror's
/// with input and output exchanged. So the parameter is packed as the mirror's weights are: gradient, optimizer and the gradient of the input use it as it is,
/// and what the forward pass reads, the taps flipped and rows and columns exchanged, is prepared whenever it has changed.
/// </summary>
internal sealed partial record ConvTranspose1dLayer(
    string Name,
    int Filters,
    int Width,
    int Stride,
    int Dilation,
    int Groups,
    Padding Padding,
    int OutputPadding,
    bool UseBias,
    ActivationFunction Activation,
    SharedOptions Shared) : Layer(Name)
{
    private int Extent => Dilation * (Width - 1) + 1;

    public static Layer Read(LayerArguments arguments)
    {
        var (stride, dilation) = (arguments.Positive("Stride", 1), arguments.Positive("Dilation", 1));
        return new ConvTranspose1dLayer(
            arguments.Name,
            arguments.Positive("Filters", 32),
            arguments.Positive("Width", 3),
            stride,
            dilation,
            arguments.Positive("Groups", 1),
            ReadPadding(arguments),
            ReadOutputPadding(arguments, Math.Max(stride, dilation)),
            arguments.Boolean("UseBias", true),
            (ActivationFunction)arguments.Enum("Activation", ActivationLayer.Functions),
            SharedOptions.Read(arguments));
    }

    /// <summary>The convolution from this layer's output to its input. Its padding is what is cut off; on the right it may be negative.</summary>
    public Conv1dGeometry Mirror(Shape input)
    {
        var all = (input.Length - 1) * Stride + Extent;
        var length = OutputLength(input.Length, all);
        // Steps that are left off the end change nothing in front of it.
        var whole = length - Math.Min(OutputPadding, 0);
        var left = Padding.Kind == PaddingKind.Explicit ? Padding.ExplicitLeft : Math.Max(all - whole, 0) / 2;
        return new(new Shape(length, Filters), input.Channels, Width, Stride, Dilation, Groups, left, all - left - length);
    }

    public override bool IsNeverNegative(bool input) => ActivationRule.IsNeverNegative(Activation, false);

    public override OutputValues Output => ActivationRule.OutputOf(Activation);

    public override Layer WithoutActivation => this with { Activation = ActivationFunction.None };

    public override Shape Infer(Shape input) => Mirror(input).Input;

    public override Reach Reach(Shape input) => new(Extent, 1, Upsampling: Stride);

    public override long MultiplyAdds(Shape input) => Mirror(input).MultiplyAdds;

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        var mirror = Mirror(input);
        var rows = Width * mirror.GroupChannels;
        var (fanIn, fanOut) = (Width * mirror.GroupFilters, rows);
        yield return new(
            $"{Name}.weight",
            EquatableArray.Of(Width, mirror.GroupChannels, input.Channels),
            new MatrixSpec(rows, input.Channels, mirror.IsDepthwise ? 1 : Groups, IsVector: false),
            new InitialSpec(Shared.WeightsInitializer, fanIn, fanOut),
            Shared.Weights);
        if (UseBias)
        {
            yield return new(
                $"{Name}.bias", EquatableArray.Of(Filters), MatrixSpec.Vector(Filters),
                new InitialSpec(Shared.BiasInitializer, fanIn, fanOut), Shared.Bias);
        }
    }

    public override string Describe(Shape input)
    {
        var options = Stride == 1 ? "" : FormattableString.Invariant($", stride {Stride}");
        options += Dilation == 1 ? "" : FormattableString.Invariant($", dilation {Dilation}");
        options += Groups == 1 ? "" : FormattableString.Invariant($", {Groups} groups");
        options += OutputPadding == 0 ? "" : FormattableString.Invariant($", output padding {OutputPadding}");
        options += (UseBias ? "" : ", no bias") + ActivationLayer.Suffix(Activation);
        return FormattableString.Invariant($"transposed convolution of {Filters} filters of width {Width}, padding {Padding}{options}");
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems) => WindowAdvice.OnEmptySteps(
        Name, $"width of {Conv1dGeometry.Describe(Width, Dilation)}", Width, Stride, Dilation, input.Length, problems);

    public override void Check(Shape input, IProblems problems)
    {
        if (input.Channels % Groups != 0 || Filters % Groups != 0)
        {
            problems.Report(Descriptors.GroupsDoNotDivide, "Groups", Name, Literal.Of(Groups),
                Literal.Of(input.Channels), problems.Signal(input), Literal.Of(Filters));
        }

        var all = (input.Length - 1) * Stride + Extent;
        if (OutputLength(input.Length, all) < 1)
        {
            problems.Report(Descriptors.NothingLeft, "Padding", Name, Padding.ToString(), Literal.Of(all),
                problems.Signal(input), Literal.Of(OutputPadding));
            return;
        }

        InputGradientClass.Check(Name, Mirror(input), problems);
    }

    /// <summary>
    /// The words as in Keras, whose unspecified output padding is zero here; numbers as in PyTorch. Below zero so many steps are left off the end of what zero gives.
    /// </summary>
    private int OutputLength(int length, int all) => (Padding.Kind, OutputPadding) switch
    {
        (PaddingKind.Explicit, _) => all - Padding.ExplicitLeft - Padding.ExplicitRight + OutputPadding,
        (PaddingKind.Same, <= 0) => length * Stride + OutputPadding,
        (PaddingKind.Same, _) => all - Extent + Extent % 2 + OutputPadding,
        (_, <= 0) => all + Math.Max(Stride - Extent, 0) + OutputPadding,
        _ => all + OutputPadding,
    };

    private static Padding ReadPadding(LayerArguments arguments)
    {
        var padding = Padding.Read(arguments);
        if (padding.Kind != PaddingKind.Causal)
            return padding;
        arguments.Problems.Report(Descriptors.CausalTranspose, "Padding", arguments.Name);
        return Padding.Valid;
    }

    private static int ReadOutputPadding(LayerArguments arguments, int limit)
    {
        var value = arguments.Raw("OutputPadding") as int? ?? 0;
        if (value > -limit && value < limit)
            return value;
        arguments.Problems.Report(Descriptors.OutputPadding, "OutputPadding", arguments.Name, Literal.Of(value), Literal.Of(limit));
        return 0;
    }
}
