using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Gen.Tests.Reference;

namespace Gen.Tests.Golden;

/// <summary>A network, and what PyTorch computes with it in float64. Buffers are in the network's own layout, samples one after the other.</summary>
public sealed class GoldenCase
{
    private readonly JsonElement _configuration;
    private readonly IReadOnlyDictionary<string, float[]> _tensors;

    private GoldenCase(JsonElement configuration, IReadOnlyDictionary<string, float[]> tensors)
    {
        _configuration = configuration;
        _tensors = tensors;
    }

    /// <summary>The inputs.</summary>
    public float[] Input => _tensors["input"];

    /// <summary>The outputs in inference.</summary>
    public float[] Prediction => _tensors["prediction"];

    /// <summary>Signals of other lengths, and what networks of these lengths predict of each; none where the case is of one length.</summary>
    public IEnumerable<(int Length, float[] Input, float[] Prediction)> Sequences => WithPrefix("input.")
        .Select(input => (int.Parse(input.Key, CultureInfo.InvariantCulture), input.Value, _tensors["prediction." + input.Key]));

    /// <summary>The outputs in training mode.</summary>
    public float[] Output => _tensors["output"];

    /// <summary>The gradient for each output that the backward pass starts from.</summary>
    public float[] OutputGradient => _tensors["output_gradient"];

    /// <summary>The gradient for each input.</summary>
    public float[] InputGradient => _tensors["input_gradient"];

    /// <summary>The parameters before training, by name.</summary>
    public IReadOnlyDictionary<string, float[]> Parameters => WithPrefix("parameter.");

    /// <summary>The gradients of the learned parameters, by name.</summary>
    public IReadOnlyDictionary<string, float[]> Gradients => WithPrefix("gradient.");

    /// <summary>The running statistics after one forward pass in training mode, by name.</summary>
    public IReadOnlyDictionary<string, float[]> Updated => WithPrefix("updated.");

    /// <summary>The cases of a file, in its order.</summary>
    /// <param name="name">The file's name in the folder <c>Golden</c>.</param>
    public static IReadOnlyList<GoldenCase> ReadAll(string name)
    {
        var file = GoldenFile.Read(name);
        using var document = JsonDocument.Parse(file.Metadata["networks"]);
        var tensors = file.Names.ToLookup(tensor => tensor[..tensor.IndexOf('.', StringComparison.Ordinal)]);
        return
        [
            .. document.RootElement.EnumerateArray().Select((network, i) => new GoldenCase(
                network.Clone(),
                tensors[FormattableString.Invariant($"{i}")].ToDictionary(WithoutNumber, tensor => file[tensor]))),
        ];
    }

    /// <summary>The network with the case's parameters, a new one at each call.</summary>
    public ReferenceNetwork CreateNetwork()
    {
        var network = GoldenNetworkReader.Read(_configuration);
        foreach (var parameter in network.Parameters)
            parameter.Write(_tensors[$"parameter.{parameter.Name}"]);
        return network;
    }

    /// <inheritdoc/>
    public override string ToString() => _configuration.GetRawText();

    private static string WithoutNumber(string tensor) => tensor[(tensor.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private Dictionary<string, float[]> WithPrefix(string prefix) => _tensors
        .Where(tensor => tensor.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(tensor => tensor.Key[prefix.Length..], tensor => tensor.Value);
}
