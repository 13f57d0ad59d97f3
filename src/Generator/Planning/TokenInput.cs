using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Embedding;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;
using Gen.Generator.Network;

namespace Gen.Generator.Planning;

/// <summary>An input of whole numbers, which the engine checks before anything is computed.</summary>
/// <param name="Layer">The embedding that reads it.</param>
/// <param name="Offset">The values in front of it in each sample.</param>
/// <param name="Steps">Its values.</param>
internal sealed record TokenInput(EmbeddingLayer Layer, int Offset, int Steps)
{
    /// <summary>Those of a network, in the order of its layers.</summary>
    public static IReadOnlyList<TokenInput> All(ModelSpec model) => [.. In(model.Body, model.Input, 0)];

    private static IEnumerable<TokenInput> In(Branch branch, Shape input, int? place)
    {
        var flow = new InputFlow();
        foreach (var (layer, shape, _) in branch.Walk(input))
        {
            foreach (var inner in layer.Branches.SelectMany(part => In(part, shape, place)))
                yield return inner;
            if (layer is EmbeddingLayer embedding && place is int offset)
                yield return new(embedding, offset, shape.Length);
            place = flow.Behind(layer, place);
        }
    }
}
