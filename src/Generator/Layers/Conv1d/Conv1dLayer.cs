using System;
using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Convolution;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Conv1d;

/// <summary>A convolution as it was declared.</summary>
internal sealed partial record Conv1dLayer(
    string Name,
    int Filters,
    int Width,
    int Stride,
    int Dilation,
    int Groups,
    Padding Padding,
    PaddingMode PaddingMode,
    float PaddingValue,
    bool UseBias,
    ActivationFunction Activation,
    SharedOptions Shared) : Layer(Name)
{
    /// <summary>The second half of its weights' name.</summary>
    public string WeightName { get; init; } = "weight";

    public static Conv1dLayer Read(LayerArguments arguments)
    {
        var layer = ReadOptions(arguments);
        if (layer.Padding.IsNone)
            arguments.Idle("there is no padding", "PaddingMode", "PaddingValue");
        else if (layer.PaddingMode != PaddingMode.Constant)
            arguments.Idle($"PaddingMode is {layer.PaddingMode}", "PaddingValue");
        return layer;
    }

    public Conv1dGeometry Geometry(Shape input)
    {
        var (left, right) = Padding.Resolve(input.Length, Width, Stride, Dilation);
        return new(input, Filters, Width, Stride, Dilation, Groups, left, right);
    }

    public override bool IsNeverNegative(bool input) => ActivationRule.IsNeverNegative(Activation, false);

    public override OutputValues Output => ActivationRule.OutputOf(Activation);

    public override Layer WithoutActivation => this with { Activation = ActivationFunction.None };

    public override Layer WithSamePadding => this with { Padding = Padding.Same };

    public override Shape Infer(Shape input) => Geometry(input).Output;

    public override Reach Reach(Shape input) => new(Geometry(input).Reach, Stride);

    public override long MultiplyAdds(Shape input) => Geometry(input).MultiplyAdds;

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        var geometry = Geometry(input);
        var rows = Width * geometry.GroupChannels;
        var (fanIn, fanOut) = (rows, Width * Filters);
        yield return new(
            $"{Name}.{WeightName}",
            EquatableArray.Of(Width, geometry.GroupChannels, Filters),
            new MatrixSpec(rows, Filters, geometry.IsDepthwise ? 1 : Groups, IsVector: false),
            new InitialSpec(Shared.WeightsInitializer, fanIn, fanOut),
            Shared.Weights);
        if (UseBias)
        {
            yield return new(
                $"{Name}.bias", EquatableArray.Of(Filters), MatrixSpec.Vector(Filters),
                new InitialSpec(Shared.BiasInitializer, fanIn, fanOut), Shared.Bias);
        }
    }

    public override string Describe(Shape input) =>
        FormattableString.Invariant($"convolution of {Filters} filters of width {Width}, padding {Padding}{DescribeOptions()}");

    /// <summary>The options that are not their defaults, each behind a comma.</summary>
    public string DescribeOptions()
    {
        var options = Stride == 1 ? "" : FormattableString.Invariant($", stride {Stride}");
        options += Dilation == 1 ? "" : FormattableString.Invariant($", dilation {Dilation}");
        options += Groups == 1 ? "" : FormattableString.Invariant($", {Groups} groups");
        options += PaddingMode == PaddingMode.Constant ? "" : $" ({PaddingMode.ToString().ToLowerInvariant()})";
        options += UseBias ? "" : ", no bias";
        return options + ActivationLayer.Suffix(Activation);
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        var geometry = Geometry(input);
        if (PaddingMode == PaddingMode.Constant)
        {
            // A causal filter may be made for longer signals than it is trained on, and weights of a constant other than zero do learn.
            WindowAdvice.OnPadding(Name, geometry, Padding.Kind == PaddingKind.Causal || PaddingValue != 0, problems);
        }

        WindowAdvice.OnSkippedSteps(Name, $"width of {Conv1dGeometry.Describe(Width, Dilation)}", Width, Stride, Dilation, geometry.OutputLength, among, problems);
    }

    public override void Check(Shape input, IProblems problems)
    {
        var geometry = Geometry(input);
        if (input.Channels % Groups != 0 || Filters % Groups != 0)
        {
            problems.Report(Descriptors.GroupsDoNotDivide, "Groups", Name, Literal.Of(Groups),
                Literal.Of(input.Channels), problems.Signal(input), Literal.Of(Filters));
        }

        if (geometry.PaddedLength < geometry.Reach)
        {
            problems.Report(Descriptors.WidthExceedsInput, "Width", Name, Conv1dGeometry.Describe(Width, Dilation), Literal.Of(geometry.Reach),
                problems.Signal(input), Padding.Describe(input.Length, geometry.Left, geometry.Right));
        }

        InputGradientClass.Check(Name, geometry, problems);
        var most = PaddingMode.MostPadding(input.Length);
        if (geometry.Left > most || geometry.Right > most)
        {
            problems.Report(Descriptors.CannotMirror, "PaddingMode", Name, PaddingMode.ToString(), Literal.Of(most),
                problems.Signal(input), Literal.Of(geometry.Left), Literal.Of(geometry.Right));
        }
    }

    private static Conv1dLayer ReadOptions(LayerArguments arguments) => new(
        arguments.Name,
        arguments.Positive("Filters", 32),
        arguments.Positive("Width", 3),
        arguments.Positive("Stride", 1),
        arguments.Positive("Dilation", 1),
        arguments.Positive("Groups", 1),
        Padding.Read(arguments),
        (PaddingMode)arguments.Enum("PaddingMode", PaddingModes.Names),
        (float)arguments.InRange("PaddingValue", 0, value => !double.IsNaN(value), "a finite number"),
        arguments.Boolean("UseBias", true),
        (ActivationFunction)arguments.Enum("Activation", ActivationLayer.Functions),
        SharedOptions.Read(arguments));
}
