using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Benchmarks.Onnx;

/// <summary>
/// An ONNX model that takes some frames and the states of all layers, and gives outputs and the states behind them: what a network is where a runtime has no streams.
/// </summary>
/// <param name="frames">The frames at once.</param>
/// <param name="channels">The channels of the input.</param>
internal sealed class StepGraph(int frames, int channels)
{
    private const int SingleType = 1;
    private const int WholeType = 7;
    private const int IrVersion = 8;
    private const int OperatorSet = 17;

    private readonly List<Action<ProtobufWriter>> _nodes = [];
    private readonly List<Action<ProtobufWriter>> _initializers = [];
    private int _names;

    /// <summary>The input's channels and frames.</summary>
    public int[] InputShape { get; } = [1, channels, frames];

    /// <summary>The name of the input.</summary>
    public static string Input => "x";

    /// <summary>Each state: its name before and behind, and its shape.</summary>
    public List<(string Before, string Behind, int[] Shape)> States { get; } = [];

    /// <summary>The output.</summary>
    public (string Name, int[] Shape) Output { get; set; }

    /// <summary>A node.</summary>
    /// <returns>The name of its output.</returns>
    public string Then(string kind, string[] inputs, params (string Name, object Value)[] attributes) => Named(kind, inputs, Name(), attributes);

    /// <summary>A convolution of frames and those before them.</summary>
    /// <param name="x">Its input.</param>
    /// <param name="weights">The weights, filters first.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="bias">The biases, if any.</param>
    /// <param name="dilation">The frames from one tap to the next.</param>
    /// <param name="groups">The groups.</param>
    public string Convolution(string x, float[] weights, int[] shape, float[]? bias, int dilation = 1, int groups = 1)
    {
        var (kept, inputs) = ((shape[2] - 1) * dilation, shape[1] * groups);
        if (kept > 0)
        {
            var (before, behind) = (Name(), Name());
            x = Then("Concat", [before, x], ("axis", 2));
            Named("Slice", [x, Wholes(frames), Wholes(frames + kept), Wholes(2)], behind);
            States.Add((before, behind, [1, inputs, kept]));
        }

        string[] arrays = bias is null ? [x, Add(weights, shape)] : [x, Add(weights, shape), Add(bias, bias.Length)];
        return Then("Conv", arrays, ("kernel_shape", new[] { shape[2] }), ("dilations", new[] { dilation }), ("group", groups));
    }

    /// <summary>The model, as it stands in a file.</summary>
    public byte[] ToModel()
    {
        var model = new ProtobufWriter();
        model.Number(1, IrVersion);
        model.Message(7, graph =>
        {
            foreach (var node in _nodes)
                graph.Message(1, node);
            graph.Text(2, "step");
            foreach (var initializer in _initializers)
                graph.Message(5, initializer);
            foreach (var (name, shape) in States.Select(state => (state.Before, state.Shape)).Prepend((Input, InputShape)))
                graph.Message(11, value => OnnxGraph.End(value, name, shape));
            foreach (var (name, shape) in States.Select(state => (state.Behind, state.Shape)).Prepend(Output))
                graph.Message(12, value => OnnxGraph.End(value, name, shape));
        });
        model.Message(8, set => set.Number(2, OperatorSet));
        return model.ToArray();
    }

    private string Named(string kind, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        _nodes.Add(node =>
        {
            foreach (var name in inputs)
                node.Text(1, name);
            node.Text(2, output);
            node.Text(4, kind);
            foreach (var (name, value) in attributes)
                node.Message(5, attribute => OnnxGraph.Attribute(attribute, name, value));
        });
        return output;
    }

    private string Add(float[] values, params int[] shape) => Array(SingleType, MemoryMarshal.AsBytes<float>(values).ToArray(), shape);

    private string Wholes(long value) => Array(WholeType, BitConverter.GetBytes(value), [1]);

    private string Array(int type, byte[] bytes, int[] shape)
    {
        var name = Name();
        _initializers.Add(tensor =>
        {
            foreach (var size in shape)
                tensor.Number(1, size);
            tensor.Number(2, type);
            tensor.Text(8, name);
            tensor.Bytes(9, bytes);
        });
        return name;
    }

    private string Name() => FormattableString.Invariant($"n{_names++}");
}
