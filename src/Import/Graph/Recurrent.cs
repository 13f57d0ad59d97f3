using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Import.Graph;

/// <summary>One direction of a recurrent layer, its gates in the canonical order.</summary>
/// <param name="Weight"><c>[channels, gates * units]</c>.</param>
/// <param name="Recurrent"><c>[units, gates * units]</c>.</param>
/// <param name="Bias"><c>[gates * units]</c>, of a Gru with ResetAfter <c>[2, gates * units]</c>; or none.</param>
internal sealed record Cells(Grid Weight, Grid Recurrent, Grid? Bias);

/// <summary>Makes recurrent layers.</summary>
internal static class Recurrent
{
    /// <param name="signals">Makes the layers.</param>
    /// <param name="kind">Lstm, Gru or SimpleRnn.</param>
    /// <param name="input">The signal.</param>
    /// <param name="cells">One direction, or both, the forward one first.</param>
    /// <param name="direction">Forward, Backward or Bidirectional.</param>
    /// <param name="sequences">Whether all steps go out.</param>
    /// <param name="options">Activations and so on.</param>
    public static Layer Make(
        Signals signals, string kind, Layer input, IReadOnlyList<Cells> cells, string direction, bool sequences, params (string Name, string Text, string ByDefault)[] options)
    {
        var units = cells[0].Recurrent.Shape[0];
        foreach (var cell in cells)
            Check(signals, kind, input, cell, units);
        var layer = signals.Plain(kind, input, sequences ? input.Steps : 1, units * cells.Count);
        layer.Name = signals.TakeName();
        layer.Options.Add(("", CSharp.Of(units)));
        layer.With("ReturnSequences", CSharp.Of(sequences), "false").With("Direction", "Direction." + direction, "Direction.Forward");
        layer.With("UseBias", CSharp.Of(cells[0].Bias is not null), "true");
        foreach (var (name, text, byDefault) in options)
            layer.With(name, text, byDefault);
        foreach (var (cell, prefix) in cells.Zip(["", "backward_"]))
        {
            layer.Parameters.Add(Learned.Of(prefix + "weight", cell.Weight.Values, cell.Weight.Shape));
            layer.Parameters.Add(Learned.Of(prefix + "recurrent_weight", cell.Recurrent.Values, cell.Recurrent.Shape));
            if (cell.Bias is { } bias)
                layer.Parameters.Add(Learned.Of(prefix + "bias", bias.Values, bias.Shape));
        }

        return layer;
    }

    /// <summary>The matrix that changes nothing.</summary>
    public static Grid Identity(int size)
    {
        var grid = Grid.Zeros(size, size);
        for (var place = 0; place < size; place++)
            grid.Values[place * size + place] = 1;
        return grid;
    }

    /// <summary>The columns of gates in another order: <c>[rows, gates * units]</c>.</summary>
    public static Grid Reorder(Grid grid, params int[] gates)
    {
        var (rows, units) = (grid.Values.Length / grid.Shape[^1], grid.Shape[^1] / gates.Length);
        var ordered = new float[grid.Values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var gate = 0; gate < gates.Length; gate++)
                Array.Copy(grid.Values, row * grid.Shape[^1] + gates[gate] * units, ordered, row * grid.Shape[^1] + gate * units, units);
        }

        return new(ordered, grid.Shape);
    }

    /// <summary>Some gates times a factor: what a steeper activation is.</summary>
    public static Grid Steeper(Grid grid, float factor, int gates, params int[] which)
    {
        var units = grid.Shape[^1] / gates;
        var values = grid.Values.ToArray();
        for (var index = 0; index < values.Length; index++)
        {
            if (which.Contains(index % grid.Shape[^1] / units))
                values[index] *= factor;
        }

        return new(values, grid.Shape);
    }

    private static void Check(Signals signals, string kind, Layer input, Cells cells, int units)
    {
        var columns = units * kind switch { "Lstm" => 4, "Gru" => 3, _ => 1 };
        if (cells.Weight.Shape is not [var rows, var gates] || rows != input.Channels || gates != columns
            || cells.Recurrent.Shape is not [var from, var to] || from != units || to != columns
            || (cells.Bias is { } bias && (bias.Shape[^1] != columns || bias.Values.Length > 2 * columns)))
        {
            throw signals.Refuse($"its weights {List(cells.Weight)} and {List(cells.Recurrent)}{(cells.Bias is { } b ? $" and biases {List(b)}" : "")} are not those of {units} units on {input.Channels} channels");
        }

        static string List(Grid grid) => $"[{string.Join(", ", grid.Shape)}]";
    }
}
