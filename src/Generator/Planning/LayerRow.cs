using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers;
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

    /// <summary>
    /// A layer widens the field by its own window minus one, times the strides of those before it; one that sees the whole signal sees the whole input.
    /// </summary>
    public static IEnumerable<LayerRow> All(ModelSpec model)
    {
        var (shape, field, jump) = (model.Input, 1L, 1L);
        foreach (var layer in model.Layers)
        {
            var reach = layer.Reach(shape);
            field = reach.Steps == Reach.Everything ? Math.Max(field, model.Input.Length) : field + (reach.Steps - 1) * jump;
            jump *= reach.Stride;
            var output = layer.Infer(shape);
            yield return new(layer, shape, output, (int)Math.Min(field, int.MaxValue));
            shape = output;
        }
    }
}
