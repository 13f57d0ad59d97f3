using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Dot;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Dot;

/// <summary>
/// Prints one method's tiles of dot products: the reduction over taps and vectors of inputs, the lanes' sums, the store. What is left of a tap is the last lanes of a
/// vector that ends with it.
/// </summary>
internal sealed class DotTileEmitter(DotKernel kernel, VectorWriter vector, DotRun run)
{
    /// <summary>So many sums that are all of their kind are added up each by itself, on one path of the compiler: the narrower vectors of a join took it 2 ms of a first prediction.</summary>
    private const int FewSums = 2;

    private const int FewSteps = 24;

    private readonly DotTile _tile = run.Tile;

    private int Rest => kernel.TapLength % vector.Lanes;

    private int Vectors => kernel.TapLength / vector.Lanes;

    /// <summary>A reduction of a few steps, whose loop would show; and one whose sums take turns from tap to tap.</summary>
    private bool IsWrittenOut => DotSchedule.IsUnrolled(vector.Isa, kernel, _tile) && (_tile.Parts > 1 || kernel.Taps * (Vectors + 1) * _tile.Outputs <= FewSteps);

    private bool IsOneByOne => vector.Lanes == 1 || (run.Tiles == 1 && _tile.Outputs <= FewSums);

    public void Emit(SourceWriter writer)
    {
        if (kernel.HasBias && run.Columns == 1)
            EmitBiases(writer, "bias");
        using (writer.Loop("position", run.Positions))
        using (writer.Loop("column", run.Columns))
        {
            var (position, column) = (Offset.Each(run.Positions, "position", _tile.Positions), Offset.Each(run.Columns, "column", _tile.Columns));
            writer.Line($"ref var xTile = {Offset.Ref("x", Times(position, "PositionStride"))};");
            writer.Line($"ref var wTile = {Offset.Ref("w", Times(column, "Inputs"))};");
            writer.Line($"ref var yTile = {Offset.Ref("y", Offset.Sum(Times(position, "Columns"), column))};");
            if (kernel.HasResidual)
                writer.Line($"ref var besideTile = {Offset.Ref("beside", Offset.Sum(Times(position, "Columns"), column))};");
            EmitSums(writer);
            EmitOutputs(writer);
        }
    }

    private static string Times(string count, string stride) => count == "0" ? "0" : $"{count} * {stride}";

    private void EmitSums(SourceWriter writer)
    {
        foreach (var (position, column) in Outputs())
        {
            for (var part = 0; part < _tile.Parts; part++)
                writer.Line($"var {Sum(position, column, part)} = {vector.Constant(0)};");
        }

        if (IsWrittenOut)
        {
            var turn = 0;
            for (var tap = 0; tap < kernel.Taps; tap++)
                turn = EmitVectors(writer, "xTile", Offset.Times(tap, "TapStride"), "wTile", Offset.Times(tap, "TapLength"), 0, turn);
            return;
        }

        using (writer.Loop("tap", kernel.Taps))
        {
            writer.Line($"ref var xTap = {Offset.Ref("xTile", Offset.Each(kernel.Taps, "tap", "TapStride"))};");
            writer.Line($"ref var wTap = {Offset.Ref("wTile", Offset.Each(kernel.Taps, "tap", "TapLength"))};");
            EmitLoop(writer);
        }
    }

    /// <summary>Prints a tap's whole vectors in a loop, and what is left of them.</summary>
    private void EmitLoop(SourceWriter writer)
    {
        writer.Line("ref var xr = ref xTap;");
        writer.Line("ref var wr = ref wTap;");
        using (writer.Block($"for (nint step = {(_tile.Parts == 1 ? "Vectors" : $"Vectors / {Literal.Of(_tile.Parts)}")}; step > 0; step--)"))
        {
            for (var part = 0; part < _tile.Parts; part++)
            {
                using (_tile.Parts == 1 ? null : (SourceWriter.Scope?)writer.Braces())
                    EmitStep(writer, "xr", Offset.Times(part, "Lanes"), "wr", Offset.Times(part, "Lanes"), part);
            }

            writer.Line($"xr = ref Unsafe.Add(ref xr, {Offset.Times(_tile.Parts, "Lanes")});");
            writer.Line($"wr = ref Unsafe.Add(ref wr, {Offset.Times(_tile.Parts, "Lanes")});");
        }

        EmitVectors(writer, "xTap", "0", "wTap", "0", Vectors / _tile.Parts * _tile.Parts, 0);
    }

    /// <summary>Prints the last so many whole vectors of a tap, and the part of one behind them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="x">The reference to the inputs.</param>
    /// <param name="xStart">The floats from it to the tap.</param>
    /// <param name="w">The reference to the weights.</param>
    /// <param name="wStart">The floats from it to the tap's.</param>
    /// <param name="first">The first of those vectors.</param>
    /// <param name="turn">The vectors so far: whose turn it is among the parts of a sum.</param>
    private int EmitVectors(SourceWriter writer, string x, string xStart, string w, string wStart, int first, int turn)
    {
        for (var index = first; index < Vectors; index++)
        {
            using (writer.Braces())
                EmitStep(writer, x, Offset.Sum(xStart, Offset.Times(index, "Lanes")), w, Offset.Sum(wStart, Offset.Times(index, "Lanes")), turn++ % _tile.Parts);
        }

        if (Rest == 0)
            return turn;
        var last = Literal.Of(kernel.TapLength - vector.Lanes);
        using (writer.Braces())
            EmitStep(writer, x, Offset.Sum(xStart, last), w, Offset.Sum(wStart, last), turn++ % _tile.Parts, Rest);
        return turn;
    }

    /// <summary>Of positions and columns, those of which there are fewer stay in registers; of the others, one at a time.</summary>
    private void EmitStep(SourceWriter writer, string x, string xOffset, string w, string wOffset, int part, int lanes = 0)
    {
        void Input(int position)
        {
            var value = vector.Load(x, Offset.Sum(Offset.Times(position, "PositionStride"), xOffset));
            writer.Line($"var x{N(position)} = {(lanes == 0 ? value : vector.Last(lanes, value))};");
        }

        void Weight(int column) => writer.Line($"var w{N(column)} = {vector.Load(w, Offset.Sum(Offset.Times(column, "Inputs"), wOffset))};");
        void Add(int position, int column) =>
            writer.Line($"{Sum(position, column, part)} = {vector.MultiplyAdd($"x{N(position)}", $"w{N(column)}", Sum(position, column, part))};");

        var holdsInputs = _tile.Positions <= _tile.Columns;
        for (var held = 0; held < (holdsInputs ? _tile.Positions : _tile.Columns); held++)
            (holdsInputs ? (System.Action<int>)Input : Weight)(held);
        for (var next = 0; next < (holdsInputs ? _tile.Columns : _tile.Positions); next++)
        {
            (holdsInputs ? (System.Action<int>)Weight : Input)(next);
            for (var held = 0; held < (holdsInputs ? _tile.Positions : _tile.Columns); held++)
                Add(holdsInputs ? held : next, holdsInputs ? next : held);
        }
    }

    private void EmitOutputs(SourceWriter writer)
    {
        if (kernel.HasBias && run.Columns > 1)
        {
            writer.Line($"ref var biasTile = {Offset.Ref("bias", Offset.Each(run.Columns, "column", _tile.Columns))};");
            EmitBiases(writer, "biasTile");
        }

        var sums = Outputs().Select(output => Total(writer, output.Position, output.Column)).ToList();
        foreach (var (index, first, width, count) in Chunks())
        {
            var (name, place) = ($"out{N(index)}", Place(first));
            if (IsOneByOne)
                writer.Line($"var {name} = {vector.Sum(sums[first])};");
            else
                new LaneJoin(vector, (v, a, b) => v.Add(a, b), sums.GetRange(first, count)).Emit(writer, name);
            var operands = new List<string> { kernel.HasBias ? width.Add(name, $"start{N(index)}") : name };
            if (kernel.HasResidual)
                operands.Add(width.Load("besideTile", place));
            var value = width.Print(kernel.Epilogue, operands);
            if (count < width.Lanes && value != name)
                writer.Line($"{name} = {value};");
            writer.Line(count < width.Lanes ? width.StoreFirst(count, name, "yTile", place) : width.Store(value, "yTile", place));
        }
    }

    /// <summary>Prints how the parts of a sum are added up, into the first one.</summary>
    private string Total(SourceWriter writer, int position, int column)
    {
        var total = Sum(position, column, 0);
        if (_tile.Parts > 1)
            writer.Line($"{total} = {Enumerable.Range(0, _tile.Parts).Select(part => Sum(position, column, part)).Aggregate(vector.Add)};");
        return total;
    }

    /// <summary>Prints what is added to each vector of outputs: the biases of neighbouring columns, or all columns' again and again.</summary>
    private void EmitBiases(SourceWriter writer, string bias)
    {
        foreach (var (index, first, width, _) in Chunks())
        {
            string Bias(int output) => output % _tile.Columns == 0 ? bias : $"Unsafe.Add(ref {bias}, {N(output % _tile.Columns)})";
            var value = _tile.Positions == 1 ? width.Load(bias, Place(first))
                : _tile.Columns == 1 || width.Lanes == 1 ? width.Broadcast(Bias(first))
                : width.Gather([.. Enumerable.Range(first, width.Lanes).Select(Bias)]);
            writer.Line($"var start{N(index)} = {value};");
        }
    }

    /// <summary>The outputs in vectors, or one by one: which vector it is, its first output, how wide it is, and how many outputs it has.</summary>
    private IEnumerable<(int Index, int First, VectorWriter Width, int Count)> Chunks()
    {
        var lanes = IsOneByOne ? 1 : vector.Lanes;
        for (var first = 0; first < _tile.Outputs; first += lanes)
        {
            var count = System.Math.Min(lanes, _tile.Outputs - first);
            yield return (first / lanes, first, IsOneByOne ? vector.Of(1) : LaneJoin.WidthOf(vector, count), count);
        }
    }

    /// <summary>The floats from a tile's first output to another one.</summary>
    private string Place(int output) => IsOneByOne ? N(output) : Offset.Times(output / vector.Lanes, "Lanes");

    private IEnumerable<(int Position, int Column)> Outputs() =>
        from position in Enumerable.Range(0, _tile.Positions) from column in Enumerable.Range(0, _tile.Columns) select (position, column);

    private string Sum(int position, int column, int part) => $"acc{N(position)}x{N(column)}" + (_tile.Parts == 1 ? "" : $"x{N(part)}");

    private static string N(int number) => Literal.Of(number);
}
