using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Cleaning;

/// <summary>Layers that have a plainer form at the shape that they stand at.</summary>
internal static class Shapes
{
    /// <summary>Of a recurrent layer whose last step alone is read nothing else goes out.</summary>
    public static bool LastStep(Layer layer, Flow flow)
    {
        if (layer.Kind != "Cropping1d" || layer.Steps != 1 || layer.Inputs[0] is not { Kind: "Lstm" or "Gru" or "SimpleRnn" } cells || flow.OnlyReader(cells) != layer
            || layer.Options[0].Text != CSharp.Of(cells.Steps - 1) || cells.Option("Direction") is not null)
        {
            return false;
        }

        cells.Set("ReturnSequences", "false", "false");
        cells.Output = new(1, cells.Channels);
        flow.Replace(layer, cells);
        return true;
    }

    /// <summary>A convolution of a single step is dense.</summary>
    public static bool Pointwise(Layer layer, Flow flow)
    {
        if (layer.Kind != "Conv1d" || layer.Inputs[0].Steps != 1 || layer.Window is not { Left: 0, Right: 0, Groups: 1 } || layer.Parameter("weight") is not { Shape: [1, var channels, var filters] } weight)
            return false;
        layer.Kind = "Dense";
        layer.Options.RemoveAll(option => option.Name != "UseBias");
        layer.Options.Insert(0, ("", CSharp.Of(filters)));
        layer.Parameters[layer.Parameters.IndexOf(weight)] = weight with { Shape = [channels, filters] };
        return true;
    }
}
