using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints the methods that compute a contraction's tiles, one for each kind of tile, and their calls.</summary>
internal static class ContractionMethods
{
    /// <summary>Prints the methods of all blocks' tiles.</summary>
    public static void Emit(SourceWriter writer, VectorWriter vector, ContractionKernel kernel, IEnumerable<ColumnBlock> blocks)
    {
        // What is of one name differs at most in how its sums are divided, which makes none of them wrong.
        foreach (var (name, tile, count, lastLanes) in blocks.SelectMany(Tiles).GroupBy(tiles => tiles.Name).Select(alike => alike.First()))
        {
            writer.Line();
            writer.Line($"// {Counted.Of(count, "tile")} of {Counted.Of(tile.Positions, "position")} and {Columns(tile, lastLanes)}.");
            writer.Line(KernelEmitter.Optimized);
            using (writer.Block($"private static void {name}({KernelEmitter.Parameters(kernel.Arguments.Where(argument => argument != "rows"))})"))
                new ContractionTile(kernel, vector, tile, count, lastLanes).Emit(writer);
        }
    }

    /// <summary>The method of a block's tiles.</summary>
    public static string Name(TileRun run, ColumnBlock block) =>
        Kind(run.Tile) + $"Times{Literal.Of(run.Count)}{Offset.Ragged(block)}";

    /// <summary>A block's columns as a sentence.</summary>
    public static string Describe(ColumnBlock block) => block.Runs[0].Tile.Share == 1
        ? $"{Counted.Of(block.Count * block.Vectors, "vector")} of columns, {Literal.Of(block.Vectors)} at a time."
        : $"{Counted.Of(block.LastLanes, "column")}, {Literal.Of(block.Runs[0].Tile.Share)} positions to a vector.";

    /// <summary>Prints the first vector of a block's columns, which are printed in a loop <c>block</c>.</summary>
    public static void EmitVector(SourceWriter writer, ColumnBlock block)
    {
        var vector = Offset.Sum(Literal.Of(block.FirstVector), Offset.Each(block.Count, "block", block.Vectors));
        writer.Line($"{(block.Count == 1 ? "const nint" : "var")} vector = {vector};");
    }

    private static string Kind(Tile tile) => tile switch
    {
        { Share: 1 } => $"Tiles{Literal.Of(tile.Rows)}x{Literal.Of(tile.Vectors)}",
        { IsStationary: true } => $"Turned{Literal.Of(tile.Rows)}x{Literal.Of(tile.Share)}",
        _ => $"Shared{Literal.Of(tile.Rows)}x{Literal.Of(tile.Share)}",
    };

    private static string Columns(Tile tile, int lastLanes) => tile.Share == 1
        ? $"{Counted.Of(tile.Vectors, "vector")} of columns"
        : $"{Counted.Of(lastLanes, "column")}, {Literal.Of(tile.Share)} positions to a vector";

    private static IEnumerable<(string Name, Tile Tile, int Count, int LastLanes)> Tiles(ColumnBlock block) =>
        block.Runs.Select(run => (Name(run, block), run.Tile, run.Count, block.LastLanes));
}
