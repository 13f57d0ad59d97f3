using Gen.Generator.Algorithms.Dot;
using Gen.Generator.Algorithms.Winograd;
using Gen.Generator.Cost;
using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Network;
using Gen.Generator.Passes;
using Gen.Generator.Selection;

namespace Gen.Generator.Planning;

/// <summary>Lowers a network for inference: from the user's span to the user's span.</summary>
internal static class InferencePlanner
{
    public static ProgramPlan Plan(ModelSpec model, LoweredProgram lowered, PlanningOptions options)
    {
        var pass = new ForwardLowering(lowered, isTraining: false);
        var x = NetworkBoundary.Enter(model, lowered, pass, keepsInput: false);
        x = model.Body.Forward(x, pass);
        NetworkBoundary.Leave(model, lowered, pass, x);
        NormalisationFolding.Apply(lowered);
        StepFusion.Apply(lowered);
        ResidualCopy.Apply(model, lowered);
        PoolBeforeActivation.Apply(lowered);
        var choice = new WinogradChoice(model.Numerics, options);
        LayoutSelection.Apply(lowered, choice, options);
        WinogradRewriting.Apply(lowered, choice, isTraining: false);
        PoolFusion.Apply(lowered);
        BorderPeeling.Apply(lowered);
        DotRewriting.Apply(lowered);
        RowsScratch.Apply(lowered, BufferPlace.Sample);
        return ProgramPlan.Of(lowered);
    }
}
