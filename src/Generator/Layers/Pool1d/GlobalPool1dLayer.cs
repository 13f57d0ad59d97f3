using Gen.Generator.Diagnostics;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;
using Gen.Support;

namespace Gen.Generator.Layers.Pool1d;

/// <summary>A pool over the whole signal.</summary>
internal sealed record GlobalPool1dLayer(string Name, PoolKind Pool) : PoolLayer(Name, Pool)
{
    public override Reach Reach(Shape input) => Layers.Reach.Whole;

    public override string Describe(Shape input) => $"{(Pool == PoolKind.Max ? "greatest value" : "mean")} of the whole signal";

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        if (input.Length == 1)
            problems.Report(Descriptors.NoChange, null, Name, $"{problems.Signal(input)}, of one step");
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) =>
        stream.Running(x, this, Pool == PoolKind.Max ? StreamNodeKind.RunningMax : StreamNodeKind.RunningAverage);

    protected override PoolKernel Kernel(Shape input, bool isBackward) =>
        new(Pool, isBackward, Windows: 1, input.Length, input.Channels, Size: input.Length, Stride: input.Length, Left: 0);
}
