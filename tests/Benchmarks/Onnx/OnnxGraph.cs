using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Benchmarks.Onnx;

/// <summary>A chain of ONNX nodes, one sample at a time. Field numbers are those of onnx.proto3.</summary>
internal sealed class OnnxGraph
{
    /// <summary>The names of the graph's ends.</summary>
    public const string InputName = "x";
    public const string OutputName = "y";

    private const int SingleType = 1;
    private const int IrVersion = 8;
    private const int OperatorSet = 17;

    private readonly List<Action<ProtobufWriter>> _nodes = [];
    private readonly List<Action<ProtobufWriter>> _initializers = [];

    /// <summary>The name of the last node's output.</summary>
    private string _last = InputName;

    /// <summary>Adds an array of numbers.</summary>
    /// <returns>Its name.</returns>
    public string Add(float[] values, params int[] shape)
    {
        var name = FormattableString.Invariant($"w{_initializers.Count}");
        _initializers.Add(tensor =>
        {
            foreach (var size in shape)
                tensor.Number(1, size);
            tensor.Number(2, SingleType);
            tensor.Text(8, name);
            tensor.Bytes(9, MemoryMarshal.AsBytes<float>(values));
        });
        return name;
    }

    /// <summary>Adds a node behind the last one.</summary>
    /// <param name="kind">The operator.</param>
    /// <param name="attributes">Its attributes: a whole number, a float, or whole numbers each.</param>
    /// <param name="inputs">Its inputs beside the last node's output.</param>
    public void Then(string kind, IEnumerable<(string Name, object Value)> attributes, params string[] inputs) => Then(kind, 0, attributes, inputs);

    /// <summary>Adds a node of which another output than the first one is wanted.</summary>
    /// <param name="kind">The operator.</param>
    /// <param name="place">The output's place among the operator's.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="inputs">Its inputs beside the last node's output.</param>
    public void Then(string kind, int place, IEnumerable<(string Name, object Value)> attributes, params string[] inputs)
    {
        var (input, output) = (_last, FormattableString.Invariant($"n{_nodes.Count}"));
        _nodes.Add(node =>
        {
            foreach (var name in inputs.Prepend(input))
                node.Text(1, name);
            for (var unwanted = 0; unwanted < place; unwanted++)
                node.Text(2, "");
            // The last node's output is the graph's, and only when all are known is the last one.
            node.Text(2, output == _last ? OutputName : output);
            node.Text(4, kind);
            foreach (var (name, value) in attributes)
                node.Message(5, attribute => Attribute(attribute, name, value));
        });
        _last = output;
    }

    /// <summary>The model, as it stands in a file.</summary>
    public byte[] ToModel(int[] inputShape, int[] outputShape)
    {
        var model = new ProtobufWriter();
        model.Number(1, IrVersion);
        model.Message(7, graph =>
        {
            foreach (var node in _nodes)
                graph.Message(1, node);
            graph.Text(2, "network");
            foreach (var initializer in _initializers)
                graph.Message(5, initializer);
            graph.Message(11, value => End(value, InputName, inputShape));
            graph.Message(12, value => End(value, OutputName, outputShape));
        });
        model.Message(8, set => set.Number(2, OperatorSet));
        return model.ToArray();
    }

    /// <summary>Writes an input or output of a graph.</summary>
    public static void End(ProtobufWriter value, string name, int[] shape)
    {
        value.Text(1, name);
        value.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Number(1, SingleType);
            tensor.Message(2, sizes =>
            {
                foreach (var size in shape)
                    sizes.Message(1, dimension => dimension.Number(1, size));
            });
        }));
    }

    /// <summary>Writes an attribute of a node.</summary>
    public static void Attribute(ProtobufWriter attribute, string name, object value)
    {
        attribute.Text(1, name);
        switch (value)
        {
            case float single:
                attribute.Single(2, single);
                attribute.Number(20, 1);
                break;
            case int number:
                attribute.Number(3, number);
                attribute.Number(20, 2);
                break;
            case int[] numbers:
                foreach (var number in numbers)
                    attribute.Number(8, number);
                attribute.Number(20, 7);
                break;
            default:
                throw new ArgumentException($"The attribute {name} is a {value.GetType().Name}; expected a float, an int or ints.", nameof(value));
        }
    }
}
