using System.Collections.Generic;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>Lowers a network for inference: from the user's span to the user's span.</summary>
internal static class InferencePlanner
{
    public static PassPlan Plan(ModelSpec model, Lowered lowered)
    {
        var pass = new ForwardPass(lowered, isTraining: false);
        var x = Border.Enter(model, lowered, pass, keepsInput: false);
        for (var layer = 0; layer < model.Layers.Count; layer++)
        {
            pass.Layer = layer;
            x = model.Layers[layer].Forward(x, pass);
            pass.Trace.Output = x;
        }

        Border.Leave(model, lowered, pass, x);
        NormalisationFolding.Apply(lowered);
        EpilogueFusion.Apply(lowered);
        return PassPlan.Of(lowered);
    }
}
