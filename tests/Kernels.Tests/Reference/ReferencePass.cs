using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>A training-mode pass that has gone forward, and may go backward.</summary>
public sealed class ReferencePass
{
    private readonly ReferenceNetwork _network;
    private readonly IReadOnlyList<double[][]> _activations;

    internal ReferencePass(ReferenceNetwork network, IReadOnlyList<double[][]> activations)
    {
        _network = network;
        _activations = activations;
        Outputs = Batch.Join(activations[^1], network.Output, network.Layout);
        Logits = Batch.Join(activations[^2], network.ShapeBefore(network.Layers.Count - 1), DataLayout.ChannelsLast);
    }

    /// <summary>The outputs, in the caller's layout.</summary>
    public double[] Outputs { get; }

    /// <summary>What went into the last layer, <c>[n, Length, Channels]</c> in either layout.</summary>
    public double[] Logits { get; }

    /// <summary>The gradients of the sum of outputs times <paramref name="outputGradients"/>.</summary>
    /// <param name="outputGradients">As many as <see cref="Outputs"/>, in the caller's layout.</param>
    public ReferenceGradients Backward(double[] outputGradients) =>
        Backward(Batch.Split(outputGradients, _network.Output, _network.Layout), _network.Layers.Count);

    /// <summary>As <see cref="Backward(double[])"/>, without the last layer.</summary>
    /// <param name="logitGradients">As many as <see cref="Logits"/>, in their order.</param>
    public ReferenceGradients BackwardFromLogits(double[] logitGradients)
    {
        var last = _network.Layers.Count - 1;
        return Backward(Batch.Split(logitGradients, _network.ShapeBefore(last), DataLayout.ChannelsLast), last);
    }

    private ReferenceGradients Backward(double[][] gradients, int layers)
    {
        var byName = new Dictionary<string, double[]>();
        foreach (var parameter in _network.Parameters)
        {
            if (parameter.Learned)
                byName[parameter.Name] = new double[parameter.Values.Length];
        }

        var all = new double[][]?[layers + 1];
        all[layers] = gradients;
        for (var i = layers - 1; i >= 0; i--)
        {
            var sums = Array.ConvertAll(
                _network.ParametersOf(i), parameter => byName.GetValueOrDefault(parameter.Name, []));
            ReferenceGraph.Backward(_network.Layers, i, _network.Shapes, _activations, all, _network.Values(i), sums);
        }

        var inputs = all[0] ?? [.. gradients.Select(_ => new double[_network.Input.Size])];
        return new ReferenceGradients(Batch.Join(inputs, _network.Input, _network.Layout), byName);
    }
}
