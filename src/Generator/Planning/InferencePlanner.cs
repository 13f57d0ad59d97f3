using Gen.Generator.Algorithms.Dot;
using Gen.Generator.Cost;
using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Network;
using Gen.Generator.Passes;
using Gen.Generator.Pipeline;
using Gen.Generator.Selection;

namespace Gen.Generator.Planning;

/// <summary>Lowers a network for inference: from the user's span to the user's span.</summary>
internal static class InferencePlanner
{
    /// <summary>What is done to the graph.</summary>
    public static PassList Passes { get; } = new(
        "inference", NormalisationFolding.Pass, StepFusion.Pass, ResidualCopy.Pass, PoolBeforeActivation.Pass, LayoutSelection.Pass, AlgorithmSelection.Pass, PoolFusion.Pass,
        BorderPeeling.Pass, DotRewriting.Pass, RowsScratch.Pass, SampleBatching.Scans);

    public static ProgramPlan Plan(ModelSpec model, LoweredProgram lowered, PlanningOptions options, PassLog? log)
    {
        var pass = new ForwardLowering(lowered, isTraining: false);
        var x = NetworkBoundary.Enter(model, lowered, pass, keepsInput: false);
        x = model.Body.Forward(x, pass);
        NetworkBoundary.Leave(model, lowered, pass, x);
        Passes.Run(lowered, new(model, options), log);
        return ProgramPlan.Of(lowered);
    }
}
