using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Support;

namespace Gen.Generator.Layers.Streams;

/// <summary>Takes a network's layers in order and makes nodes of them: a node for each window, which does what follows pointwise along with it.</summary>
internal sealed class StreamBuilder
{
    private readonly List<StreamNodeBuilder> _nodes = [];
    private int _inputChannels;

    public IReadOnlyList<StreamNodeBuilder> Nodes => _nodes;

    /// <summary>The signals that have names.</summary>
    public Dictionary<string, StreamSignal> Signals { get; } = new(StringComparer.Ordinal);

    /// <summary>The stream of a network.</summary>
    /// <param name="input">Its input, the first where there are several.</param>
    /// <param name="further">The channels of the others, which stand behind in each frame.</param>
    /// <param name="body">Its layers.</param>
    public static StreamBuilder Of(Shape input, int further, Branch body)
    {
        var builder = new StreamBuilder { Inputs = new(-1, input with { Channels = checked(input.Channels + further) }, FrameCount.Input) };
        builder.End(builder.Through(body, further == 0 ? builder.Inputs : builder.FurtherInput("input", input.Channels)));
        return builder;
    }

    /// <summary>The frames of all inputs.</summary>
    public StreamSignal Inputs { get; private init; } = new(-1, new(1, 1), FrameCount.Input);

    /// <summary>The next channels of the inputs, as a signal of its own.</summary>
    /// <param name="layer">What it belongs to.</param>
    /// <param name="channels">The channels.</param>
    public StreamSignal FurtherInput(string layer, int channels)
    {
        var (all, first) = (Inputs.Shape.Channels, _inputChannels);
        _inputChannels += channels;
        var node = Add(layer, channels, StreamNodeKind.Kernels, (new StreamWindow(1, 1), Inputs));
        node.Parts.Add((tensor, _, pass) =>
        {
            var columns = pass.Buffer("columns", tensor.Shape with { Channels = channels });
            pass.Run(MapKernel.Copy(columns.Shape, all, channels), tensor.At(first), columns.At());
            return columns;
        });
        return Inputs with { Node = node.Number, Shape = Inputs.Shape with { Channels = channels } };
    }

    /// <summary>The layers of the network itself that delay, and by how many frames of the input all in all.</summary>
    public Dictionary<string, double> Latencies { get; } = new(StringComparer.Ordinal);

    /// <summary>The latency of the output, in frames of the input.</summary>
    public double Latency { get; private set; }

    /// <summary>What layers one after the other make of a signal.</summary>
    public StreamSignal Through(Branch branch, StreamSignal x)
    {
        foreach (var layer in branch.Layers)
        {
            x = x.IsRunning && layer is not SignalLayer ? OfOneStep(layer, x) : layer.Stream(x, this);
            Latencies[layer.Name] = x.Latency;
        }

        return x;
    }

    /// <summary>Says that several will read a signal, so that nobody changes it.</summary>
    public void Share(StreamSignal x)
    {
        if (x.Node >= 0)
            _nodes[x.Node].IsOpen = false;
    }

    /// <summary>A layer that makes each frame of one frame.</summary>
    /// <param name="x">Its input.</param>
    /// <param name="layer">The layer.</param>
    public StreamSignal Pointwise(StreamSignal x, Layer layer) => Pointwise(x, layer.Name, layer.Infer(x.Shape).Channels, PartOf(layer));

    /// <summary>A layer that moves a window over its input.</summary>
    /// <param name="x">Its input.</param>
    /// <param name="window">The window.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="valid">The same layer, without padding.</param>
    /// <param name="kind">Who computes.</param>
    public StreamSignal Window(StreamSignal x, StreamWindow window, Layer layer, Layer valid, StreamNodeKind kind = StreamNodeKind.Kernels)
    {
        if (window is { Extent: 1, Stride: 1, Factor: 1, Left: 0, Right: 0, IsSame: false } && kind == StreamNodeKind.Kernels)
            return Pointwise(x, layer.Name, layer.Infer(x.Shape).Channels, PartOf(valid));
        var output = layer.Infer(x.Shape);
        var node = Add(layer.Name, output.Channels, kind, (window, x));
        node.Parts.Add(PartOf(valid));
        node.IsOpen = kind == StreamNodeKind.Kernels && window.Trimmed == 0;
        return new(node.Number, output, x.Count.Behind(window), x.Latency + window.Delay / x.Count.Rate);
    }

    /// <summary>The value of a whole signal, as it is behind each frame.</summary>
    public StreamSignal Running(StreamSignal x, Layer layer, StreamNodeKind kind)
    {
        var node = Add(layer.Name, x.Shape.Channels, kind, (new StreamWindow(1, 1), x));
        node.IsOpen = false;
        return x with { Node = node.Number, Shape = new(1, x.Shape.Channels), IsRunning = true };
    }

    /// <summary>A signal without its first and last frames.</summary>
    public StreamSignal Cropped(StreamSignal x, string layer, int before, int after)
    {
        if (before == 0 && after == 0)
            return x;
        var window = new StreamWindow(checked(1 + after), 1) { Left = -before };
        var node = Add(layer, x.Shape.Channels, StreamNodeKind.Kernels, (window, x));
        node.Parts.Add((tensor, _, pass) => Copy(tensor with { Shape = tensor.Shape with { Length = tensor.Shape.Length - after } }, pass));
        return new(node.Number, x.Shape with { Length = x.Shape.Length - before - after }, x.Count.Behind(window), x.Latency + after / x.Count.Rate);
    }

    /// <summary>What several signals come to together, frame by frame.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="channels">The values of a frame that comes out.</param>
    /// <param name="signals">The signals.</param>
    /// <param name="part">Makes one window of those of all signals, in their order.</param>
    public StreamSignal Join(Layer layer, int channels, IReadOnlyList<StreamSignal> signals, StreamPart part)
    {
        var first = signals[0];
        var odd = signals.FirstOrDefault(signal => !signal.Count.HasRateOf(first.Count) || signal.IsRunning != first.IsRunning);
        if (odd is not null)
            throw new CannotStreamException(layer.Name, "it joins signals that do not have the same number of frames in every signal");
        foreach (var signal in signals)
            Share(signal);
        var node = Add(layer.Name, channels, StreamNodeKind.Kernels, [.. signals.Select(signal => (new StreamWindow(1, 1), signal))]);
        // A sum behind may give the node further inputs, which are not this layer's.
        node.Parts.Add((tensor, inputs, pass) => part(tensor, [.. inputs.Take(signals.Count)], pass));
        return new(node.Number, new(first.Shape.Length, channels), signals.Aggregate(first.Count, (count, signal) => count.Joined(signal.Count)),
            signals.Max(signal => signal.Latency), first.IsRunning);
    }

    /// <summary>
    /// What a signal comes to together with another one. Where nobody else reads the first, the node that makes it does this along with it, and waits for the second.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">The first.</param>
    /// <param name="beside">The second, of the same channels.</param>
    /// <param name="join">Joins a frame of each.</param>
    public StreamSignal JoinBeside(Layer layer, StreamSignal x, StreamSignal beside, Func<Tensor, Tensor, ForwardLowering, Tensor> join)
    {
        if (x.Node < 0 || !_nodes[x.Node].IsOpen || _nodes[x.Node].Window.Factor != 1 || beside.Node >= x.Node || !x.Count.HasRateOf(beside.Count) || x.IsRunning != beside.IsRunning)
            return Join(layer, x.Shape.Channels, [x, beside], (_, inputs, pass) => In(layer, pass, () => join(inputs[0], inputs[1], pass)));
        Share(beside);
        var node = _nodes[x.Node];
        var place = node.Inputs.Count;
        node.Inputs.Add((new StreamWindow(1, 1), beside));
        node.Parts.Add((tensor, inputs, pass) => In(layer, pass, () => join(tensor, inputs[place], pass)));
        return x with { Count = x.Count.Joined(beside.Count), Latency = Math.Max(x.Latency, beside.Latency) };
    }

    /// <summary>What a layer's forward pass makes of a window.</summary>
    public static StreamPart PartOf(Layer layer) => (tensor, _, pass) => In(layer, pass, () => layer.Forward(tensor, pass));

    /// <summary>A copy, which the store before it may turn out to be.</summary>
    public static Tensor Copy(Tensor x, ForwardLowering pass)
    {
        var copy = pass.Buffer("copy", x.Shape);
        pass.Run(MapKernel.Flat(x.Shape.Size, 1, Expression.Identity), x.At(), copy.At());
        return copy;
    }

    private static Tensor In(Layer layer, ForwardLowering pass, Func<Tensor> forward)
    {
        pass.Layer = layer.Name;
        var y = forward();
        pass.Trace.Output = y;
        return y;
    }

    /// <summary>Behind a global pool there is one step, whatever the length: each running value is a signal by itself.</summary>
    private StreamSignal OfOneStep(Layer layer, StreamSignal x)
    {
        if (layer.Branches.Count > 0)
            return layer.Stream(x, this);
        var output = layer.Infer(x.Shape);
        if (output.Length != 1)
            throw new CannotStreamException(layer.Name, $"it makes {output.Length} steps of the one that comes out of a global pool");
        var y = Pointwise(x, layer.Name, output.Channels, PartOf(layer));
        _nodes[y.Node].IsSingle |= layer.Reach(x.Shape) != Reach.Pointwise;
        return y;
    }

    private StreamSignal Pointwise(StreamSignal x, string layer, int channels, StreamPart part)
    {
        var isOpen = x.Node >= 0 && _nodes[x.Node].IsOpen;
        var node = isOpen ? _nodes[x.Node] : Add(layer, channels, StreamNodeKind.Kernels, (new StreamWindow(1, 1), x));
        node.Parts.Add(part);
        node.Channels = channels;
        return x with { Node = node.Number, Shape = x.Shape with { Channels = channels } };
    }

    /// <summary>The output is what the last node makes, and nobody else reads it.</summary>
    private void End(StreamSignal y)
    {
        var isRead = y.Node < 0 || y.Node != _nodes.Count - 1 || _nodes.Any(node => node.Inputs.Any(input => input.Signal.Node == y.Node)) || _nodes[y.Node].Window.Trimmed != 0;
        if (isRead)
            Add(y.Node < 0 ? "input" : _nodes[y.Node].Layer, y.Shape.Channels, StreamNodeKind.Kernels, (new StreamWindow(1, 1), y)).Parts.Add((tensor, _, pass) => Copy(tensor, pass));
        Latency = y.Latency;
    }

    private StreamNodeBuilder Add(string layer, int channels, StreamNodeKind kind, params (StreamWindow, StreamSignal)[] inputs)
    {
        foreach (var (_, signal) in inputs)
            Share(signal);
        var node = new StreamNodeBuilder(layer, _nodes.Count) { Channels = channels, Kind = kind };
        node.Inputs.AddRange(inputs);
        _nodes.Add(node);
        return node;
    }
}
