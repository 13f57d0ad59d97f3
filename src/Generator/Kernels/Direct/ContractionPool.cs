using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>
/// Prints one block of columns of a contraction whose positions are pooled: tile after tile of them, of which nothing but a row of columns is kept.
/// </summary>
internal sealed class ContractionPool(ContractionKernel kernel, VectorWriter vector, ColumnBlock block, PositionPool pool)
{
    private readonly PoolWriter _pool = new(kernel, pool);

    /// <summary>Whether a mean is of so many tiles that their sum would lose digits.</summary>
    private bool IsExact => !_pool.IsMax && block.Runs.Sum(run => run.Count) > BlockedSums.MostAdditions;

    public void Emit(SourceWriter writer)
    {
        for (var column = 0; column < block.Vectors; column++)
        {
            writer.Line($"var {Pool(column)} = {_pool.Start(vector)};");
            if (IsExact)
                writer.Line($"var {Pool(column)}Rest = {vector.Constant(0)};");
        }

        for (var run = 0; run < block.Runs.Count; run++)
        {
            var tile = Tile(block.Runs[run]);
            // The weights of tiles that keep them in registers are the same for all.
            if (run == 0)
            {
                tile.EmitBefore(writer);
            }

            using (writer.Block($"for (nint tile = 0; tile < {Mark.Of("tiles", block.Runs[run].Count)}; tile++)"))
            {
                tile.EmitSums(writer, block.Runs[run].Start);
                for (var column = 0; column < block.Vectors; column++)
                {
                    var rows = tile.EmitValues(writer, column);
                    _pool.EmitJoin(writer, vector, rows);
                    if (IsExact)
                        BlockedSums.EmitAddition(writer, vector, Pool(column), rows[0]);
                    else
                        writer.Line($"{Pool(column)} = {_pool.Join(vector, Pool(column), rows[0])};");
                }
            }
        }

        for (var column = 0; column < block.Vectors; column++)
            EmitEnd(writer, column);
    }

    private static string Pool(int column) => "pool" + Literal.Of(column);

    private ContractionTile Tile(TileRun run) => new(kernel, vector, run.Tile, block.LastLanes);

    private void EmitEnd(SourceWriter writer, int column)
    {
        _pool.EmitEnds(writer, vector, Pool(column), pool.Ends(kernel.Positions, kernel.Taps * kernel.TapLength, kernel.Taps == 1 ? 1 : kernel.TapStride),
            kernel.HasBias ? vector.Load("bias", Offset.Times(column, "Lanes")) : vector.Constant(0),
            tap => vector.Load("w", Offset.Sum(Offset.Times(column, "PanelSize"), Offset.Times(tap, "Lanes"))));
        _pool.EmitEnd(writer, vector, Pool(column));
        var lanes = column == block.Vectors - 1 ? block.LastLanes : vector.Lanes;
        writer.Line(vector.StoreFirst(lanes, Pool(column), "y", Offset.Times(column, "Lanes")));
    }
}
