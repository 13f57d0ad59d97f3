using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Cleaning;

/// <summary>Activations that a file writes as products.</summary>
internal static class Activations
{
    /// <summary>x * sigmoid(x) is swish, x * hardsigmoid(x) hard swish.</summary>
    public static bool Merge(Layer layer, Flow flow)
    {
        if (layer.Kind != "Multiply" || layer.Inputs.Count != 2)
            return false;
        foreach (var (x, gate) in new[] { (layer.Inputs[0], layer.Inputs[1]), (layer.Inputs[1], layer.Inputs[0]) })
        {
            var kind = gate.Kind switch { "Sigmoid" => "Swish", "HardSigmoid" => "HardSwish", _ => null };
            if (kind is null || gate.Inputs[0] != x || flow.OnlyReader(gate) != layer)
                continue;
            layer.Kind = kind;
            layer.Inputs.Clear();
            layer.Inputs.Add(x);
            return true;
        }

        return false;
    }
}
