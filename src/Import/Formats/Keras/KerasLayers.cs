using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Keras;

/// <summary>A table of Keras' layers.</summary>
internal static class KerasLayers
{
    private static readonly Dictionary<string, Func<TensorOps, KerasLayer, View, View>> s_layers = new(StringComparer.Ordinal)
    {
        ["Conv1D"] = (ops, layer, x) => KerasConvolutions.Convolution(ops, layer, x, 1),
        ["Convolution1D"] = (ops, layer, x) => KerasConvolutions.Convolution(ops, layer, x, 1),
        ["AtrousConvolution1D"] = (ops, layer, x) => KerasConvolutions.Convolution(ops, layer, x, 1),
        ["Conv2D"] = (ops, layer, x) => KerasConvolutions.Convolution(ops, layer, x, 2),
        ["Convolution2D"] = (ops, layer, x) => KerasConvolutions.Convolution(ops, layer, x, 2),
        ["DepthwiseConv1D"] = (ops, layer, x) => KerasConvolutions.Depthwise(ops, layer, x, 1),
        ["DepthwiseConv2D"] = (ops, layer, x) => KerasConvolutions.Depthwise(ops, layer, x, 2),
        ["SeparableConv1D"] = (ops, layer, x) => KerasConvolutions.Separable(ops, layer, x, 1),
        ["SeparableConv2D"] = (ops, layer, x) => KerasConvolutions.Separable(ops, layer, x, 2),
        ["Conv1DTranspose"] = (ops, layer, x) => KerasConvolutions.Transposed(ops, layer, x, 1),
        ["Conv2DTranspose"] = (ops, layer, x) => KerasConvolutions.Transposed(ops, layer, x, 2),
        ["Dense"] = (ops, layer, x) => ops.Linear(x, x.Rank - 1, layer.Array(0, "kernel"), layer.Bias(1)),
        ["TimeDistributedDense"] = (ops, layer, x) => ops.Linear(x, x.Rank - 1, layer.Array(0, "kernel"), layer.Bias(1)),
        ["MaxPooling1D"] = (ops, layer, x) => KerasConvolutions.Pool(ops, layer, x, 1, isMax: true),
        ["MaxPooling2D"] = (ops, layer, x) => KerasConvolutions.Pool(ops, layer, x, 2, isMax: true),
        ["AveragePooling1D"] = (ops, layer, x) => KerasConvolutions.Pool(ops, layer, x, 1, isMax: false),
        ["AveragePooling2D"] = (ops, layer, x) => KerasConvolutions.Pool(ops, layer, x, 2, isMax: false),
        ["GlobalMaxPooling1D"] = (ops, layer, x) => KerasConvolutions.GlobalPool(ops, layer, x, 1, isMax: true),
        ["GlobalMaxPooling2D"] = (ops, layer, x) => KerasConvolutions.GlobalPool(ops, layer, x, 2, isMax: true),
        ["GlobalAveragePooling1D"] = (ops, layer, x) => KerasConvolutions.GlobalPool(ops, layer, x, 1, isMax: false),
        ["GlobalAveragePooling2D"] = (ops, layer, x) => KerasConvolutions.GlobalPool(ops, layer, x, 2, isMax: false),
        ["ZeroPadding1D"] = (ops, layer, x) => KerasConvolutions.Pad(ops, layer, x, 1, (view, dim, before, after) => ops.Pad(view, dim, before, after, "Constant"), "padding"),
        ["ZeroPadding2D"] = (ops, layer, x) => KerasConvolutions.Pad(ops, layer, x, 2, (view, dim, before, after) => ops.Pad(view, dim, before, after, "Constant"), "padding"),
        ["Cropping1D"] = (ops, layer, x) => KerasConvolutions.Pad(ops, layer, x, 1, (view, dim, before, after) => ops.Pad(view, dim, -before, -after, "Constant"), "cropping"),
        ["Cropping2D"] = (ops, layer, x) => KerasConvolutions.Pad(ops, layer, x, 2, (view, dim, before, after) => ops.Pad(view, dim, -before, -after, "Constant"), "cropping"),
        ["UpSampling1D"] = (ops, layer, x) => KerasConvolutions.Upsample(ops, layer, x, 1),
        ["UpSampling2D"] = (ops, layer, x) => KerasConvolutions.Upsample(ops, layer, x, 2),
        ["LSTM"] = KerasRecurrent.Layer, ["GRU"] = KerasRecurrent.Layer, ["SimpleRNN"] = KerasRecurrent.Layer,
        ["CuDNNLSTM"] = KerasRecurrent.Layer, ["CuDNNGRU"] = KerasRecurrent.Layer, ["Bidirectional"] = KerasRecurrent.Bidirectional,
        ["BatchNormalization"] = BatchNorm,
        ["LayerNormalization"] = LayerNorm,
        ["Embedding"] = Embedding,
        ["TimeDistributed"] = TimeDistributed,
        ["Activation"] = (_, _, x) => x,
        ["ReLU"] = KerasActivations.Relu,
        ["LeakyReLU"] = (ops, layer, x) => ops.Activation(x, "LeakyRelu", KerasActivations.LeakySlope(layer)),
        ["ELU"] = (ops, layer, x) => ops.Activation(x, "Elu", layer.Config.Real("alpha", 1)),
        ["PReLU"] = PRelu,
        ["Softmax"] = (ops, layer, x) => ops.Softmax(x, x.Dim(layer.Config.Integers("axis") is [var axis] ? axis : -1, layer.Place)),
        ["Flatten"] = Flatten,
        ["Reshape"] = Reshape,
        ["Permute"] = (_, layer, x) => x.Transpose([0, .. layer.Config.Integers("dims") ?? throw layer.Refuse("it has no 'dims'", "")]),
        ["RepeatVector"] = (_, layer, x) => x.Unsqueeze(1).Select(1, new int[Guard.Positive(layer.Config.Integer("n", 1), layer.Place)], layer.Place),
        ["Dropout"] = (ops, layer, x) => ops.Pointwise(x, signal => Dropout(ops.Signals, layer, signal)),
        ["Rescaling"] = (ops, layer, x) => ops.Pointwise(x, signal => ops.Signals.Scale(signal, layer.Config.Real("scale", 1), layer.Config.Real("offset", 0))),
        ["Normalization"] = Normalization,
        ["InputLayer"] = (_, _, x) => x,
    };

    /// <summary>What does nothing in a prediction.</summary>
    private static readonly HashSet<string> s_idle =
        ["SpatialDropout1D", "SpatialDropout2D", "GaussianNoise", "GaussianDropout", "AlphaDropout", "ActivityRegularization", "Identity", "RandomNormal"];

    public static View Apply(TensorOps ops, KerasLayer layer, View view)
    {
        if (s_idle.Contains(layer.Class))
            return view;
        if (!s_layers.TryGetValue(layer.Class, out var make))
            throw Unknown(layer);
        var result = make(ops, layer, view);
        // A recurrent layer's activation is inside its cell, and those of the table's own are applied.
        return layer.Config.Get("activation") is null || layer.Class is "LSTM" or "GRU" or "SimpleRNN" or "Softmax" or "ReLU" ? result
            : KerasActivations.Apply(ops, layer, layer.Activation(), result);
    }

    private static ImportException Unknown(KerasLayer layer) => layer.Class switch
    {
        "Lambda" => layer.Refuse("it holds Python code, which is never executed", "Replace it by layers, or save the model without it and do its work outside."),
        "Masking" => layer.Refuse("it tells the layers behind it to skip steps, and leaving it out would give other numbers without a word", "Cut the padding off the signals, and save the model without it."),
        "TFOpLambda" or "TensorFlowOpLayer" or "SlicingOpLambda" => layer.Refuse("it is an operation of TensorFlow inside the model", "Export the model to ONNX, where operations are plain, and import that."),
        _ => layer.Refuse("Gen has no such layer", "docs/import.md lists those that are taken; a model that ends before it can be imported."),
    };

    private static View BatchNorm(TensorOps ops, KerasLayer layer, View view)
    {
        var channel = view.Dim(layer.Config.Integers("axis") is [var axis, ..] ? axis : -1, layer.Place);
        var (scale, center) = (layer.Config.Flag("scale", true), layer.Config.Flag("center", true));
        var count = view.Sizes[channel];
        var place = 0;
        float[] Next(bool exists, float byDefault) => exists ? layer.Array(place++, "parameter").Values : [.. Enumerable.Repeat(byDefault, count)];
        var (gamma, beta) = (Next(scale, 1), Next(center, 0));
        var (mean, variance) = (Next(true, 0), Next(true, 1));
        return ops.OnEach(view, channel, [gamma, beta, mean, variance], (signal, values) =>
            ops.Signals.BatchNorm(signal, values[0], values[1], values[2], values[3], layer.Config.Real("epsilon", 1e-3)));
    }

    private static View LayerNorm(TensorOps ops, KerasLayer layer, View view)
    {
        if (layer.Config.Integers("axis") is { } axes && (axes.Length != 1 || view.Dim(axes[0], layer.Place) != view.Rank - 1))
            throw layer.Refuse("it normalises over other dimensions than the channels", "Use axis=-1.");
        var (scale, center) = (layer.Config.Flag("scale", true), layer.Config.Flag("center", true));
        return ops.OnChannels(view, view.Rank - 1, signal => ops.Signals.LayerNorm(signal,
            scale ? layer.Array(0, "gamma").Values : [.. Enumerable.Repeat(1f, signal.Channels)],
            center ? layer.Array(scale ? 1 : 0, "beta").Values : new float[signal.Channels], layer.Config.Real("epsilon", 1e-3)));
    }

    private static View Embedding(TensorOps ops, KerasLayer layer, View view)
    {
        var table = layer.Array(0, "table");
        int[] dims = [.. Enumerable.Range(0, view.Rank)];
        var input = ops.Arrange.Take(view, dims, []);
        var embedding = Embed(ops.Signals, input, table);
        return View.Of(embedding, [.. view.Sizes, table.Shape[1]], view.BatchDim, view.Batch, dims, [view.Rank]);
    }

    public static Layer Embed(Signals signals, Layer input, Grid table)
    {
        if (input.Kind != "Input" || input.Channels != 1 || table.Rank != 2)
            throw signals.Refuse("an embedding is only taken as the first layer, on one channel of whole numbers");
        var layer = signals.Plain("Embedding", input, input.Steps, table.Shape[1]);
        layer.Name = signals.TakeName();
        layer.Options.AddRange([("Vocabulary", CSharp.Of(table.Shape[0])), ("Units", CSharp.Of(table.Shape[1]))]);
        layer.Parameters.Add(Learned.Of("weight", table.Values, table.Shape));
        return layer;
    }

    /// <summary>A layer at each step: its own dimensions are those behind the steps.</summary>
    private static View TimeDistributed(TensorOps ops, KerasLayer layer, View view)
    {
        var inner = layer.Inner("layer");
        return inner.Class switch
        {
            "Flatten" => Joined(view, 2),
            "Reshape" => view.Reshape([view.Batch, view.Sizes[1], .. Target(inner, view.Sizes[2..])], layer.Place),
            "Dense" or "Activation" or "Dropout" or "BatchNormalization" or "LayerNormalization" or "LeakyReLU" or "ReLU" or "ELU" => Apply(ops, inner, view),
            "Conv1D" or "MaxPooling1D" or "AveragePooling1D" or "DepthwiseConv1D" or "SeparableConv1D" or "Conv2D" or "MaxPooling2D" or "GlobalAveragePooling1D" or "GlobalMaxPooling1D" => Apply(ops, inner, view),
            _ => throw layer.Refuse($"the layer '{inner.Class}' at each step has no counterpart", "docs/import.md lists those that are taken."),
        };

        View Joined(View x, int from) => x.Reshape([x.Batch, .. x.Sizes[1..from], Guard.Product(x.Sizes.AsSpan(from), layer.Place)], layer.Place);
    }

    private static View PRelu(TensorOps ops, KerasLayer layer, View view)
    {
        var alpha = layer.Array(0, "slopes");
        if (alpha.Values.Length != view.Sizes[^1])
            throw layer.Refuse("it has slopes of their own for each step", "Use shared_axes=[1].");
        return ops.OnEach(view, view.Rank - 1, [alpha.Values], (signal, values) => ops.Signals.PRelu(signal, values[0]));
    }

    private static View Flatten(TensorOps ops, KerasLayer layer, View view)
    {
        if (layer.ChannelsFirst && view.Rank > 2)
            view = view.Transpose([0, .. Enumerable.Range(2, view.Rank - 2), 1]);
        return view.Rank == 1 ? view : view.Reshape([view.Batch, Guard.Product(view.Sizes, layer.Place)], layer.Place);
    }

    private static View Reshape(TensorOps ops, KerasLayer layer, View view) => view.Reshape([view.Batch, .. Target(layer, view.Sizes)], layer.Place);

    private static int[] Target(KerasLayer layer, int[] sizes)
    {
        var target = layer.Config.Integers("target_shape") ?? throw layer.Refuse("it has no target_shape", "");
        var (total, known) = (Guard.Product(sizes, layer.Place), Guard.Product([.. target.Where(size => size > 0)], layer.Place));
        return [.. target.Select(size => size == -1 ? total / Math.Max(known, 1) : Guard.Positive(size, layer.Place))];
    }

    private static Layer Dropout(Signals signals, KerasLayer layer, Layer signal)
    {
        var rate = layer.Config.Real("rate", layer.Config.Real("p", 0.5));
        return rate is <= 0 or >= 1 ? signal : signals.Plain("Dropout", signal, signal.Steps, signal.Channels).With("Rate", CSharp.Of(rate), "0.5");
    }

    private static View Normalization(TensorOps ops, KerasLayer layer, View view)
    {
        var channel = view.Rank - 1;
        var (mean, variance) = layer.Arrays.Count >= 2
            ? (layer.Arrays[0].Values.Values, layer.Arrays[1].Values.Values)
            : throw layer.Refuse("it has not been adapted", "Call adapt before saving.");
        if (mean.Length == 1 && view.Sizes[channel] > 1)
            (mean, variance) = ([.. Enumerable.Repeat(mean[0], view.Sizes[channel])], [.. Enumerable.Repeat(variance[0], view.Sizes[channel])]);
        if (mean.Length != view.Sizes[channel])
            throw layer.Refuse("it normalises other dimensions than the channels", "Use axis=-1.");
        var scale = Array.ConvertAll(variance, value => 1 / Math.Max(MathF.Sqrt(value), 1e-7f));
        var shift = mean.Select((value, place) => -value * scale[place]).ToArray();
        return ops.OnEach(view, channel, [scale, shift], (signal, values) => ops.Signals.Scale(signal, values[0], values[1]));
    }
}
