using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints a contraction: groups, blocks of columns, tiles of positions; in a tile the reduction is a rolled loop.</summary>
internal sealed class ContractionEmitter(ContractionKernel kernel) : KernelEmitter
{
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants
    {
        get
        {
            yield return ("PositionStride", kernel.PositionStride, "Floats from one position to the next in x");
            yield return ("Taps", kernel.Taps, "Contiguous stretches of x that one output sums over");
            yield return ("TapStride", kernel.TapStride, "Floats from one tap to the next in x");
            yield return ("TapLength", kernel.TapLength, "Floats of one tap");
            yield return ("TapRows", kernel.TapRows, "Rows from one tap to the next in a panel of w");
            yield return ("FirstRow", kernel.FirstRow, "First row used of a panel of w");
            yield return ("PanelRows", kernel.PanelRows, "Rows of a panel of w: one vector of columns each");
            yield return ("Columns", kernel.Columns, "Output columns of a group");
            yield return ("Groups", kernel.Groups, "Groups, each with its own columns and its own stretch of x");
            yield return ("GroupStride", kernel.GroupStride, "Floats from one group to the next in x");
            yield return ("OutputStride", kernel.OutputStride, "Floats from one position to the next in y");
        }
    }

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        var panels = (kernel.Columns + vector.Lanes - 1) / vector.Lanes;
        var blocks = ContractionSchedule.Choose(kernel, vector.Isa);
        writer.Line($"private const int Lanes = {Literal.Of(vector.Lanes)};");
        writer.Line("private const int PanelSize = PanelRows * Lanes;");
        writer.Line($"private const int GroupSize = {Literal.Of(panels)} * PanelSize;");
        writer.Line();
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        using (writer.Block("for (nint group = 0; group < Groups; group++)"))
        {
            foreach (var block in blocks)
                EmitBlocks(writer, block);
        }

        foreach (var (name, tile, count, lastLanes) in blocks.SelectMany(Tiles).Distinct())
        {
            writer.Line();
            writer.Line($"/// <summary>{Literal.Of(count)} tiles of {Literal.Of(tile.Rows)} positions and {Literal.Of(tile.Vectors)} vectors of columns.</summary>");
            writer.Line(Optimized);
            using (writer.Block($"private static void {name}({Parameters(kernel.Arguments)})"))
            using (writer.Block($"for (nint tile = 0; tile < {Literal.Of(count)}; tile++)"))
                new ContractionTile(kernel, vector, tile, lastLanes).Emit(writer);
        }
    }

    private static IEnumerable<(string Name, Tile Tile, int Count, int LastLanes)> Tiles(ColumnBlock block) =>
        block.Runs.Select(run => (Name(run, block), run.Tile, run.Count, block.LastLanes));

    private static string Name(TileRun run, ColumnBlock block) =>
        $"Tiles{Literal.Of(run.Tile.Rows)}x{Literal.Of(run.Tile.Vectors)}Times{Literal.Of(run.Count)}Last{Literal.Of(block.LastLanes)}";

    private void EmitBlocks(SourceWriter writer, ColumnBlock block)
    {
        using (writer.Block($"for (nint block = 0; block < {Literal.Of(block.Count)}; block++)"))
        {
            writer.Line($"var vector = {Literal.Of(block.FirstVector)} + block * {Literal.Of(block.Vectors)};");
            writer.Line("var column = group * Columns + vector * Lanes;");
            writer.Line("ref var w0 = ref Unsafe.Add(ref w, group * GroupSize + vector * PanelSize + FirstRow * Lanes);");
            foreach (var run in block.Runs)
            {
                var start = Literal.Of(run.Start);
                var arguments = kernel.Arguments.Select(argument => argument switch
                {
                    "x" => $"ref Unsafe.Add(ref x, group * GroupStride + {start} * PositionStride)",
                    "w" => "ref w0",
                    "bias" => "ref Unsafe.Add(ref bias, column)",
                    _ => $"ref Unsafe.Add(ref {argument}, column + {start} * OutputStride)",
                });
                writer.Line($"{Name(run, block)}({string.Join(", ", arguments)});");
            }
        }
    }
}
