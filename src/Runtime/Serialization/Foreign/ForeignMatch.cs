using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>Finds for each layer the module of a file that fits it.</summary>
internal static class ForeignMatch
{
    private const int MostListed = 12;

    /// <summary>The parameters' new values in the canonical layout.</summary>
    public static Dictionary<Parameter, float[]> Match(List<ForeignLayer> layers, List<ForeignModule> modules, WeightNames names)
    {
        var (values, left, unmatched) = (new Dictionary<Parameter, float[]>(), modules.ToList(), new List<ForeignLayer>());
        var byName = layers.ToDictionary(layer => layer, layer => left.Find(module => IsNameOf(module, layer)));
        foreach (var layer in layers)
        {
            var taken = byName[layer] is { } named && left.Contains(named) ? Read(layer, [named], names) : null;
            taken ??= left.Where(module => !byName.ContainsValue(module)).Select(module => Read(layer, Following(left, module, layer), names)).FirstOrDefault(read => read is not null);
            if (taken is null)
            {
                unmatched.Add(layer);
                continue;
            }

            foreach (var module in taken.Modules)
                left.Remove(module);
            foreach (var (parameter, array) in taken.Values)
                values.Add(parameter, array);
        }

        return unmatched.Count == 0 && left.Count == 0 ? values : throw new System.IO.InvalidDataException(Sentence(unmatched, left));
    }

    /// <summary>A separable convolution is two modules.</summary>
    private static List<ForeignModule> Following(List<ForeignModule> left, ForeignModule module, ForeignLayer layer)
    {
        var place = left.IndexOf(module);
        return layer.Kind == "SeparableConv1d" ? left.GetRange(place, Math.Min(2, left.Count - place)) : [module];
    }

    private static ForeignReading? Read(ForeignLayer layer, List<ForeignModule> modules, WeightNames names) =>
        names == WeightNames.PyTorch ? PyTorchLayout.Read(layer, modules) : KerasLayout.Read(layer, modules);

    private static bool IsNameOf(ForeignModule module, ForeignLayer layer) =>
        module.Name == layer.Name || module.Name.Replace('.', '_').Replace('/', '_') == layer.Name || module.Name == layer.Name + ".l0";

    private static string Sentence(List<ForeignLayer> layers, List<ForeignModule> modules)
    {
        var parts = new List<string>();
        if (layers.Count > 0)
            parts.Add($"no tensors fit the layers {List(layers)}");
        if (modules.Count > 0)
            parts.Add($"no layers fit the tensors {List(modules)}");
        return $"The weights do not fit the network: {string.Join("; ", parts)}. Nothing was changed.";
    }

    private static string List<T>(List<T> items) => string.Join(", ", items.Take(MostListed)) + (items.Count > MostListed ? FormattableString.Invariant($" and {items.Count - MostListed} more") : "");
}

/// <summary>What was read of some modules for one layer.</summary>
/// <param name="Modules">The modules.</param>
/// <param name="Values">The parameters' values.</param>
internal sealed record ForeignReading(IReadOnlyList<ForeignModule> Modules, IReadOnlyList<(Parameter Parameter, float[] Values)> Values);
