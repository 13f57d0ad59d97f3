using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gen.Tests.Reference;
using Gen.Tests.Reference.Recurrent;

namespace Gen.Tests.Golden;

/// <summary>From the JSON of <c>golden_networks.py</c> to reference networks.</summary>
internal static class GoldenNetworkReader
{
    /// <summary>The network, with random parameters.</summary>
    public static ReferenceNetwork Read(JsonElement network)
    {
        var input = new Shape(Integer(network, "length"), Integer(network, "channels"));
        var layout = Enum.Parse<DataLayout>(network.GetProperty("layout").GetString()!);
        return new ReferenceNetwork(input, layout, [.. network.GetProperty("layers").EnumerateArray().Select(layer => Layer(layer, HashOf(network)))]);
    }

    private static ReferenceLayer Layer(JsonElement layer, string network) => layer.GetProperty("kind").GetString() switch
    {
        "block" => new BlockReference(Branches(layer, network)[0]),
        "residual" => new ResidualReference(Branches(layer, network)[0], Branches(layer, network).ElementAtOrDefault(1)),
        "concat" => new ConcatReference(Branches(layer, network)),
        "conv1d" => Conv1d(layer),
        "depthwiseconv1d" => Depthwise(layer),
        "separableconv1d" => new SeparableConv1dReference(Integer(layer, "filters"), Depthwise(layer))
        {
            UseBias = Flag(layer, "useBias"), Activation = ActivationOf(layer),
        },
        "convtranspose1d" => ConvTranspose1d(layer),
        "upsample1d" => new Upsample1dReference { Factor = Integer(layer, "factor") },
        "cropping1d" => new Cropping1dReference { Before = Integer(layer, "before"), After = Integer(layer, "after") },
        "layernorm" => new LayerNormReference { Epsilon = Number(layer, "epsilon") },
        "prelu" => new PReluReference(),
        "dense" => new DenseReference(Integer(layer, "units")) { UseBias = Flag(layer, "useBias"), Activation = ActivationOf(layer) },
        "batchnorm" => new BatchNormReference { Momentum = Number(layer, "momentum"), Epsilon = Number(layer, "epsilon") },
        "maxpool1d" => new MaxPool1dReference
        {
            Size = Integer(layer, "size"), Stride = Integer(layer, "stride"), Padding = Padding(layer),
        },
        "averagepool1d" => new AveragePool1dReference
        {
            Size = Integer(layer, "size"), Stride = Integer(layer, "stride"), Padding = Padding(layer),
        },
        "globalmaxpool1d" => new GlobalMaxPool1dReference(),
        "globalaveragepool1d" => new GlobalAveragePool1dReference(),
        "lstm" or "gru" or "simplernn" => Recurrent(layer),
        "flatten" => new FlattenReference(),
        "embedding" => new EmbeddingReference(Integer(layer, "vocabulary"), Integer(layer, "units")),
        "repeat" => new RepeatReference(Integer(layer, "times")),
        "identity" => new IdentityReference(),
        "keep" => new KeepReference(layer.GetProperty("signal").GetString()!),
        "take" => new TakeReference(layer.GetProperty("signal").GetString()!),
        "add" or "multiply" => new ElementwiseReference(layer.GetProperty("kind").GetString()!, Signals(layer)),
        "join" => new JoinReference(Signals(layer)),
        "output" => new OutputReference(Enum.Parse<DataLayout>(layer.GetProperty("layout").GetString()!), Signals(layer)),
        "dropout" => new DropoutReference(),
        "relu" => new ReluReference(),
        "softmax" => new SoftmaxReference(),
        var kind => throw new NotSupportedException($"Golden networks have no layers of kind {kind}."),
    };

    /// <summary>The classes of the branches are called after their network and what they hold: equal ones in a network are one class.</summary>
    private static ReferenceBlock[] Branches(JsonElement layer, string network) => [.. layer.GetProperty("branches").EnumerateArray().Select(branch =>
        new ReferenceBlock($"Block{network}{HashOf(branch)}", [.. branch.EnumerateArray().Select(inner => Layer(inner, network))]))];

    private static string[] Signals(JsonElement layer) => [.. layer.GetProperty("signals").EnumerateArray().Select(signal => signal.GetString()!)];

    private static string HashOf(JsonElement text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.GetRawText())))[..8];

    private static Conv1dReference Conv1d(JsonElement layer) => new()
    {
        Filters = Integer(layer, "filters"),
        Width = Integer(layer, "width"),
        Stride = Integer(layer, "stride"),
        Dilation = Integer(layer, "dilation"),
        Groups = Integer(layer, "groups"),
        Padding = Padding(layer),
        PaddingMode = Enum.Parse<PaddingMode>(layer.GetProperty("paddingMode").GetString()!),
        PaddingValue = Number(layer, "paddingValue"),
        UseBias = Flag(layer, "useBias"),
        Activation = ActivationOf(layer),
    };

    private static DepthwiseConv1dReference Depthwise(JsonElement layer) => new()
    {
        Multiplier = Integer(layer, "multiplier"),
        Width = Integer(layer, "width"),
        Stride = Integer(layer, "stride"),
        Dilation = Integer(layer, "dilation"),
        Padding = Padding(layer),
        PaddingMode = Enum.Parse<PaddingMode>(layer.GetProperty("paddingMode").GetString()!),
        PaddingValue = Number(layer, "paddingValue"),
        UseBias = Flag(layer, "useBias"),
        Activation = ActivationOf(layer),
    };

    private static ConvTranspose1dReference ConvTranspose1d(JsonElement layer) => new()
    {
        Filters = Integer(layer, "filters"),
        Width = Integer(layer, "width"),
        Stride = Integer(layer, "stride"),
        Dilation = Integer(layer, "dilation"),
        Groups = Integer(layer, "groups"),
        Padding = Padding(layer),
        OutputPadding = Integer(layer, "outputPadding"),
        UseBias = Flag(layer, "useBias"),
        Activation = ActivationOf(layer),
    };

    private static RecurrentReference Recurrent(JsonElement layer)
    {
        var (units, sequences, useBias) = (Integer(layer, "units"), Flag(layer, "returnSequences"), Flag(layer, "useBias"));
        var direction = Enum.Parse<Direction>(layer.GetProperty("direction").GetString()!);
        var gates = Enum.Parse<Activation>(layer.GetProperty("recurrentActivation").GetString()!);
        return layer.GetProperty("kind").GetString() switch
        {
            "lstm" => new LstmReference(units)
            {
                ReturnSequences = sequences, Direction = direction, UseBias = useBias, Activation = ActivationOf(layer), RecurrentActivation = gates,
            },
            "gru" => new GruReference(units)
            {
                ReturnSequences = sequences, Direction = direction, UseBias = useBias, Activation = ActivationOf(layer), RecurrentActivation = gates,
                ResetAfter = Flag(layer, "resetAfter"),
            },
            _ => new SimpleRnnReference(units) { ReturnSequences = sequences, Direction = direction, UseBias = useBias, Activation = ActivationOf(layer) },
        };
    }

    private static PaddingSpec Padding(JsonElement layer)
    {
        var padding = layer.GetProperty("padding");
        return padding.ValueKind switch
        {
            JsonValueKind.String => PaddingSpec.Word(padding.GetString()!),
            JsonValueKind.Array => PaddingSpec.Sides(padding[0].GetInt32(), padding[1].GetInt32()),
            _ => PaddingSpec.Both(padding.GetInt32()),
        };
    }

    private static Activation ActivationOf(JsonElement layer) => Enum.Parse<Activation>(layer.GetProperty("activation").GetString()!);

    private static int Integer(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static bool Flag(JsonElement element, string name) => element.GetProperty(name).GetBoolean();
}
