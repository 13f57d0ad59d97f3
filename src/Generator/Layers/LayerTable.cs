using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.BatchNorm;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Conv1d;
using Gen.Generator.Layers.ConvTranspose1d;
using Gen.Generator.Layers.Cropping1d;
using Gen.Generator.Layers.Dense;
using Gen.Generator.Layers.DepthwiseConv1d;
using Gen.Generator.Layers.Dropout;
using Gen.Generator.Layers.Embedding;
using Gen.Generator.Layers.Flatten;
using Gen.Generator.Layers.LayerNorm;
using Gen.Generator.Layers.NoOperation;
using Gen.Generator.Layers.Normalize;
using Gen.Generator.Layers.PRelu;
using Gen.Generator.Layers.Pool1d;
using Gen.Generator.Layers.Recurrent;
using Gen.Generator.Layers.Repeat;
using Gen.Generator.Layers.SeparableConv1d;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Layers.Softmax;
using Gen.Generator.Layers.Upsample1d;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers;

/// <summary>One line for each layer: its name, which is its attribute's without the word Attribute, and how it is read.</summary>
internal static class LayerTable
{
    private static readonly Dictionary<string, LayerEntry> s_layers = new(StringComparer.Ordinal)
    {
        ["Conv1d"] = new(Conv1dLayer.Read),
        ["DepthwiseConv1d"] = new(DepthwiseConv1dLayer.Read),
        ["SeparableConv1d"] = new(SeparableConv1dLayer.Read),
        ["ConvTranspose1d"] = new(ConvTranspose1dLayer.Read),
        ["Dense"] = new(DenseLayer.Read),
        ["MaxPool1d"] = new(arguments => Pool1dLayer.Read(arguments, PoolKind.Max)),
        ["AveragePool1d"] = new(arguments => Pool1dLayer.Read(arguments, PoolKind.Average)),
        ["GlobalMaxPool1d"] = new(arguments => new GlobalPool1dLayer(arguments.Name, PoolKind.Max)),
        ["GlobalAveragePool1d"] = new(arguments => new GlobalPool1dLayer(arguments.Name, PoolKind.Average)),
        ["Flatten"] = new(arguments => new FlattenLayer(arguments.Name)),
        ["BatchNorm"] = new(BatchNormLayer.Read),
        ["LayerNorm"] = new(LayerNormLayer.Read),
        ["Normalize"] = new(NormalizeLayer.Read),
        ["Dropout"] = new(DropoutLayer.Read),
        ["Relu"] = ActivationLayer.Entry(ActivationFunction.Relu),
        ["LeakyRelu"] = ActivationLayer.Entry(ActivationFunction.LeakyRelu),
        ["PRelu"] = new(PReluLayer.Read),
        ["Elu"] = ActivationLayer.Entry(ActivationFunction.Elu),
        ["Selu"] = ActivationLayer.Entry(ActivationFunction.Selu),
        ["Gelu"] = ActivationLayer.Entry(ActivationFunction.Gelu),
        ["Sigmoid"] = ActivationLayer.Entry(ActivationFunction.Sigmoid),
        ["HardSigmoid"] = ActivationLayer.Entry(ActivationFunction.HardSigmoid),
        ["Tanh"] = ActivationLayer.Entry(ActivationFunction.Tanh),
        ["Softplus"] = ActivationLayer.Entry(ActivationFunction.Softplus),
        ["Softsign"] = ActivationLayer.Entry(ActivationFunction.Softsign),
        ["Swish"] = ActivationLayer.Entry(ActivationFunction.Swish),
        ["HardSwish"] = ActivationLayer.Entry(ActivationFunction.HardSwish),
        ["Sqrt"] = ActivationLayer.Entry(ActivationFunction.Sqrt),
        ["Reciprocal"] = ActivationLayer.Entry(ActivationFunction.Reciprocal),
        ["Exp"] = ActivationLayer.Entry(ActivationFunction.Exp),
        ["Log"] = ActivationLayer.Entry(ActivationFunction.Log),
        ["Block"] = new(arguments => new BlockLayer(arguments.Name, arguments.Branches[0])),
        ["Residual"] = new(arguments => new ResidualLayer(arguments.Name, arguments.Branches[0],
            arguments.Branches.ElementAtOrDefault(1) ?? Branch.Identity), index => index == 0 ? "" : "shortcut."),
        ["Concat"] = new(arguments => new ConcatLayer(arguments.Name, arguments.Branches.ToEquatable()),
            index => $"branch_{Literal.Of(index + 1)}."),
        ["Cropping1d"] = new(Cropping1dLayer.Read),
        ["Upsample1d"] = new(Upsample1dLayer.Read),
        ["Lstm"] = new(RecurrentLayer.ReadLstm),
        ["Gru"] = new(RecurrentLayer.ReadGru),
        ["SimpleRnn"] = new(RecurrentLayer.ReadSimple),
        ["Softmax"] = new(arguments => new SoftmaxLayer(arguments.Name)),
        ["Embedding"] = new(EmbeddingLayer.Read),
        ["Repeat"] = new(RepeatLayer.Read),
        ["Identity"] = new(arguments => new IdentityLayer(arguments.Name)),
        ["Keep"] = new(KeepLayer.Read),
        ["Take"] = new(TakeLayer.Read),
        ["Add"] = new(AddLayer.Read),
        ["Multiply"] = new(MultiplyLayer.Read),
        ["Join"] = new(JoinLayer.Read),
        ["Output"] = new(OutputLayer.Read),
    };

    private static readonly Dictionary<string, LayerEntry> s_entries =
        s_layers.ToDictionary(layer => layer.Key + "Attribute", layer => layer.Value with { Type = layer.Key, Kind = layer.Key.ToLowerInvariant() }, StringComparer.Ordinal);

    /// <summary>The layers' names.</summary>
    public static IReadOnlyCollection<string> Names => s_layers.Keys;

    /// <summary>The entry of an attribute's class, or <see langword="null"/> where it declares no layer.</summary>
    public static LayerEntry? Find(string attributeClass) =>
        s_entries.TryGetValue(attributeClass, out var entry) ? entry : null;
}

/// <summary>How a layer is read.</summary>
/// <param name="Read">Makes the layer from its attribute's arguments.</param>
/// <param name="Branch">What the names in the so-manieth block begin with, behind the layer's own; nothing where none is given.</param>
internal sealed record LayerEntry(Func<LayerArguments, Layer> Read, Func<int, string>? Branch = null)
{
    /// <summary>The layer's name, which is its attribute's without the word Attribute.</summary>
    public string Type { get; init; } = "";

    /// <summary>What default names begin with: the layer's name in small letters, whatever words it is made of.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What the names in the so-manieth block begin with, behind the layer's own.</summary>
    public string PlaceOf(int block) => Branch?.Invoke(block) ?? "";
}
