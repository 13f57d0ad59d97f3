using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Layers.Conv1d;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.DepthwiseConv1d;

/// <summary>
/// A convolution of each channel by itself, with so many filters for each. It is a convolution with as many groups as channels. Where a channel has several
/// filters, its values are first written that many times side by side, so that vectors of neighbouring channels still have one filter each.
/// </summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Multiplier">The filters of each channel.</param>
/// <param name="Options">All other options, as a convolution whose filters and groups do not count.</param>
internal sealed record DepthwiseConv1dLayer(string Name, int Multiplier, Conv1dLayer Options) : Layer(Name)
{
    /// <summary>Beyond it, most of the copies would be skipped and might take far more room than the output.</summary>
    private const int MostStride = 4;

    public static DepthwiseConv1dLayer Read(LayerArguments arguments) =>
        new(arguments.Name, arguments.Positive("Multiplier", 1), Conv1dLayer.Read(arguments));

    public override void Check(Shape input, IProblems problems) =>
        (Options with { Filters = input.Channels, Groups = input.Channels }).Check(input, problems);

    public override bool IsNeverNegative(bool input) => Options.IsNeverNegative(input);

    public override OutputValues Output => Options.Output;

    public override Layer WithoutActivation => this with { Options = (Conv1dLayer)Options.WithoutActivation };

    public override void Advise(Shape input, Surroundings among, IProblems problems) => Options.Advise(input, among, problems);

    public override Layer WithSamePadding => this with { Options = Options with { Padding = Padding.Same } };

    public override Shape Infer(Shape input) => Grouped(input.Channels).Infer(Read(input));

    public override Reach Reach(Shape input) => Options.Reach(input);

    /// <summary>The repeated values, with their padding.</summary>
    public override long Between(Shape input) => Repeats(input.Channels) ? (long)Options.Geometry(input).PaddedLength * input.Channels * Multiplier : 0;

    public override long MultiplyAdds(Shape input) => Grouped(input.Channels).MultiplyAdds(Read(input));

    public override string Describe(Shape input)
    {
        var filters = Multiplier == 1 ? "" : FormattableString.Invariant($", {Multiplier} filters for each channel");
        return FormattableString.Invariant($"depthwise convolution of width {Options.Width}{filters}, padding {Options.Padding}{Options.DescribeOptions()}");
    }

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        var grouped = Grouped(input.Channels).Parameters(Read(input)).ToList();
        var (fanIn, fanOut) = (Options.Width, Options.Width * Multiplier);
        yield return grouped[0] with
        {
            Shape = EquatableArray.Of(Options.Width, input.Channels, Multiplier),
            Initial = grouped[0].Initial with { FanIn = fanIn, FanOut = fanOut },
        };
        if (Options.UseBias)
            yield return grouped[1] with { Initial = grouped[1].Initial with { FanIn = fanIn, FanOut = fanOut } };
    }

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        var grouped = Grouped(x.Shape.Channels);
        if (Repeats(x.Shape.Channels))
        {
            var repeated = pass.Buffer("repeated", Read(x.Shape));
            pass.Run(new UpsampleKernel(IsBackward: false, x.Shape.Size, 1, Multiplier), x.At(), repeated.At());
            x = repeated;
        }

        return grouped.Forward(x, pass);
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Window(x, Options.StreamWindow(x), this, WithoutPadding);

    /// <summary>The same layer for windows that have their padding.</summary>
    public DepthwiseConv1dLayer WithoutPadding => this with { Options = Options.WithoutPadding };

    public override Tensor BackwardActivation(Tensor dy, BackwardLowering pass) => Options.BackwardActivation(dy, pass);

    public override void BackwardParameters(Tensor dy, BackwardLowering pass) =>
        Grouped(dy.Shape.Channels / Multiplier).BackwardParameters(dy, pass);

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var channels = dy.Shape.Channels / Multiplier;
        var gradient = Grouped(channels).BackwardInput(dy, pass);
        if (!Repeats(channels))
            return gradient;
        var dx = pass.Buffer("dx", new Shape(gradient.Shape.Length, channels));
        pass.Run(new UpsampleKernel(IsBackward: true, dx.Shape.Size, 1, Multiplier), gradient.At(), dx.At());
        return dx;
    }

    /// <summary>Whether values are written several times; a single channel's filters are a vector already.</summary>
    private bool Repeats(int channels) => Multiplier > 1 && channels > 1 && Options.Stride <= MostStride;

    /// <summary>The shape of what the convolution reads.</summary>
    private Shape Read(Shape input) => Repeats(input.Channels) ? new(input.Length, input.Channels * Multiplier) : input;

    /// <summary>The convolution.</summary>
    private Conv1dLayer Grouped(int channels) => Options with
    {
        Filters = channels * Multiplier,
        Groups = Repeats(channels) ? channels * Multiplier : channels,
    };
}
