using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Generator.Tests.Helpers;

/// <summary>
/// Draws declarations over all layers and options, most of them sensible in themselves, with sizes that are small, large, or at the limits of what a signal or an int
/// may be. Whether the layers fit each other is left to chance: the generator has to say so where they do not.
/// </summary>
internal sealed class RandomDeclarations
{
    private const int MostLayers = 5;

    /// <summary>What a signal, or all parameters, may have at most.</summary>
    private const int Limit = 1 << 28;

    private static readonly int[] s_edges = [4096, 4097, 5000, 1 << 16, (1 << 20) + 1, 1 << 24, Limit - 1, Limit, Limit + 1, int.MaxValue / 2, int.MaxValue];

    private readonly Random _random;

    /// <summary>How many of the sizes are large: in a declaration where all are, nothing fits.</summary>
    private readonly int _oneIn;

    /// <summary>The steps of the input, or a hundred where that is more: windows of up to that many may fit.</summary>
    private int _length = 100;

    private RandomDeclarations(int seed)
    {
        _random = new Random(seed);
        _oneIn = new[] { 3, 8, 20, 1000 }[_random.Next(4)];
    }

    /// <summary>A network, with its blocks; the same seed gives the same one.</summary>
    public static string Of(int seed)
    {
        var draw = new RandomDeclarations(seed);
        var length = draw.Size(300);
        draw._length = Math.Max(draw._length, int.Parse(length, CultureInfo.InvariantCulture));
        var layers = draw.Layers(draw._random.Next(1, MostLayers + 1));
        var layout = draw._random.Next(4) == 0 ? ", Layout = DataLayout.ChannelsFirst" : "";
        return $"[Input(Length = {length}, Channels = {draw.Size(40)}{layout}), {layers}] public partial class N;\n"
            + $"[{draw.Layers(2)}] class A;\n[Conv1d(Filters = {draw.Size(40)}, Padding = \"same\")] class B;\n";
    }

    private string Layers(int count) => string.Join(", ", Enumerable.Range(0, count).Select(_ => Layer()));

    private string Layer() => _random.Next(20) switch
    {
        0 or 1 or 2 or 3 => $"Conv1d(Filters = {Size(40)}, {Window()}{Groups()}{Modes()}{Activation()})",
        4 or 5 => $"DepthwiseConv1d(Multiplier = {Size(4)}, {Window()}{Modes()}{Activation()})",
        6 or 7 => $"SeparableConv1d(Filters = {Size(40)}, Multiplier = {Size(3)}, {Window()}{Modes()}{Activation()})",
        8 or 9 => $"ConvTranspose1d(Filters = {Size(40)}, {Window()}{Groups()}{(Once(4) ? $", OutputPadding = {Size(3)}" : "")}{Activation()})",
        10 => $"MaxPool1d(Size = {Size(6)}{(Once(2) ? $", Stride = {Size(4)}" : "")}{Padding()})",
        11 => $"AveragePool1d(Size = {Size(6)}{(Once(2) ? $", Stride = {Size(4)}" : "")}{Padding()})",
        12 => $"Dense({Size(60)}{Activation()})",
        13 => new[] { "GlobalMaxPool1d", "GlobalAveragePool1d", "Flatten" }[_random.Next(3)],
        14 => new[] { "BatchNorm", "LayerNorm", "Softmax", "Dropout(Rate = 0.3)", "PRelu" }[_random.Next(5)],
        15 => new[] { "Relu", "LeakyRelu(Alpha = 0.2)", "Gelu", "Tanh", "Selu", "HardSwish", "Softplus" }[_random.Next(7)],
        16 => $"Upsample1d(Factor = {Size(3)})",
        17 => $"Cropping1d(Before = {Size(5)}, After = {Size(5)})",
        18 => new[] { "Block<A>", "Residual<A>", "Residual<A, B>" }[_random.Next(3)],
        _ => new[] { "Concat<A, A>", "Concat<B, B>", "Residual<B, B>" }[_random.Next(3)],
    };

    private string Window() =>
        $"Width = {Size(9)}{(Once(2) ? $", Stride = {Size(4)}" : "")}{(Once(3) ? $", Dilation = {Size(4)}" : "")}{Padding()}";

    private string Groups() => Once(6) ? $", Groups = {Size(4)}" : "";

    private string Modes() => Once(3) ? $", PaddingMode = PaddingMode.{new[] { "Replicate", "Reflect", "Symmetric", "Circular" }[_random.Next(4)]}" : Once(6) ? ", PaddingValue = 0.5" : "";

    private string Padding() => _random.Next(6) switch
    {
        0 => "",
        1 => $", Padding = {Size(4)}",
        2 => $", Padding = new[] {{ {Size(4)}, {Size(4)} }}",
        3 => ", Padding = \"causal\"",
        _ => ", Padding = \"same\"",
    };

    private string Activation() => Once(4) ? ", Activation = Activation.Relu" : Once(6) ? ", UseBias = false" : "";

    private bool Once(int times) => _random.Next(times) == 0;

    /// <summary>A size: mostly no more than is usual, else of any magnitude, or at an edge.</summary>
    private string Size(int usual)
    {
        var size = !Once(_oneIn) ? _random.Next(1, usual + 1) : _random.Next(4) switch
        {
            0 => s_edges[_random.Next(s_edges.Length)],
            1 => _random.Next(1, _length),
            _ => (int)Math.Pow(2, 28 * _random.NextDouble()),
        };
        return size.ToString(CultureInfo.InvariantCulture);
    }
}
