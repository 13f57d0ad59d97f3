using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>
/// A network of reference layers: its declaration in C#, its parameters, and its results in double precision. Buffers are the caller's:
/// samples one after the other, each in the network's <see cref="Layout"/>.
/// </summary>
public sealed class ReferenceNetwork
{
    private readonly Shape[] _shapes;
    private readonly ReferenceParameter[][] _parameters;

    /// <summary>A network with random parameters.</summary>
    /// <param name="input">The shape of one input.</param>
    /// <param name="layout">The layout of the caller's buffers, in and out.</param>
    /// <param name="layers">The layers in order.</param>
    /// <param name="seed">Where the parameters start from.</param>
    /// <exception cref="ArgumentException">A layer cannot be applied to what comes before it.</exception>
    public ReferenceNetwork(Shape input, DataLayout layout, IReadOnlyList<ReferenceLayer> layers, int seed = 0)
    {
        Layout = layout;
        Layers = layers;
        _shapes = new Shape[layers.Count + 1];
        _parameters = new ReferenceParameter[layers.Count][];
        _shapes[0] = input;
        var random = new Random(seed);
        for (var i = 0; i < layers.Count; i++)
        {
            var name = ReferenceBlock.NamesOf(layers).ElementAt(i);
            _shapes[i + 1] = ReferenceGraph.Infer(layers, i, _shapes);
            _parameters[i] = [.. layers[i].Parameters(_shapes[i]).Select(spec => Create(name, spec, random))];
        }
    }

    /// <summary>The layout of the caller's buffers, in and out.</summary>
    public DataLayout Layout { get; }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<ReferenceLayer> Layers { get; }

    /// <summary>The shape of one input, before <see cref="Layout"/> is applied.</summary>
    public Shape Input => _shapes[0];

    /// <summary>The shape of one output, before <see cref="Layout"/> is applied.</summary>
    public Shape Output => _shapes[^1];

    /// <summary>All parameters in layer order, running statistics included.</summary>
    public IReadOnlyList<ReferenceParameter> Parameters => [.. _parameters.SelectMany(parameters => parameters)];

    /// <summary>The class as a user would write it, for a file that says <c>using Gen;</c>.</summary>
    /// <param name="className">The name of the class.</param>
    public string Declaration(string className)
    {
        var input = new AttributeText("Input")
            .Number("Length", Input.Length, 0)
            .Number("Channels", Input.Channels, 1)
            .Member("Layout", Layout);
        var layers = string.Join(", ", Layers.Select(layer => layer.Attribute));
        return ReferenceBlock.DeclarationsIn(Layers) + $"[{input}]\n[{layers}]\npublic partial class {className};\n";
    }

    /// <summary>Inference.</summary>
    /// <param name="inputs">n inputs.</param>
    /// <returns>n outputs.</returns>
    public double[] Predict(double[] inputs)
    {
        var signals = new List<double[][]> { Batch.Split(inputs, Input, Layout) };
        for (var i = 0; i < Layers.Count; i++)
            signals.Add(ReferenceGraph.Forward(Layers, i, _shapes, signals, Values(i), training: false));
        return Batch.Join(signals[^1], Output, Layout);
    }

    /// <summary>The training-mode pass of a batch; moves running statistics.</summary>
    /// <param name="inputs">n inputs.</param>
    public ReferencePass Forward(double[] inputs)
    {
        var activations = new List<double[][]> { Batch.Split(inputs, Input, Layout) };
        for (var i = 0; i < Layers.Count; i++)
        {
            activations.Add(ReferenceGraph.Forward(Layers, i, _shapes, activations, Values(i), training: true));
            Layers[i].UpdateStatistics(_shapes[i], activations[i], Values(i));
        }

        return new ReferencePass(this, activations);
    }

    /// <summary>The shapes before all layers, and behind the last.</summary>
    internal IReadOnlyList<Shape> Shapes => _shapes;

    /// <summary>The shape before layer <paramref name="index"/>.</summary>
    internal Shape ShapeBefore(int index) => _shapes[index];

    /// <summary>The parameters of layer <paramref name="index"/>.</summary>
    internal ReferenceParameter[] ParametersOf(int index) => _parameters[index];

    /// <summary>The values of the parameters of layer <paramref name="index"/>.</summary>
    internal double[][] Values(int index) => Array.ConvertAll(_parameters[index], parameter => parameter.Values);

    private static ReferenceParameter Create(string layer, ParameterSpec spec, Random random) =>
        new($"{layer}.{spec.Suffix}", spec, RandomValues.Uniform(random, spec.Length, spec.Low, spec.High));
}
