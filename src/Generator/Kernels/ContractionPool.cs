using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints one block of columns of a contraction whose positions are pooled: tile after tile of them, of which nothing but a row of columns is kept.
/// </summary>
internal sealed class ContractionPool(ContractionKernel kernel, VectorWriter vector, ColumnBlock block, PositionPool pool)
{
    private readonly PoolWriter _pool = new(kernel, pool);

    public void Emit(SourceWriter writer)
    {
        for (var column = 0; column < block.Vectors; column++)
            writer.Line($"var {Pool(column)} = {_pool.Start(vector)};");
        for (var run = 0; run < block.Runs.Count; run++)
        {
            var tile = Tile(block.Runs[run]);
            // The weights of tiles that keep them in registers are the same for all.
            if (run == 0)
            {
                tile.EmitBefore(writer);
                tile.EmitMask(writer);
            }

            using (writer.Loop("tile", block.Runs[run].Count) ?? writer.Braces())
            {
                tile.EmitSums(writer, block.Runs[run].Start);
                for (var column = 0; column < block.Vectors; column++)
                    EmitRows(writer, tile, column, block.Runs[run].Tile.Rows);
            }
        }

        for (var column = 0; column < block.Vectors; column++)
            EmitEnd(writer, column);
    }

    private static string Pool(int column) => "pool" + Literal.Of(column);

    private ContractionTile Tile(TileRun run) => new(kernel, vector, run.Tile, run.Count, block.LastLanes);

    /// <summary>Prints how a tile's rows are joined: in pairs, so that few wait for others.</summary>
    private void EmitRows(SourceWriter writer, ContractionTile tile, int column, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var value = kernel.IsEpilogueLast ? tile.Sum(row, column) : tile.Value(row, column);
            if (value != Row(row))
                writer.Line($"{Row(row)} = {value};");
        }

        for (var distance = 1; distance < rows; distance *= 2)
        {
            for (var row = 0; row + distance < rows; row += 2 * distance)
                writer.Line($"{Row(row)} = {_pool.Join(vector, Row(row), Row(row + distance))};");
        }

        writer.Line($"{Pool(column)} = {_pool.Join(vector, Pool(column), Row(0))};");

        string Row(int row) => ContractionReduction.Accumulator(row, column, 0);
    }

    private void EmitEnd(SourceWriter writer, int column)
    {
        _pool.EmitEnds(writer, vector, Pool(column), pool.Ends(kernel.Positions, kernel.Taps * kernel.TapLength, kernel.Taps == 1 ? 1 : kernel.TapStride),
            kernel.HasBias ? vector.Load("bias", Offset.Times(column, "Lanes")) : vector.Constant(0),
            tap => vector.Load("w", Offset.Sum(Offset.Times(column, "PanelSize"), Offset.Times(tap, "Lanes"))));
        _pool.EmitEnd(writer, vector, Pool(column));
        var lanes = column == block.Vectors - 1 ? block.LastLanes : vector.Lanes;
        foreach (var line in vector.StoreFirst(lanes, Pool(column), "y", Offset.Times(column, "Lanes")))
            writer.Line(line);
    }
}
