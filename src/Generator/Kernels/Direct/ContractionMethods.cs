using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>The methods that compute a contraction's tiles, and their calls.</summary>
internal sealed class ContractionMethods(ContractionKernel kernel, VectorWriter vector, SharedMethods methods)
{
    private static readonly MethodFamily s_tiles = new("ContractionTiles",
        "Tiles of contractions: the sums of some positions and some vectors of columns stay in registers while their products are added up.");

    /// <summary>What a method of tiles takes: no place to work in.</summary>
    public IReadOnlyList<string> Arguments { get; } = [.. kernel.Arguments.Where(argument => argument != "rows")];

    /// <summary>The call of a run of tiles.</summary>
    /// <param name="run">The run.</param>
    /// <param name="block">The block of columns that it is of.</param>
    /// <param name="arguments">The references that it begins at.</param>
    public string Call(TileRun run, ColumnBlock block, IEnumerable<string> arguments)
    {
        var declaration = new MethodDeclaration(s_tiles, Kind(run.Tile) + Offset.Ragged(block),
            $"Tiles of {Counted.Of(run.Tile.Positions, "position")} and {Columns(run.Tile, block.LastLanes)}.", Arguments, ["tiles"]);
        var call = methods.Add(declaration, vector, (writer, v) => new ContractionTile(kernel, v, run.Tile, block.LastLanes).Emit(writer));
        return call.With([.. arguments, Mark.Of(run.Start == 0 ? "tiles" : "tilesBehind", run.Count)]);
    }

    /// <summary>The call for a block of columns whose positions are pooled: all of them at once.</summary>
    public string CallPool(ColumnBlock block, PositionPool pool, IEnumerable<string> arguments)
    {
        var declaration = new MethodDeclaration(s_tiles, $"Pool{Literal.Of(block.Vectors)}{Offset.Ragged(block)}",
            $"What all positions of {Counted.Of(block.Vectors, "vector")} of columns come to.", Arguments, []);
        return methods.Add(declaration, vector, (writer, v) => new ContractionPool(kernel, v, block, pool).Emit(writer)).With(arguments);
    }

    /// <summary>A block's columns as a sentence.</summary>
    public static string Describe(ColumnBlock block) => block.Runs[0].Tile.Share == 1
        ? $"Columns in blocks of {Counted.Of(block.Vectors, "vector")}."
        : $"The last columns, {Literal.Of(block.Runs[0].Tile.Share)} positions to a vector.";

    /// <summary>Prints the first vector of a block's columns, which are printed in a loop <c>block</c>.</summary>
    public static void EmitVector(SourceWriter writer, ColumnBlock block)
    {
        var vector = Offset.Sum(Mark.Of("firstVector", block.FirstVector), Offset.Each(block.Count, "block", block.Vectors));
        writer.Line($"nint vector = {vector};");
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
}
