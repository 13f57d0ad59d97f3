using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Shapes;
using Gen;

namespace Benchmarks.Onnx;

/// <summary>A network as an ONNX model of one sample, in ONNX's own layout, channels first, with the network's parameters.</summary>
internal sealed class OnnxExport
{
    private readonly OnnxGraph _graph = new();
    private readonly Queue<Parameter> _parameters;
    private int _length;
    private int _channels;

    /// <summary>Whether length and channels have become one list, in ONNX's order: all steps of the first channel, then of the next.</summary>
    private bool _isFlat;

    private OnnxExport(INetwork network) =>
        (_parameters, _length, _channels) = (new(network.Parameters), network.InputLength, network.InputChannels);

    /// <summary>Translates a network.</summary>
    /// <exception cref="NotSupportedException">It has a layer that this program's networks do not have.</exception>
    public static byte[] ToModel(NetworkShape shape, INetwork network)
    {
        var export = new OnnxExport(network);
        foreach (var layer in shape.Layers)
            export.Add(layer);
        // A list has no length; as memory it is the same.
        int[] output = export._isFlat
            ? [1, network.OutputChannels]
            : [1, network.OutputChannels, network.OutputLength];
        return export._graph.ToModel([1, network.InputChannels, network.InputLength], output);
    }

    private void Add(LayerAttribute layer)
    {
        switch (layer)
        {
            case Conv1dAttribute convolution:
                Add(convolution);
                break;
            case BatchNormAttribute normalisation:
                var statistics = Enumerable.Range(0, 4).Select(_ => _graph.Add(Next(), _channels)).ToArray();
                _graph.Then("BatchNormalization", [("epsilon", (float)normalisation.Epsilon)], statistics);
                break;
            case ReluAttribute:
                _graph.Then("Relu", []);
                break;
            case GlobalAveragePool1dAttribute:
                _graph.Then("GlobalAveragePool", []);
                _length = 1;
                break;
            case MaxPool1dAttribute pool when pool.Padding is "valid":
                var stride = pool.Stride == 0 ? pool.Size : pool.Stride;
                _graph.Then("MaxPool", [("kernel_shape", new[] { pool.Size }), ("strides", new[] { stride })]);
                _length = (_length - pool.Size) / stride + 1;
                break;
            case FlattenAttribute:
                Flatten();
                break;
            case DenseAttribute dense when _length == 1 || _isFlat:
                Add(dense);
                break;
            case SoftmaxAttribute when _isFlat:
                _graph.Then("Softmax", [("axis", 1)]);
                break;
            default:
                throw new NotSupportedException($"{layer.GetType().Name} is not translated to ONNX.");
        }
    }

    private void Add(Conv1dAttribute layer)
    {
        var size = new ConvolutionSize(layer, _length, _channels);
        var channels = _channels / layer.Groups;
        var weights = _graph.Add(FiltersFirst(Next(), layer.Width, channels, layer.Filters), layer.Filters, channels, layer.Width);
        _graph.Then(
            "Conv",
            [
                ("kernel_shape", new[] { layer.Width }), ("strides", new[] { layer.Stride }), ("dilations", new[] { layer.Dilation }),
                ("group", layer.Groups), ("pads", new[] { size.Left, size.Right }),
            ],
            weights,
            _graph.Add(Next(), layer.Filters));
        (_length, _channels) = (size.OutputLength, size.OutputChannels);
    }

    private void Add(DenseAttribute layer)
    {
        Flatten();
        // The rows of the weights are in Gen's order, step by step: they are turned here, so that ONNX Runtime need not turn the signal.
        _graph.Then("Gemm", [], _graph.Add(ChannelsFirst(Next(), _length, _channels, layer.Units), _length * _channels, layer.Units), _graph.Add(Next(), layer.Units));
        (_length, _channels) = (1, layer.Units);
    }

    private void Flatten()
    {
        if (!_isFlat)
            _graph.Then("Flatten", [("axis", 1)]);
        _isFlat = true;
    }

    private float[] Next()
    {
        var parameter = _parameters.Dequeue();
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }

    /// <summary>From [width, channels, filters] to [filters, channels, width].</summary>
    public static float[] FiltersFirst(float[] values, int width, int channels, int filters)
    {
        var turned = new float[values.Length];
        for (var k = 0; k < width; k++)
        {
            for (var c = 0; c < channels; c++)
            {
                for (var f = 0; f < filters; f++)
                    turned[(f * channels + c) * width + k] = values[(k * channels + c) * filters + f];
            }
        }

        return turned;
    }

    /// <summary>From [length, channels, units] to [channels, length, units].</summary>
    private static float[] ChannelsFirst(float[] values, int length, int channels, int units)
    {
        var turned = new float[values.Length];
        for (var step = 0; step < length; step++)
        {
            for (var c = 0; c < channels; c++)
                values.AsSpan((step * channels + c) * units, units).CopyTo(turned.AsSpan((c * length + step) * units));
        }

        return turned;
    }
}
