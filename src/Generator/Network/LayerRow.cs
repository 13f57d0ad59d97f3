using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Gen.Generator.Graph;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;

namespace Gen.Generator.Network;

/// <summary>What one layer makes of its input: a row of the summary.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Input">Its input's shape.</param>
/// <param name="Output">Its output's shape.</param>
/// <param name="ReceptiveField">The steps of the network's input that one of its outputs sees, padding included.</param>
internal sealed record LayerRow(Layer Layer, Shape Input, Shape Output, int ReceptiveField)
{
    /// <summary>The layer whose store does this one's work in a prediction, where it has no step of its own.</summary>
    public string? DoneIn { get; init; }

    /// <summary>The row, as it comes out of a pass.</summary>
    public LayerRow In(EquatableArray<Step> steps) => steps.Any(step => step.Layer == Layer.Name)
        ? this
        : this with { DoneIn = steps.FirstOrDefault(step => step.Absorbed.Contains(Layer.Name))?.Layer };

    public int ParameterCount => Layer.Parameters(Input).Sum(parameter => parameter.Length);

    public long MultiplyAdds => Layer.MultiplyAdds(Input);

    /// <summary>All layers, those of a block's branches before the layer that joins them.</summary>
    public static IReadOnlyList<LayerRow> All(ModelSpec model)
    {
        var rows = new List<LayerRow>();
        var parts = Parts(model.Body, model.Input);
        Follow(model.Body, model.Input, new(parts, parts, parts, model.Input.Length, model.Input.Length), rows);
        return rows;
    }

    private static Field Follow(Branch branch, Shape shape, Field field, List<LayerRow> rows)
    {
        var flow = new FieldFlow(field.Parts);
        foreach (var (layer, input, output) in branch.Walk(shape))
        {
            var branches = layer.Branches.Select(part => Follow(part, input, field, rows)).ToList();
            flow.Reach = layer.Reach(input);
            field = (branches.Count > 0 ? Field.Widest(branches) : flow.Behind(layer, field)) with { Length = output.Length };
            rows.Add(new(layer, input, output, (int)BigInteger.Min(field.Steps / field.Parts, int.MaxValue)));
        }

        return field;
    }

    /// <summary>The product of all upsampling.</summary>
    private static BigInteger Parts(Branch branch, Shape shape) => branch.Walk(shape).Aggregate(BigInteger.One, (parts, step) =>
        step.Layer.Branches.Aggregate(parts * step.Layer.Reach(step.Input).Upsampling, (product, part) => product * Parts(part, step.Input)));

    /// <summary>
    /// How far an output sees, and how far the windows of two neighbours are apart. Steps of the network's input are counted in parts, as many as all
    /// upsampling together makes of one; of the last step a part is not enough. How many steps the signal has, <c>Length</c>, tells what is spread where several meet.
    /// </summary>
    private sealed record Field(BigInteger Steps, BigInteger Jump, BigInteger Parts, int Whole, int Length)
    {
        /// <summary>Of several ways to an output, the one that sees most; its steps are those of the signals that are not spread.</summary>
        public static Field Widest(IReadOnlyList<Field> ways) => ways.OrderByDescending(way => way.Length).First() with
        {
            Steps = ways.Max(way => way.Steps),
            Whole = ways.Max(way => way.Whole),
        };

        /// <summary>
        /// A layer widens the field by its own window minus one, times the strides of those before it; one that sees the whole signal sees the whole input.
        /// </summary>
        public Field Behind(Reach reach)
        {
            var jump = Jump / reach.Upsampling;
            var steps = reach.Steps == Reach.Everything ? BigInteger.Max(Steps, Whole * Parts) : Steps + (reach.Steps - 1) * jump;
            return this with { Steps = steps, Jump = jump * reach.Stride };
        }
    }

    /// <summary>Follows fields through a branch.</summary>
    private sealed class FieldFlow(BigInteger parts) : SignalFlow<Field>
    {
        /// <summary>How far the next layer sees.</summary>
        public Reach Reach { get; set; }

        protected override Field Through(Layer layer, Field signal) => signal.Behind(Reach);

        protected override Field Merge(MergeLayer layer, IReadOnlyList<Field> signals) => Field.Widest(signals);

        protected override Field Source(SourceLayer source) => new(parts, parts, parts, source.Shape.Length, source.Shape.Length);
    }
}
