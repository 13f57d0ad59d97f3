using System;
using System.Collections.Generic;
using System.Linq;

namespace Benchmarks.Shapes;

/// <summary>The listed shapes, each in both layouts.</summary>
internal static class ShapeTable
{
    private static readonly string[] s_names =
        ["A", "B", "C", "D1", "D2", "D3", "E", "F", "G", "H", "I", "J", "K", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "Tiny", "Cnn", "Fcn"];

    /// <summary>The shapes of a run: as they are declared, or once for each level that was asked for.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="isWanted">Which of them are wanted, so that no others need be compiled.</param>
    public static IReadOnlyList<NetworkShape> Of(Options options, Func<NetworkShape, bool> isWanted) => options.Levels.Count == 0
        ? All
        : LeveledShapes.Of(All.Where(isWanted).Select(shape => shape.Name), options.Levels);

    /// <summary>The network that is trained in comparison with PyTorch.</summary>
    public static Type Fcn => typeof(ChannelsLast.Fcn);

    /// <summary>All of them, the two layouts of a shape side by side.</summary>
    public static IReadOnlyList<NetworkShape> All { get; } =
    [
        .. from name in s_names
           from layout in new[] { typeof(ChannelsLast.A), typeof(ChannelsFirst.A) }
           select new NetworkShape(name, layout.Assembly.GetType($"{layout.Namespace}.{name}", throwOnError: true)!),
    ];
}
