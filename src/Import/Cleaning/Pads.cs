using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Cleaning;

/// <summary>Padding of its own goes into the convolutions that read it.</summary>
internal static class Pads
{
    public static bool Merge(Layer layer, Flow flow)
    {
        if (layer.Kind != "Pad" || flow.IsOutput(layer) || !flow.ReadersOf(layer).All(reader => Takes(reader, Mode(layer))))
            return false;
        var (before, after) = (int.Parse(layer.Option("Before")!), int.Parse(layer.Option("After")!));
        foreach (var reader in flow.ReadersOf(layer).Distinct())
        {
            var window = reader.Window! with { Left = reader.Window.Left + before, Right = reader.Window.Right + after, Mode = Mode(layer) };
            reader.Window = window;
            reader.Set("Padding", window.Words(layer.Inputs[0].Steps, reader.Parameter("weight")!.Shape[0]), "\"valid\"");
            reader.Set("PaddingMode", "PaddingMode." + window.Mode, "PaddingMode.Constant");
        }

        flow.Replace(layer, layer.Inputs[0]);
        return true;
    }

    /// <summary>What is left is a depthwise convolution of ones.</summary>
    public static void Spell(Layer layer)
    {
        if (layer.Kind != "Pad")
            return;
        var (before, after, mode) = (int.Parse(layer.Option("Before")!), int.Parse(layer.Option("After")!), Mode(layer));
        var channels = layer.Channels;
        layer.Options.Clear();
        layer.Kind = channels == 1 ? "Conv1d" : "DepthwiseConv1d";
        if (channels == 1)
            layer.With("Filters", "1", "32");
        layer.With("Width", "1", "3").With("Padding", CSharp.Padding(before, after), "\"valid\"").With("PaddingMode", "PaddingMode." + mode, "PaddingMode.Constant")
            .With("UseBias", "false", "true");
        int[] shape = channels == 1 ? [1, 1, 1] : [1, channels, 1];
        layer.Parameters.Add(Learned.Of("weight", [.. Enumerable.Repeat(1f, channels)], shape));
    }

    private static string Mode(Layer layer) => layer.Option("PaddingMode")!;

    private static bool Takes(Layer reader, string mode) => reader.Kind is "Conv1d" or "DepthwiseConv1d"
        && (reader.Window is { Left: 0, Right: 0 } || (reader.Window!.Mode == "Constant" && mode == "Constant"));
}
