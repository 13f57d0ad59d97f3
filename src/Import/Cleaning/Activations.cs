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
        if (Gelu(layer))
            return true;
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

    /// <summary>x * (1 + erf(x / sqrt(2))), with factors anywhere, is a multiple of gelu.</summary>
    private static bool Gelu(Layer layer)
    {
        foreach (var (other, gate) in new[] { (layer.Inputs[0], layer.Inputs[1]), (layer.Inputs[1], layer.Inputs[0]) })
        {
            if (Uniform(gate) is not { } around || around.Scale != around.Shift || gate.Inputs[0] is not { Kind: "Erf" } error || Uniform(error.Inputs[0]) is not ({ } half, 0)
                || System.Math.Abs(half - System.Math.Sqrt(0.5)) > 1e-5)
            {
                continue;
            }

            var x = error.Inputs[0].Inputs[0];
            var factor = other == x ? 1 : other.Kind == "Scale" && other.Inputs[0] == x && Uniform(other) is (var scale, 0) ? scale : 0;
            if (factor == 0)
                continue;
            var gelu = new Layer("Gelu", layer.Place) { Inputs = [x], Output = x.Output };
            layer.Kind = "Scale";
            layer.Inputs.Clear();
            layer.Inputs.Add(gelu);
            layer.Parameters.Add(Learned.Of("scale", [.. Enumerable.Repeat(2 * factor * around.Scale, x.Channels)], x.Channels));
            layer.Parameters.Add(Learned.Of("shift", new float[x.Channels], x.Channels));
            return true;
        }

        return false;
    }

    /// <summary>The factor and the summand of a scale that treats all channels alike.</summary>
    private static (float Scale, float Shift)? Uniform(Layer layer)
    {
        if (layer.Kind != "Scale")
            return null;
        var (scale, shift) = (layer.Parameter("scale")!.Values, layer.Parameter("shift")!.Values);
        return scale.All(value => value == scale[0]) && shift.All(value => value == shift[0]) ? (scale[0], shift[0]) : null;
    }
}
