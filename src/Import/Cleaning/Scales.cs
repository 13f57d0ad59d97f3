using System;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Cleaning;

/// <summary>Factors and summands of channels go into the weights of a layer before or behind.</summary>
internal static class Scales
{
    public static bool Merge(Layer layer, Flow flow)
    {
        if (layer.Kind != "Scale")
            return false;
        var (scale, shift) = (layer.Parameter("scale")!.Values, layer.Parameter("shift")!.Values);
        var before = layer.Inputs[0];
        if (Array.TrueForAll(scale, value => value == 1) && Array.TrueForAll(shift, value => value == 0))
        {
            flow.Replace(layer, before);
            return true;
        }

        if (flow.OnlyReader(before) == layer && (IsLinear(before) || before.Kind is "Scale" or "BatchNorm" or "LayerNorm"))
        {
            Behind(before, scale, shift);
            flow.Replace(layer, before);
            return true;
        }

        if (flow.OnlyReader(layer) is { } reader && IsBehind(reader, shift))
        {
            InFront(reader, scale, shift);
            flow.Replace(layer, before);
            return true;
        }

        return false;
    }

    /// <summary>What is left is a depthwise convolution of width 1.</summary>
    public static void Spell(Layer layer)
    {
        if (layer.Kind != "Scale")
            return;
        var (scale, shift) = (layer.Parameter("scale")!.Values, layer.Parameter("shift")!.Values);
        layer.Parameters.Clear();
        layer.Kind = layer.Channels == 1 ? "Conv1d" : "DepthwiseConv1d";
        if (layer.Channels == 1)
            layer.With("Filters", "1", "32");
        layer.With("Width", "1", "3");
        int[] shape = layer.Channels == 1 ? [1, 1, 1] : [1, layer.Channels, 1];
        layer.Parameters.Add(Learned.Of("weight", scale, shape));
        if (Array.TrueForAll(shift, value => value == 0))
            layer.With("UseBias", "false", "true");
        else
            layer.Parameters.Add(Learned.Of("bias", shift, shift.Length));
    }

    private static bool IsLinear(Layer layer) => layer.Kind is "Conv1d" or "DepthwiseConv1d" or "Dense" or "ConvTranspose1d";

    private static bool IsBehind(Layer reader, float[] shift) => reader.Kind is "Dense" or "Scale"
        || (reader.Kind is "Conv1d" or "DepthwiseConv1d" && (reader.Window is { Left: 0, Right: 0 } || Array.TrueForAll(shift, value => value == 0)));

    /// <summary>The layer's outputs times the factors, plus the summands.</summary>
    private static void Behind(Layer layer, float[] scale, float[] shift)
    {
        var (weightName, biasName) = layer.Kind switch { "Scale" => ("scale", "shift"), "BatchNorm" or "LayerNorm" => ("gamma", "beta"), _ => ("weight", "bias") };
        Change(layer, weightName, (value, index, shape) => value * scale[FilterOf(layer, index, shape)]);
        if (layer.Parameter(biasName) is null && Array.Exists(shift, value => value != 0))
            AddBias(layer, scale.Length);
        if (layer.Parameter(biasName) is not null)
            Change(layer, biasName, (value, index, _) => value * scale[index] + shift[index]);
    }

    /// <summary>The filter that a weight belongs to.</summary>
    private static int FilterOf(Layer layer, int index, int[] shape)
    {
        if (layer.Kind != "ConvTranspose1d")
            return layer.Kind == "DepthwiseConv1d" ? index % (shape[1] * shape[2]) : index % shape[^1];
        // [width, filters / groups, channels]: a channel's group says which filters.
        var groups = layer.Window!.Groups;
        return index % shape[2] / (shape[2] / groups) * shape[1] + index / shape[2] % shape[1];
    }

    /// <summary>The layer's inputs times the factors, plus the summands.</summary>
    private static void InFront(Layer layer, float[] scale, float[] shift)
    {
        if (layer.Kind == "Scale")
        {
            var (own, summand) = (layer.Parameter("scale")!.Values, layer.Parameter("shift")!.Values);
            Change(layer, "shift", (value, index, _) => shift[index] * own[index] + summand[index]);
            Change(layer, "scale", (value, index, _) => value * scale[index]);
            return;
        }

        var weight = layer.Parameter("weight")!;
        var filters = layer.Channels;
        var sums = new double[filters];
        for (var index = 0; index < weight.Values.Length; index++)
            sums[FilterOf(layer, index, weight.Shape)] += (double)weight.Values[index] * shift[ChannelOf(layer, index, weight.Shape)];
        Change(layer, "weight", (value, index, shape) => value * scale[ChannelOf(layer, index, shape)]);
        if (Array.TrueForAll(sums, sum => sum == 0))
            return;
        if (layer.Parameter("bias") is null)
            AddBias(layer, filters);
        Change(layer, "bias", (value, index, _) => (float)(value + sums[index]));
    }

    /// <summary>The input channel that a weight reads.</summary>
    private static int ChannelOf(Layer layer, int index, int[] shape) => layer.Kind switch
    {
        "Dense" => index / shape[1],
        "DepthwiseConv1d" => index / shape[2] % shape[1],
        _ => index % shape[2] / (shape[2] / layer.Window!.Groups) * shape[1] + index / shape[2] % shape[1],
    };

    private static void AddBias(Layer layer, int length)
    {
        layer.Set("UseBias", "true", "true");
        layer.Parameters.Add(Learned.Of("bias", new float[length], length));
    }

    private static void Change(Layer layer, string name, Func<float, int, int[], float> change)
    {
        var place = layer.Parameters.FindIndex(parameter => parameter.Name == name);
        var old = layer.Parameters[place];
        layer.Parameters[place] = old with { Values = [.. old.Values.Select((value, index) => change(value, index, old.Shape))] };
    }
}
