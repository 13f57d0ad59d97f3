using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

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
    public LayerRow In(ProgramPlan pass) => pass.Steps.Any(step => step.Layer == Layer.Name)
        ? this
        : this with { DoneIn = pass.Steps.FirstOrDefault(step => step.Absorbed.Contains(Layer.Name))?.Layer };

    public int ParameterCount => Layer.Parameters(Input).Sum(parameter => parameter.Length);

    public long MultiplyAdds => Layer.MultiplyAdds(Input);

    /// <summary>All layers, those of a block's branches before the layer that joins them.</summary>
    public static IReadOnlyList<LayerRow> All(ModelSpec model)
    {
        var rows = new List<LayerRow>();
        var parts = Parts(model.Body, model.Input);
        Follow(model.Body, model.Input, new(parts, parts, parts, model.Input.Length), rows);
        return rows;
    }

    private static Field Follow(Branch branch, Shape shape, Field field, List<LayerRow> rows)
    {
        foreach (var (layer, input) in branch.Walk(shape))
        {
            var branches = layer.Branches.Select(part => Follow(part, input, field, rows)).ToList();
            field = branches.Count > 0 ? branches[0] with { Steps = branches.Max(part => part.Steps) } : field.Behind(layer.Reach(input));
            rows.Add(new(layer, input, layer.Infer(input), (int)BigInteger.Min(field.Steps / field.Parts, int.MaxValue)));
        }

        return field;
    }

    /// <summary>The product of all upsampling.</summary>
    private static BigInteger Parts(Branch branch, Shape shape) => branch.Walk(shape).Aggregate(BigInteger.One, (parts, step) =>
        step.Layer.Branches.Aggregate(parts * step.Layer.Reach(step.Input).Upsampling, (product, part) => product * Parts(part, step.Input)));

    /// <summary>
    /// How far an output sees, and how far the windows of two neighbours are apart. Steps of the network's input are counted in parts, as many as all
    /// upsampling together makes of one; of the last step a part is not enough.
    /// </summary>
    private sealed record Field(BigInteger Steps, BigInteger Jump, BigInteger Parts, int Whole)
    {
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
}
