using System;
using System.Collections.Generic;
using System.Linq;
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
    public int ParameterCount => Layer.Parameters(Input).Sum(parameter => parameter.Length);

    public long MultiplyAdds => Layer.MultiplyAdds(Input);

    /// <summary>All layers, those of a block's branches before the layer that joins them.</summary>
    public static IReadOnlyList<LayerRow> All(ModelSpec model)
    {
        var rows = new List<LayerRow>();
        Follow(model, model.Body, model.Input, new(1, 1), rows);
        return rows;
    }

    private static Field Follow(ModelSpec model, Branch branch, Shape shape, Field field, List<LayerRow> rows)
    {
        foreach (var (layer, input) in branch.Walk(shape))
        {
            var branches = layer.Branches.Select(part => Follow(model, part, input, field, rows)).ToList();
            field = branches.Count > 0 ? Field.Widest(branches) : field.Behind(layer.Reach(input), model.Input.Length);
            rows.Add(new(layer, input, layer.Infer(input), (int)Math.Min(field.Steps, int.MaxValue)));
        }

        return field;
    }

    /// <summary>How far an output sees, and how far the windows of two neighbours are apart, both in steps of the network's input.</summary>
    private readonly record struct Field(long Steps, long Jump)
    {
        /// <summary>
        /// A layer widens the field by its own window minus one, times the strides of those before it; one that sees the whole signal sees the whole input.
        /// </summary>
        public Field Behind(Reach reach, int whole) => new(
            reach.Steps == Reach.Everything ? Math.Max(Steps, whole) : Steps + (reach.Steps - 1) * Jump, Jump * reach.Stride);

        public static Field Widest(IReadOnlyList<Field> fields) => new(fields.Max(field => field.Steps), fields[0].Jump);
    }
}
