using System;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Cleaning;

/// <summary>Merges what a file writes as several operations into the layers that they belong to, until nothing changes.</summary>
internal static class Cleaner
{
    private static readonly Func<Layer, Flow, bool>[] s_rules =
        [Scales.Merge, Pads.Merge, Activations.Merge, Shapes.LastStep, Shapes.Pointwise];

    public static void Clean(Model model)
    {
        var isChanged = true;
        for (var round = 0; isChanged && round < 1000; round++)
        {
            var flow = new Flow(model);
            isChanged = false;
            foreach (var layer in flow.Layers.ToList())
            {
                if (!s_rules.Any(rule => rule(layer, flow)))
                    continue;
                isChanged = true;
                flow = new Flow(model);
                if (!flow.Layers.Contains(layer))
                    break;
            }
        }

        foreach (var layer in new Flow(model).Layers)
        {
            if (layer.Kind == "Erf")
                throw new ImportException($"{layer.Place}: the error function is taken only as a part of gelu. Cut the model off before it.");
            Scales.Spell(layer);
            Pads.Spell(layer);
        }
    }
}
