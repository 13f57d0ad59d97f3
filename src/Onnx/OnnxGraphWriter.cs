using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Gen.Export;

/// <summary>Collects nodes and tensors, and writes them as a model. Field numbers are those of onnx.proto3.</summary>
internal sealed class OnnxGraphWriter
{
    private const int SingleType = 1;
    private const int LongType = 7;
    private const int IrVersion = 8;
    private const int OperatorSet = 17;

    private readonly List<Action<ProtobufWriter>> _nodes = [];
    private readonly List<Action<ProtobufWriter>> _tensors = [];
    private readonly List<Action<ProtobufWriter>> _inputs = [];
    private readonly List<Action<ProtobufWriter>> _outputs = [];

    /// <summary>Adds an array of floats.</summary>
    /// <returns>Its name.</returns>
    public string Floats(string name, float[] values, params int[] shape) => Tensor(name, SingleType, MemoryMarshal.AsBytes<float>(values).ToArray(), shape);

    /// <summary>Adds a list of whole numbers.</summary>
    /// <returns>Its name.</returns>
    public string Integers(params long[] values) => Tensor(FormattableString.Invariant($"numbers_{_tensors.Count}"), LongType, MemoryMarshal.AsBytes<long>(values).ToArray(), [values.Length]);

    /// <summary>Adds a node.</summary>
    /// <param name="kind">The operator.</param>
    /// <param name="inputs">Its inputs; an empty name is left out.</param>
    /// <param name="attributes">A whole number, a float, a text, texts or whole numbers each.</param>
    /// <returns>Its output's name.</returns>
    public string Node(string kind, string[] inputs, params (string Name, object Value)[] attributes) => Node(kind, inputs, 0, attributes);

    /// <summary>Adds a node of several outputs, of which one is of use.</summary>
    public string Node(string kind, string[] inputs, int output, params (string Name, object Value)[] attributes)
    {
        var made = FormattableString.Invariant($"{kind.ToLowerInvariant()}_{_nodes.Count}");
        _nodes.Add(node =>
        {
            foreach (var input in inputs)
                node.Text(1, input);
            for (var place = 0; place < output; place++)
                node.Text(2, "");
            node.Text(2, made);
            node.Text(3, made);
            node.Text(4, kind);
            foreach (var (name, value) in attributes)
                node.Message(5, attribute => Attribute(attribute, name, value));
        });
        return made;
    }

    public void Input(string name, params int[] shape) => _inputs.Add(value => End(value, name, shape));

    /// <summary>Gives a signal the name of an output.</summary>
    public void Output(string name, string from, params int[] shape)
    {
        _nodes.Add(node =>
        {
            node.Text(1, from);
            node.Text(2, name);
            node.Text(4, "Identity");
        });
        _outputs.Add(value => End(value, name, shape));
    }

    public byte[] ToModel(string name)
    {
        var model = new ProtobufWriter();
        model.Number(1, IrVersion);
        model.Text(2, "Gen");
        model.Message(7, graph =>
        {
            foreach (var node in _nodes)
                graph.Message(1, node);
            graph.Text(2, name);
            foreach (var tensor in _tensors)
                graph.Message(5, tensor);
            foreach (var input in _inputs)
                graph.Message(11, input);
            foreach (var output in _outputs)
                graph.Message(12, output);
        });
        model.Message(8, set => set.Number(2, OperatorSet));
        return model.ToArray();
    }

    private string Tensor(string name, int type, byte[] bytes, int[] shape)
    {
        _tensors.Add(tensor =>
        {
            foreach (var size in shape)
                tensor.Number(1, size);
            tensor.Number(2, type);
            tensor.Text(8, name);
            tensor.Bytes(9, bytes);
        });
        return name;
    }

    /// <summary>A shape whose first dimension, the samples, is open.</summary>
    private static void End(ProtobufWriter value, string name, int[] shape)
    {
        value.Text(1, name);
        value.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Number(1, SingleType);
            tensor.Message(2, sizes =>
            {
                sizes.Message(1, dimension => dimension.Text(2, "N"));
                foreach (var size in shape)
                    sizes.Message(1, dimension => dimension.Number(1, size));
            });
        }));
    }

    private static void Attribute(ProtobufWriter attribute, string name, object value)
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
            case string text:
                attribute.Text(4, text);
                attribute.Number(20, 3);
                break;
            case int[] numbers:
                foreach (var number in numbers)
                    attribute.Number(8, number);
                attribute.Number(20, 7);
                break;
            case string[] texts:
                foreach (var text in texts)
                    attribute.Text(9, text);
                attribute.Number(20, 8);
                break;
            default:
                throw new ArgumentException($"The attribute {name} is a {value.GetType().Name}.", nameof(value));
        }
    }
}
