using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Model;

namespace Gen.Generator.Network;

/// <summary>What a network ends in: which losses can take that, and whether they may work on what enters the last layer.</summary>
internal static class NetworkEnd
{
    /// <summary>
    /// What the outputs are. Layers that keep values may stand behind the one that makes them; of probabilities nothing is said then, since their
    /// steps or channels may be others.
    /// </summary>
    public static OutputValues OutputOf(Branch body)
    {
        var makers = body.Layers.Reverse().SkipWhile(layer => layer.KeepsValues).Take(1).ToList();
        if (makers.Count == 0)
            return OutputValues.Unknown;
        var kind = makers[0].Output;
        return HasLogits(kind) && body.Layers[body.Layers.Count - 1].KeepsValues ? OutputValues.Unknown : kind;
    }

    /// <summary>Whether the last layer is one whose inputs a loss may work on.</summary>
    public static bool HasLogits(OutputValues kind) => kind is OutputValues.Sigmoid or OutputValues.Softmax;

    /// <summary>The layers with a sigmoid at the end of the last one as a layer of its own, so that what enters it is a signal.</summary>
    public static Branch WithLastSigmoidApart(Branch body)
    {
        var last = body.Layers[body.Layers.Count - 1];
        return last.Output != OutputValues.Sigmoid || ReferenceEquals(last.WithoutActivation, last)
            ? body
            : new Branch(body.Layers.Take(body.Layers.Count - 1)
                .Append(last.WithoutActivation).Append(new ActivationLayer(last.Name + ".sigmoid", ActivationFunction.Sigmoid, Alpha: 1)).ToEquatable());
    }
}
