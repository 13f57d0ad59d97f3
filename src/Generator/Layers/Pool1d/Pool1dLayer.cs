using System;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Convolution;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;
using Gen.Generator.Text;
using Gen.Support;

namespace Gen.Generator.Layers.Pool1d;

/// <summary>A pool with a window.</summary>
internal sealed record Pool1dLayer(string Name, PoolKind Pool, int Size, int Stride, Padding Padding) : PoolLayer(Name, Pool)
{
    public static Layer Read(LayerArguments arguments, PoolKind pool)
    {
        var size = arguments.Positive("Size", 2);
        var stride = arguments.Positive("Stride", size);
        if (size == 1 && stride == 1)
            arguments.ChangesNothing("Size", "a window of one step at each step is the signal");
        return new Pool1dLayer(arguments.Name, pool, size, stride, Padding.Read(arguments));
    }

    public override Layer WithSamePadding => this with { Padding = Padding.Same };

    public override Reach Reach(Shape input) => new(Size, Stride);

    public override string Describe(Shape input) => FormattableString.Invariant(
        $"{(Pool == PoolKind.Max ? "greatest value" : "mean")} of {Size} steps, stride {Stride}, padding {Padding}");

    public override void Check(Shape input, IProblems problems)
    {
        var (left, right) = Padding.Resolve(input.Length, Size, Stride, dilation: 1);
        if (left + input.Length + right < Size)
        {
            problems.Report(Descriptors.PoolExceedsInput, "Size", Name, Literal.Of(Size), problems.Signal(input), Padding.Describe(input.Length, left, right));
        }
        else if (left >= Size || right >= Size)
        {
            problems.Report(Descriptors.PoolAllPadding, "Padding", Name, Literal.Of(left), Literal.Of(right), Literal.Of(Size));
        }
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems) =>
        WindowAdvice.OnSkippedSteps(Name, $"size of {Literal.Of(Size)}", Size, Stride, dilation: 1, Infer(input).Length, among, problems);

    /// <summary>No value of padding is a greatest one, and none is part of a mean.</summary>
    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        var window = StreamWindow.Of(x.Shape, Size, Stride, dilation: 1, Padding) with { Value = Pool == PoolKind.Max ? float.NegativeInfinity : 0 };
        var leavesOut = Pool == PoolKind.Average && (window.MostLeft > 0 || window.MostRight > 0);
        return stream.Window(x, window, this, this with { Padding = Padding.Valid }, leavesOut ? StreamNodeKind.PaddedAverage : StreamNodeKind.Kernels);
    }

    protected override PoolKernel Kernel(Shape input, bool isBackward)
    {
        var (left, right) = Padding.Resolve(input.Length, Size, Stride, dilation: 1);
        var windows = (left + input.Length + right - Size) / Stride + 1;
        // Nothing is read beyond the end, so a longer stride is no other kernel.
        return new(Pool, isBackward, windows, input.Length, input.Channels, Size, Math.Min(Stride, left + input.Length + right), left);
    }
}
