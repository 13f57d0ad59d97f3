using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>
/// Prints one method's tiles of a contraction: accumulators as named locals (<c>acc2x1</c> is position 2, vector 1), the reduction, and
/// the store with its epilogue.
/// </summary>
internal sealed class ContractionTile(ContractionKernel kernel, VectorWriter vector, Tile tile, int lastLanes)
{
    private bool IsLastRagged => lastLanes < _width;

    private readonly ContractionReduction _reduction = tile switch
    {
        { IsStationary: true, Share: > 1 } => new TurnedReduction(kernel, vector, tile),
        { IsStationary: true } => new WeightStationaryReduction(kernel, vector, tile),
        { Share: > 1 } => new LaneSharedReduction(kernel, vector, tile),
        _ => new RolledReduction(kernel, vector, tile),
    };

    /// <summary>The lanes of one position.</summary>
    private readonly int _width = vector.Lanes / tile.Share;

    /// <summary>Whether all positions of a vector lie side by side in the output.</summary>
    private bool IsJoined => tile.Share == 1 || kernel.OutputStride == _width;

    public void Emit(SourceWriter writer)
    {
        EmitBefore(writer);
        using (writer.Block("for (nint tile = 0; tile < tiles; tile++)"))
        {
            EmitTileReference(writer, "y", "OutputStride", start: 0, tile.Positions / (kernel.Pool?.Length ?? 1));
            EmitSums(writer, start: 0);
            if (kernel.Pool is { } pool)
                EmitWindows(writer, pool);
            else
                EmitStores(writer);
        }
    }

    /// <summary>Prints what comes before all tiles.</summary>
    public void EmitBefore(SourceWriter writer)
    {
        _reduction.EmitBefore(writer);
        for (var column = 0; column < tile.Vectors && tile.HoldsBias; column++)
            writer.Line($"var {Start(column)} = {_reduction.Start(Bias(column))};");
    }

    /// <summary>Prints the accumulators of a tile and what is added up in them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="start">The first tile's first position.</param>
    public void EmitSums(SourceWriter writer, int start)
    {
        EmitTileReference(writer, "x", "PositionStride", start, tile.Positions);
        if (kernel.HasResidual)
            EmitTileReference(writer, "beside", "OutputStride", start, tile.Positions);
        EmitStart(writer);
        _reduction.Emit(writer);
    }

    private static string N(int number) => Literal.Of(number);

    private void EmitTileReference(SourceWriter writer, string signal, string stride, int start, int rows) => writer.Line(
        $"ref var {signal}Tile = {Offset.Ref(signal, Offset.Sum(Offset.Marked(start, stride), $"tile * ({Offset.Times(rows, stride)})"))};");

    private void EmitStart(SourceWriter writer)
    {
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var part = 0; part < tile.Parts; part++)
            {
                var sums = Enumerable.Range(0, tile.Vectors).Select(column => $"{ContractionReduction.Accumulator(row, column, part)} = {StartOf(row, column, part)}");
                writer.Line($"{vector.Type} {string.Join(", ", sums)};");
            }
        }
    }

    private string StartOf(int row, int column, int part)
    {
        if (part > 0 || !tile.HoldsBias && !kernel.HasBias)
            return vector.Constant(0);
        return row > 0 && kernel.HasBias ? ContractionReduction.Accumulator(0, column, 0) : tile.HoldsBias ? Start(column) : Bias(column);
    }

    private string Bias(int column) => LoadPositions("bias", _ => Offset.Times(column, "Lanes"));

    private static string Start(int column) => $"start{N(column)}";

    private void EmitStores(SourceWriter writer)
    {
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Vectors; column++)
                EmitStore(writer, row, column);
        }
    }

    /// <summary>Prints the stores of what each of the tile's windows comes to.</summary>
    private void EmitWindows(SourceWriter writer, PositionPool pool)
    {
        var joins = new PoolWriter(kernel, pool);
        for (var column = 0; column < tile.Vectors; column++)
        {
            var values = EmitValues(writer, column);
            for (var window = 0; window < tile.Rows / pool.Length; window++)
            {
                var rows = values.Skip(window * pool.Length).Take(pool.Length).ToList();
                joins.EmitJoin(writer, vector, rows);
                joins.EmitEnd(writer, vector, rows[0]);
                var offset = Offset.Sum(Offset.Times(window, "OutputStride"), Offset.Times(column, "Lanes"));
                writer.Line(vector.StoreFirst(IsRagged(column) ? lastLanes : vector.Lanes, rows[0], "yTile", offset));
            }
        }
    }

    /// <summary>Prints what becomes of a column's sums, each in the variable of its first part, before they are pooled; returns the variables.</summary>
    public IReadOnlyList<string> EmitValues(SourceWriter writer, int column)
    {
        var values = Enumerable.Range(0, tile.Rows).Select(row => ContractionReduction.Accumulator(row, column, 0)).ToList();
        for (var row = 0; row < tile.Rows; row++)
        {
            var value = kernel.IsEpilogueLast ? Sum(row, column) : Value(row, column);
            if (value != values[row])
                writer.Line($"{values[row]} = {value};");
        }

        return values;
    }

    /// <summary>A sum, of all its parts.</summary>
    private string Sum(int row, int column) =>
        Enumerable.Range(0, tile.Parts).Select(part => ContractionReduction.Accumulator(row, column, part)).Aggregate(vector.Add);

    /// <summary>What has become of a sum.</summary>
    private string Value(int row, int column)
    {
        var operands = new List<string> { Sum(row, column) };
        if (kernel.HasResidual)
            operands.Add(IsRagged(column) && tile.Share == 1 ? vector.LoadFirst(lastLanes, "besideTile", At(row, column)) : LoadPositions("besideTile", position => At(row, column, position)));
        return vector.Apply(kernel.Epilogue, operands);
    }

    private bool IsRagged(int column) => IsLastRagged && column == tile.Vectors - 1;

    /// <summary>Where one of the positions that share a row's vector lies, from the tile's first.</summary>
    private string At(int row, int column, int position = 0) => Offset.Sum(Offset.Times(row * tile.Share + position, "OutputStride"), Offset.Times(column, "Lanes"));

    private void EmitStore(SourceWriter writer, int row, int column)
    {
        var value = Value(row, column);
        if (IsJoined && !IsRagged(column))
        {
            writer.Line(vector.Store(value, "yTile", At(row, column)));
            return;
        }

        writer.Line($"var out{N(row)} = {value};");
        for (var position = 0; position < tile.Share; position++)
        {
            writer.Line(vector.Of(_width).StoreFirst(lastLanes, vector.Part($"out{N(row)}", tile.Share, position), "yTile", At(row, column, position)));
        }
    }

    /// <summary>A vector of all positions that share it, each from its own place.</summary>
    private string LoadPositions(string reference, Func<int, string> at) => IsJoined && at(0) != at(tile.Share - 1) || tile.Share == 1
        ? vector.Load(reference, at(0))
        : vector.Join([.. Enumerable.Range(0, tile.Share).Select(position => vector.Of(_width).Load(reference, at(position)))]);
}
