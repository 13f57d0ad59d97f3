using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Scan;

/// <summary>
/// Prints products as <see cref="StateProducts"/> does, for several samples side by side: weights are read once for all samples of a tile, and stay in the first cache for those of the next.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="vector">The vectors.</param>
/// <param name="units">The numbers of a state.</param>
/// <param name="samples">The samples.</param>
internal sealed class SampleProducts(SourceWriter writer, VectorWriter vector, int units, int samples)
{
    private int Panels => (units + vector.Lanes - 1) / vector.Lanes;

    /// <summary>Prints the products of some gates, of all units and samples.</summary>
    public void Emit(IReadOnlyList<GateProduct> gates, StateTarget target)
    {
        if (target.IsJoined)
            throw new ArgumentException("Sums of several samples are not joined.", nameof(target));
        var sources = gates.Select(gate => gate.Source).Distinct().ToList();
        var alone = StateTile.Choose(gates.Count, sources.Count, Panels, vector.Isa);
        var whole = Panels / alone.Vectors * alone.Vectors;
        EmitPanels(gates, sources, target, 0, whole, alone.Parts);
        if (whole < Panels)
            EmitPanels(gates, sources, target, whole, Panels - whole, StateTile.Of(gates.Count, Panels - whole, vector.Isa).Parts);
    }

    /// <summary>Prints those of some panels, each sum in as many parts as it has for a sample alone.</summary>
    private void EmitPanels(IReadOnlyList<GateProduct> gates, IReadOnlyList<string> sources, StateTarget target, int first, int panels, int parts)
    {
        var tile = SampleTile.Choose(gates.Count, sources.Count, panels, samples, parts, vector.Isa);
        var whole = panels / tile.Vectors;
        if (whole > 0)
            EmitTiles(gates, sources, target, tile, first, whole);
        if (panels % tile.Vectors is > 0 and var rest)
            EmitTiles(gates, sources, target, tile with { Vectors = rest }, first + whole * tile.Vectors, 1);
    }

    private void EmitTiles(IReadOnlyList<GateProduct> gates, IReadOnlyList<string> sources, StateTarget target, SampleTile tile, int firstPanel, int turns)
    {
        using (writer.Steps("column", firstPanel * vector.Lanes, turns, tile.Vectors * vector.Lanes))
        {
            for (var gate = 0; gate < gates.Count; gate++)
                writer.Line($"ref var w{Literal.Of(gate)} = {Offset.Ref("w", Offset.Sum("column * Units", Mark.Of("gate", gates[gate].Gate * Panels * units * vector.Lanes)))};");
            using (writer.Steps("sample", 0, samples / tile.Samples, tile.Samples))
            {
                EmitStarts(gates, sources, tile);
                EmitSums(gates, sources, tile);
                EmitEnds(gates, target, tile);
            }
        }
    }

    private void EmitStarts(IReadOnlyList<GateProduct> gates, IReadOnlyList<string> sources, SampleTile tile)
    {
        for (var sample = 0; sample < tile.Samples; sample++)
        {
            foreach (var source in sources)
                writer.Line($"ref var {source}{Literal.Of(sample)} = {Offset.Ref(source, Far(sample, "RowSample"))};");
        }

        foreach (var (gate, index, sample) in Sums(gates.Count, tile))
        {
            for (var part = 0; part < tile.Parts; part++)
            {
                var start = part == 0 && gates[gate].Start is { } given ? given(vector, At(index), Far(sample, "InputSample")) : vector.Constant(0);
                writer.Line($"var {Sum(gate, index, sample, part)} = {start};");
            }
        }
    }

    private void EmitSums(IReadOnlyList<GateProduct> gates, IReadOnlyList<string> sources, SampleTile tile)
    {
        var whole = units / tile.Parts;
        if (whole > 0)
        {
            using (writer.Steps("unit", 0, whole, tile.Parts))
                EmitUnits(gates, sources, tile, tile.Parts);
        }

        if (units % tile.Parts is > 0 and var rest)
        {
            using (writer.Steps("unit", whole * tile.Parts, 1, rest))
                EmitUnits(gates, sources, tile, rest);
        }
    }

    private void EmitUnits(IReadOnlyList<GateProduct> gates, IReadOnlyList<string> sources, SampleTile tile, int parts)
    {
        writer.Line("var at = unit * Lanes;");
        for (var part = 0; part < parts; part++)
        {
            var end = part == 0 ? "" : "p" + Literal.Of(part);
            foreach (var source in sources)
            {
                for (var sample = 0; sample < tile.Samples; sample++)
                    writer.Line($"var {source}At{Literal.Of(sample)}{end} = {vector.BroadcastAt(source + Literal.Of(sample), Offset.Sum("unit", Literal.Of(part)))};");
            }

            foreach (var (gate, index, sample) in Sums(gates.Count, tile))
            {
                var (weight, sum) = (FormattableString.Invariant($"weight{gate}x{index}{end}"), Sum(gate, index, sample, part));
                var place = Offset.Sum("at", Offset.Times(part, "Lanes"), Mark.Of("panel", index * units * vector.Lanes));
                if (sample == 0)
                    writer.Line($"var {weight} = {vector.Load("w" + Literal.Of(gate), place)};");
                writer.Line($"{sum} = {vector.MultiplyAdd($"{gates[gate].Source}At{Literal.Of(sample)}{end}", weight, sum)};");
            }
        }
    }

    private void EmitEnds(IReadOnlyList<GateProduct> gates, StateTarget target, SampleTile tile)
    {
        foreach (var (gate, index, sample) in Sums(gates.Count, tile))
        {
            var sum = StateProducts.Total(vector, [.. Enumerable.Range(0, tile.Parts).Select(part => Sum(gate, index, sample, part))]);
            writer.Line(vector.Store(sum, target.Reference, Offset.Sum(Section.At(gates[gate].Target), At(index), Far(sample, "RowSample"))));
        }
    }

    /// <summary>All sums of a tile, those of one vector of weights side by side.</summary>
    private static IEnumerable<(int Gate, int Index, int Sample)> Sums(int gates, SampleTile tile) =>
        from gate in Enumerable.Range(0, gates)
        from index in Enumerable.Range(0, tile.Vectors)
        from sample in Enumerable.Range(0, tile.Samples)
        select (gate, index, sample);

    /// <summary>How far behind the first sample one of the tile's lies.</summary>
    private static string Far(int sample, string stride) => Offset.Product(Offset.Sum("sample", Literal.Of(sample)), stride);

    private string At(int index) => Offset.Sum("column", Offset.Times(index, "Lanes"));

    private static string Sum(int gate, int index, int sample, int part) => FormattableString.Invariant($"sum{gate}x{index}s{sample}{(part == 0 ? "" : $"p{part}")}");
}
