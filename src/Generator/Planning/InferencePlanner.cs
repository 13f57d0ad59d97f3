using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>Lowers a network for inference: from the user's span to the user's span.</summary>
internal static class InferencePlanner
{
    public static PassPlan Plan(ModelSpec model, Lowered lowered, PlanningOptions options)
    {
        var pass = new ForwardPass(lowered, isTraining: false);
        var x = Border.Enter(model, lowered, pass, keepsInput: false);
        x = model.Body.Forward(x, pass);
        Border.Leave(model, lowered, pass, x);
        NormalisationFolding.Apply(lowered);
        StepFusion.Apply(lowered);
        CompanionCopy.Apply(model, lowered);
        PoolOrder.Apply(lowered);
        var choice = new ToomCookChoice(model.Numerics, options);
        LayoutRewriting.Apply(lowered, choice, options);
        ToomCookRewriting.Apply(lowered, choice, isTraining: false);
        PoolFusion.Apply(lowered);
        EndRewriting.Apply(lowered);
        DotRewriting.Apply(lowered);
        RowsScratch.Apply(lowered, BufferPlace.Sample);
        return PassPlan.Of(lowered);
    }
}
