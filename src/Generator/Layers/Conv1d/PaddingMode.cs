using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Conv1d;

/// <summary>What stands in the padding, in the order of the runtime's enum.</summary>
internal enum PaddingMode
{
    Constant,
    Replicate,
    Reflect,
    Symmetric,
    Circular,
}

/// <summary>What the modes mean.</summary>
internal static class PaddingModes
{
    public static readonly string[] Names = Enum.GetNames(typeof(PaddingMode));

    /// <summary>The most steps that a mode can pad on one side of so many.</summary>
    public static int MostPadding(this PaddingMode mode, int length) => mode switch
    {
        PaddingMode.Reflect => length - 1,
        PaddingMode.Symmetric or PaddingMode.Circular => length,
        _ => int.MaxValue,
    };

    /// <summary>The kernel that fills such padding, or folds its gradient; none where it is constant or empty.</summary>
    public static HaloKernel? Halo(this PaddingMode mode, HaloKind kind, Shape signal, int left, int right)
    {
        var stretches = mode.Stretches(signal.Length, left, right).Where(stretch => stretch.Count > 0).ToEquatable();
        return stretches.Count == 0 ? null : new HaloKernel(kind, signal.Channels, stretches);
    }

    private static IEnumerable<HaloStretch> Stretches(this PaddingMode mode, int length, int left, int right) => mode switch
    {
        PaddingMode.Replicate => [new(-left, left, 0, 0), new(length, right, length - 1, 0)],
        PaddingMode.Reflect => [new(-left, left, left, -1), new(length, right, length - 2, -1)],
        PaddingMode.Symmetric => [new(-left, left, left - 1, -1), new(length, right, length - 1, -1)],
        PaddingMode.Circular => [new(-left, left, length - left, 1), new(length, right, 0, 1)],
        _ => [],
    };
}
