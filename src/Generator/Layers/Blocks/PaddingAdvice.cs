using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Blocks;

/// <summary>The layers of a block that shorten its signal for want of padding: where they are why shapes do not go together, that is what to say.</summary>
internal static class PaddingAdvice
{
    /// <summary>What to set in which layers, in words; nothing where it would not be the cure.</summary>
    /// <param name="branches">The branches, all of the same signal.</param>
    /// <param name="input">The signal.</param>
    /// <param name="isCured">Whether the shapes that would come out go together.</param>
    public static string? For(IEnumerable<Branch> branches, Shape input, Func<IReadOnlyList<Shape>, bool> isCured)
    {
        var (changed, shapes) = (new List<string>(), new List<Shape>());
        foreach (var branch in branches)
        {
            var flow = new ShapeFlow();
            shapes.Add(branch.Layers.Aggregate(input, (shape, layer) => flow.Behind(Padded(layer, shape, changed), shape)));
        }

        return changed.Count > 0 && isCured(shapes) ? $"Padding = \"same\" in {string.Join(" and ", changed)}" : null;
    }

    /// <summary>The layer, with padding where it loses steps without and loses none with it.</summary>
    private static Layer Padded(Layer layer, Shape input, List<string> changed)
    {
        if (layer.WithSamePadding is not { } padded || layer.Infer(input).Length == input.Length || padded.Infer(input).Length != input.Length)
            return layer;
        changed.Add(layer.Name);
        return padded;
    }
}
