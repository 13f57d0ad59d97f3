using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Gen.Import.Graph;

namespace Gen.Import.Formats.RtNeural;

/// <summary>Reads RTNeural's json of layers: each has a type, an activation, a shape and arrays in Keras' layouts.</summary>
internal sealed class RtNeuralReader
{
    private const int NominalLength = 1000;
    private readonly Signals _signals;
    private readonly JsonElement _root;

    private RtNeuralReader(JsonElement root)
    {
        (_root, _signals) = (root, new(new() { Format = "RTNeural json", IsStream = true }));
    }

    public static bool Is(JsonElement root) => root.Get("layers") is { ValueKind: JsonValueKind.Array } && root.Get("architecture") is null;

    public static Model Read(JsonElement root, ImportOptions options) => new RtNeuralReader(root).Read(options);

    private Model Read(ImportOptions options)
    {
        var layers = _root.Need("layers", "The file").Items().ToList();
        var shape = Shape(_root) ?? [null, null, layers.Count > 0 ? Weights(layers[0], 0).FirstOrDefault()?.Shape[0] : null];
        var given = shape.Count > 2 ? shape[1] : null;
        _signals.Model.AnyLength = given is null;
        var length = options.Length ?? given ?? NominalLength;
        var signal = _signals.Input("input", length, shape[^1] ?? throw new ImportException("The file does not say how many channels come in ('in_shape')."));
        var steps = given;
        for (var place = 0; place < layers.Count; place++)
        {
            _signals.Place = FormattableString.Invariant($"layer {place + 1} ({layers[place].Text("type") ?? "no type"})");
            signal = Activate(Apply(layers[place], place, signal, steps), layers[place]);
            RequireChannels(layers[place], signal);
            steps = Shape(layers[place]) is { Count: > 2 } made ? made[1] : steps;
        }

        _signals.Model.Outputs.Add(new("output", signal));
        return _signals.Model;
    }

    private Layer Apply(JsonElement layer, int place, Layer signal, int? steps)
    {
        var weights = Weights(layer, place);
        switch (layer.Text("type"))
        {
            case "dense" or "time-distributed-dense":
                return _signals.Dense(signal, Need(weights, 0), weights.ElementAtOrDefault(1)?.Values);
            case "conv1d":
                return Convolution(layer, signal, weights, steps);
            case "lstm":
                return Recurrent.Make(_signals, "Lstm", signal, [new(Need(weights, 0), Need(weights, 1), Need(weights, 2))], "Forward", sequences: true);
            case "gru":
                return Recurrent.Make(_signals, "Gru", signal, [new(Need(weights, 0), Need(weights, 1), Need(weights, 2))], "Forward", sequences: true,
                    ("ResetAfter", CSharp.Of(Need(weights, 2).Rank == 2), "true"));
            case "batchnorm" or "batchnorm1d":
                return BatchNorm(layer, signal, weights);
            case "prelu":
                return _signals.PRelu(signal, Need(weights, 0).Values);
            case "activation":
                return signal;
            case var other:
                throw _signals.Refuse($"RTNeural's layer '{other}' has no counterpart here; dense, conv1d, lstm, gru, batchnorm, prelu and activation have");
        }
    }

    /// <summary>Causal in a stream; but where the file's shapes grow shorter, it was valid, and the file does not say so otherwise.</summary>
    private Layer Convolution(JsonElement layer, Layer signal, IReadOnlyList<Grid> weights, int? steps)
    {
        var weight = Need(weights, 0);
        if (weight.Rank != 3)
            throw _signals.Refuse($"its weights have {weight.Rank} dimensions; expected width, channels and filters");
        var window = new Window(layer.Integers("strides") is [var stride] ? stride : 1, layer.Integers("dilation") is [var dilation] ? dilation : 1, layer.Integer("groups", 1));
        var made = Shape(layer) is { Count: > 2 } shape ? shape[1] : null;
        if (made is { } after && steps is { } before && after == window.Outputs(before, weight.Shape[0]) && after != before)
            _signals.Model.Note($"{_signals.Place}: its signal grows from {before} to {after} steps shorter, so it is a valid convolution.");
        else
            window = window with { Left = window.Reach(weight.Shape[0]) - 1 };
        return _signals.Convolution(signal, weight, weights.ElementAtOrDefault(1)?.Values, window);
    }

    private Layer BatchNorm(JsonElement layer, Layer signal, IReadOnlyList<Grid> weights)
    {
        var epsilon = layer.Real("epsilon", 1e-3);
        return weights.Count == 4
            ? _signals.BatchNorm(signal, weights[0].Values, weights[1].Values, weights[2].Values, weights[3].Values, epsilon)
            : _signals.BatchNorm(signal, [.. Enumerable.Repeat(1f, signal.Channels)], new float[signal.Channels], Need(weights, 0).Values, Need(weights, 1).Values, epsilon);
    }

    private Layer Activate(Layer signal, JsonElement layer) => (layer.Text("type") is "lstm" or "gru" ? "" : layer.Text("activation") ?? "") switch
    {
        "" or "linear" => signal,
        "relu" => _signals.Activation(signal, "Relu"),
        "tanh" => _signals.Activation(signal, "Tanh"),
        "sigmoid" => _signals.Activation(signal, "Sigmoid"),
        "elu" => _signals.Activation(signal, "Elu"),
        "softmax" => _signals.Activation(signal, "Softmax"),
        var other => throw _signals.Refuse($"the activation '{other}' has no counterpart"),
    };

    /// <summary>What the file says of a layer is to agree with its arrays.</summary>
    private void RequireChannels(JsonElement layer, Layer signal)
    {
        if (Shape(layer) is { Count: > 0 } shape && shape[^1] is { } channels && channels != signal.Channels)
            throw _signals.Refuse($"the file says that {channels} channels go out, but its weights make {signal.Channels}; the file is inconsistent");
    }

    private Grid Need(IReadOnlyList<Grid> weights, int place) =>
        weights.ElementAtOrDefault(place) ?? throw _signals.Refuse($"it has {weights.Count} arrays; expected at least {place + 1}");

    private List<Grid> Weights(JsonElement layer, int place) => [.. (layer.Get("weights")?.Items() ?? []).Select((array, index) =>
    {
        var (shape, values) = array.Numbers(FormattableString.Invariant($"weights {index + 1} of layer {place + 1}"));
        return new Grid(values, shape);
    })];

    private static List<int?>? Shape(JsonElement element) => (element.Get("shape") ?? element.Get("in_shape")) is { ValueKind: JsonValueKind.Array } shape
        ? [.. shape.EnumerateArray().Select(size => size.ValueKind == JsonValueKind.Number ? (int?)size.AsInteger("shape") : null)]
        : null;
}
