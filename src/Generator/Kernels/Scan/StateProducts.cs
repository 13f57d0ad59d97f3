using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Scan;

/// <summary>
/// Prints products of a state, or of gates' gradients, with the state's own weights: a tile has some neighbouring vectors of units of every gate, so that a number of the state is
/// broadcast once for all of them.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="vector">The vectors.</param>
/// <param name="units">The numbers of a state.</param>
internal sealed class StateProducts(SourceWriter writer, VectorWriter vector, int units)
{
    private int Panels => (units + vector.Lanes - 1) / vector.Lanes;

    /// <summary>Prints the products of some gates, of all units.</summary>
    public void Emit(IReadOnlyList<GateProduct> gates, StateTarget target)
    {
        var tile = StateTile.Choose(gates.Count, gates.Select(gate => gate.Source).Distinct().Count(), Panels, vector.Isa);
        var whole = Panels / tile.Vectors;
        EmitTiles(gates, target, tile, 0, whole);
        if (Panels % tile.Vectors is > 0 and var rest)
            EmitTiles(gates, target, StateTile.Of(gates.Count, rest, vector.Isa), whole * tile.Vectors, 1);
    }

    private void EmitTiles(IReadOnlyList<GateProduct> gates, StateTarget target, StateTile tile, int firstPanel, int turns)
    {
        using (writer.Steps("column", firstPanel * vector.Lanes, turns, tile.Vectors * vector.Lanes))
        {
            for (var gate = 0; gate < gates.Count; gate++)
                writer.Line($"ref var w{Literal.Of(gate)} = {Offset.Ref("w", Offset.Sum("column * Units", Mark.Of("gate", gates[gate].Gate * Panels * units * vector.Lanes)))};");
            for (var gate = 0; gate < gates.Count; gate++)
                EmitStarts(gates[gate], gate, tile);
            EmitSums(gates, tile);
            EmitEnds(gates, target, tile);
        }
    }

    private void EmitStarts(GateProduct product, int gate, StateTile tile)
    {
        for (var index = 0; index < tile.Vectors; index++)
        {
            for (var part = 0; part < tile.Parts; part++)
                writer.Line($"var {Sum(gate, index, part)} = {(part == 0 && product.Start is { } start ? start(vector, At(index), "0") : vector.Constant(0))};");
        }
    }

    /// <summary>So many numbers of the state at once as there are parts, each with sums of its own; then those that are left over.</summary>
    private void EmitSums(IReadOnlyList<GateProduct> gates, StateTile tile)
    {
        var whole = units / tile.Parts;
        if (whole > 0)
        {
            using (writer.Steps("unit", 0, whole, tile.Parts))
                EmitUnits(gates, tile, tile.Parts);
        }

        if (units % tile.Parts is > 0 and var rest)
        {
            using (writer.Steps("unit", whole * tile.Parts, 1, rest))
                EmitUnits(gates, tile, rest);
        }
    }

    private void EmitUnits(IReadOnlyList<GateProduct> gates, StateTile tile, int parts)
    {
        writer.Line("var at = unit * Lanes;");
        for (var part = 0; part < parts; part++)
        {
            var broadcasts = new Dictionary<string, string>();
            for (var gate = 0; gate < gates.Count; gate++)
            {
                var source = gates[gate].Source;
                if (!broadcasts.TryGetValue(source, out var number))
                {
                    broadcasts.Add(source, number = $"{source}{Literal.Of(part)}");
                    writer.Line($"var {number} = {vector.BroadcastAt(source, Offset.Sum("unit", Literal.Of(part)))};");
                }

                EmitProducts(gate, number, tile, part);
            }
        }
    }

    private void EmitProducts(int gate, string number, StateTile tile, int part)
    {
        for (var index = 0; index < tile.Vectors; index++)
        {
            var place = Offset.Sum("at", Offset.Times(part, "Lanes"), Mark.Of("panel", index * units * vector.Lanes));
            var sum = Sum(gate, index, part);
            writer.Line($"{sum} = {vector.MultiplyAdd(number, vector.Load("w" + Literal.Of(gate), place), sum)};");
        }
    }

    private void EmitEnds(IReadOnlyList<GateProduct> gates, StateTarget target, StateTile tile)
    {
        for (var index = 0; index < tile.Vectors; index++)
        {
            var sums = Enumerable.Range(0, gates.Count)
                .Select(gate => Total(vector, Enumerable.Range(0, tile.Parts).Select(part => Sum(gate, index, part)).ToList())).ToList();
            if (target.IsJoined)
                sums = [Total(vector, sums)];
            for (var gate = 0; gate < sums.Count; gate++)
                writer.Line(vector.Store(sums[gate], target.Reference, Offset.Sum(Section.At(gates[gate].Target), At(index))));
        }
    }

    /// <summary>Added up in pairs.</summary>
    public static string Total(VectorWriter vector, IReadOnlyList<string> sums) => sums.Count == 1
        ? sums[0]
        : vector.Add(Total(vector, [.. sums.Take(sums.Count / 2)]), Total(vector, [.. sums.Skip(sums.Count / 2)]));

    private string At(int index) => Offset.Sum("column", Offset.Times(index, "Lanes"));

    private static string Sum(int gate, int index, int part) => FormattableString.Invariant($"sum{gate}x{index}{(part == 0 ? "" : $"p{part}")}");
}

/// <summary>The products of one gate.</summary>
/// <param name="Gate">The gate among those of the weights.</param>
/// <param name="Source">The reference to what is multiplied.</param>
/// <param name="Target">The section that takes the sum.</param>
/// <param name="Start">What the sums begin with, at a column and so far behind the first sample's half of the gates; zero where there is nothing.</param>
internal sealed record GateProduct(int Gate, string Source, int Target, Func<VectorWriter, string, string, string>? Start);

/// <summary>Where products go.</summary>
/// <param name="Reference">The row.</param>
/// <param name="IsJoined">Whether those of all gates are added up, into the first one's section.</param>
internal sealed record StateTarget(string Reference, bool IsJoined);
