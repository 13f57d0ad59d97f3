using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.BatchNorm;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Conv1d;
using Gen.Generator.Layers.ConvTranspose1d;
using Gen.Generator.Layers.Cropping1d;
using Gen.Generator.Layers.Dense;
using Gen.Generator.Layers.DepthwiseConv1d;
using Gen.Generator.Layers.Dropout;
using Gen.Generator.Layers.Flatten;
using Gen.Generator.Layers.LayerNorm;
using Gen.Generator.Layers.Pool1d;
using Gen.Generator.Layers.PRelu;
using Gen.Generator.Layers.SeparableConv1d;
using Gen.Generator.Layers.Softmax;
using Gen.Generator.Layers.Upsample1d;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers;

/// <summary>One line for each layer: its attribute, the kind that default names are made of, and how it is read.</summary>
internal static class LayerTable
{
    private static readonly Dictionary<string, LayerEntry> s_entries = new(StringComparer.Ordinal)
    {
        ["Conv1dAttribute"] = new("conv1d", Conv1dLayer.Read),
        ["DepthwiseConv1dAttribute"] = new("depthwise_conv1d", DepthwiseConv1dLayer.Read),
        ["SeparableConv1dAttribute"] = new("separable_conv1d", SeparableConv1dLayer.Read),
        ["ConvTranspose1dAttribute"] = new("conv_transpose1d", ConvTranspose1dLayer.Read),
        ["DenseAttribute"] = new("dense", DenseLayer.Read),
        ["MaxPool1dAttribute"] = new("max_pool1d", arguments => Pool1dLayer.Read(arguments, PoolKind.Max)),
        ["AveragePool1dAttribute"] = new("average_pool1d", arguments => Pool1dLayer.Read(arguments, PoolKind.Average)),
        ["GlobalMaxPool1dAttribute"] = new("global_max_pool1d", arguments => new GlobalPool1dLayer(arguments.Name, PoolKind.Max)),
        ["GlobalAveragePool1dAttribute"] = new("global_average_pool1d", arguments => new GlobalPool1dLayer(arguments.Name, PoolKind.Average)),
        ["FlattenAttribute"] = new("flatten", arguments => new FlattenLayer(arguments.Name)),
        ["BatchNormAttribute"] = new("batchnorm", BatchNormLayer.Read),
        ["LayerNormAttribute"] = new("layernorm", LayerNormLayer.Read),
        ["DropoutAttribute"] = new("dropout", DropoutLayer.Read),
        ["ReluAttribute"] = ActivationLayer.Entry(ActivationFunction.Relu),
        ["LeakyReluAttribute"] = ActivationLayer.Entry(ActivationFunction.LeakyRelu),
        ["PReluAttribute"] = new("prelu", PReluLayer.Read),
        ["EluAttribute"] = ActivationLayer.Entry(ActivationFunction.Elu),
        ["SeluAttribute"] = ActivationLayer.Entry(ActivationFunction.Selu),
        ["GeluAttribute"] = ActivationLayer.Entry(ActivationFunction.Gelu),
        ["SigmoidAttribute"] = ActivationLayer.Entry(ActivationFunction.Sigmoid),
        ["HardSigmoidAttribute"] = ActivationLayer.Entry(ActivationFunction.HardSigmoid),
        ["TanhAttribute"] = ActivationLayer.Entry(ActivationFunction.Tanh),
        ["SoftplusAttribute"] = ActivationLayer.Entry(ActivationFunction.Softplus),
        ["SoftsignAttribute"] = ActivationLayer.Entry(ActivationFunction.Softsign),
        ["SwishAttribute"] = ActivationLayer.Entry(ActivationFunction.Swish),
        ["HardSwishAttribute"] = ActivationLayer.Entry(ActivationFunction.HardSwish),
        ["BlockAttribute"] = new("block", arguments => new BlockLayer(arguments.Name, arguments.Branches[0])),
        ["ResidualAttribute"] = new("residual", arguments => new ResidualLayer(arguments.Name, arguments.Branches[0],
            arguments.Branches.ElementAtOrDefault(1) ?? Branch.Identity), index => index == 0 ? "" : "shortcut."),
        ["ConcatAttribute"] = new("concat", arguments => new ConcatLayer(arguments.Name, arguments.Branches.ToEquatable()),
            index => $"branch_{Literal.Of(index + 1)}."),
        ["Cropping1dAttribute"] = new("cropping1d", Cropping1dLayer.Read),
        ["Upsample1dAttribute"] = new("upsample1d", Upsample1dLayer.Read),
        ["SoftmaxAttribute"] = new("softmax", arguments => new SoftmaxLayer(arguments.Name)),
    };

    /// <summary>The entry of an attribute's class, or <see langword="null"/> where it declares no layer.</summary>
    public static LayerEntry? Find(string attributeClass) =>
        s_entries.TryGetValue(attributeClass, out var entry) ? entry : null;
}

/// <summary>How a layer is read.</summary>
/// <param name="Kind">The kind that default names are made of.</param>
/// <param name="Read">Makes the layer from its attribute's arguments.</param>
/// <param name="Branch">What the names in the so-manieth block begin with, behind the layer's own; nothing where none is given.</param>
internal sealed record LayerEntry(string Kind, Func<LayerArguments, Layer> Read, Func<int, string>? Branch = null)
{
    /// <summary>What the names in the so-manieth block begin with, behind the layer's own.</summary>
    public string PlaceOf(int block) => Branch?.Invoke(block) ?? "";
}
