using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
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
    /// Steps are counted in parts, as many as all upsampling together makes of one; of the last step a part is not enough.
    /// </summary>
    public static IEnumerable<LayerRow> All(ModelSpec model)
    {
        var shape = model.Input;
        var parts = Parts(model);
        var (field, jump) = (parts, parts);
        foreach (var layer in model.Layers)
        {
            var reach = layer.Reach(shape);
            jump /= reach.Upsampling;
            field = reach.Steps == Reach.Everything ? BigInteger.Max(field, model.Input.Length * parts) : field + (reach.Steps - 1) * jump;
            jump *= reach.Stride;
            var output = layer.Infer(shape);
            yield return new(layer, shape, output, (int)BigInteger.Min(field / parts, int.MaxValue));
            shape = output;
        }
    }

    private static BigInteger Parts(ModelSpec model)
    {
        var (shape, parts) = (model.Input, BigInteger.One);
        foreach (var layer in model.Layers)
        {
            parts *= layer.Reach(shape).Upsampling;
            shape = layer.Infer(shape);
        }

        return parts;
    }
}
