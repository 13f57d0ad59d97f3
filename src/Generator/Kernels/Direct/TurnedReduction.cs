using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>
/// The reduction where positions that share a vector have as many inputs as columns: products of each input stay in its lane, for the column that is one, two or three
/// lanes away, and what they come to is turned into the column's lane once for all of them. Of distances in Gray's order only one bit changes at a time, so that one
/// exchange of neighbours, or of pairs, stands between two of them.
/// </summary>
internal sealed class TurnedReduction(ContractionKernel kernel, VectorWriter vector, Tile tile) : ContractionReduction(kernel, vector, tile)
{
    private int Stretches => TurnedTiling.Stretches(Kernel, Width);

    private int Width => Vector.Lanes / Tile.Share;

    /// <summary>The distances between the lanes of input and column; the last one is none.</summary>
    private List<int> Distances => [.. Enumerable.Range(0, Width).Select(number => number ^ (number >> 1)).Reverse()];

    /// <summary>What sums start at is turned with the first products.</summary>
    public override string Start(string value) => Turn(Distances[0], value);

    public override void EmitBefore(SourceWriter writer)
    {
        for (var stretch = 0; stretch < Stretches; stretch++)
        {
            foreach (var distance in Distances.OrderBy(distance => distance))
            {
                var lanes = Enumerable.Range(0, Width).Select(lane => Element(Row(stretch) + lane, lane ^ distance));
                writer.Line($"var part{N(stretch)}x{N(distance)} = {Vector.Of(Width).Gather([.. lanes])};");
                writer.Line($"var {Weight(stretch, distance)} = {Vector.Join([.. Enumerable.Repeat($"part{N(stretch)}x{N(distance)}", Tile.Share)])};");
            }
        }
    }

    public override void Emit(SourceWriter writer)
    {
        for (var row = 0; row < Tile.Rows; row++)
        {
            for (var stretch = 0; stretch < Stretches; stretch++)
                writer.Line($"var {Value(row, stretch)} = {Vector.Load("xTile", Offset.Sum(Offset.Times(row * Tile.Share, "PositionStride"), Literal.Of(Place(stretch))))};");
        }

        var before = Distances[0];
        foreach (var distance in Distances)
        {
            for (var row = 0; row < Tile.Rows && distance != before; row++)
                writer.Line($"{Accumulator(row, 0, 0)} = {Turn(distance ^ before, Accumulator(row, 0, 0))};");
            before = distance;
            for (var stretch = 0; stretch < Stretches; stretch++)
            {
                for (var row = 0; row < Tile.Rows; row++)
                    EmitMultiplyAdd(writer, Value(row, stretch), Weight(stretch, distance), Accumulator(row, 0, 0));
            }
        }
    }

    private static string N(int number) => Literal.Of(number);

    private static string Value(int row, int stretch) => $"in{N(row)}x{N(stretch)}";

    private static string Weight(int stretch, int distance) => $"turned{N(stretch)}x{N(distance)}";

    private string Turn(int distance, string value) => Vector.ExchangeHalves(2 * distance, value);

    private string Element(int row, int column) =>
        Offset.Ref("w", Offset.Sum(Offset.Times(row, "Lanes"), N(column))).Substring("ref ".Length);

    /// <summary>The first row of a stretch in a panel of weights.</summary>
    private int Row(int stretch) => stretch * Width / Kernel.TapLength * Kernel.TapRows + stretch * Width % Kernel.TapLength;

    /// <summary>The floats from a position's first input to the first one of a stretch.</summary>
    private int Place(int stretch) => Kernel.PlaceOf(stretch * Width / Kernel.TapLength) + stretch * Width % Kernel.TapLength;
}
