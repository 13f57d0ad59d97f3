using System.Linq;
using Gen.Generator.Algorithms.Dot;
using Gen.Generator.Cost;
using Gen.Generator.Graph;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Passes;
using Gen.Generator.Pipeline;
using Gen.Generator.Selection;
using Gen.Generator.Target;

namespace Gen.Generator.Planning;

/// <summary>Lowers a network for training: forward, then backward from either the outputs' gradient or the logits' (what enters a final softmax or sigmoid).</summary>
internal static class TrainingPlanner
{
    /// <summary>What is done to the graph.</summary>
    public static PassList Passes { get; } = new(
        "training", GradientCopy.Pass, StepFusion.Pass, AlgorithmSelection.TrainingPass, BorderPeeling.Pass, CopyElision.Pass, DotRewriting.TrainingPass, RowsScratch.TrainingPass,
        Rematerialisation.Pass, SharedScratch.Pass, SampleBatching.Pass, GradientPacking.Pass);

    public static ProgramPlan Plan(ModelSpec model, LoweredProgram lowered, PlanningOptions options, PassLog? log)
    {
        model = model with { Body = NetworkEnd.WithLastSigmoidApart(model.Body) };
        var forward = new ForwardLowering(lowered, isTraining: true);
        var x = NetworkBoundary.Enter(model, lowered, forward, keepsInput: true);
        x = model.Body.Forward(x, forward);
        if (HasLogits(model))
        {
            var logits = lowered.Add(new Buffer("logits", BufferPlace.Logits, x.Shape.Size), x.Shape);
            NetworkBoundary.Convert(x.Shape.Length, x.Shape.Channels, isTransposed: false, forward.Trace.Input, logits, forward);
        }

        var user = lowered.Add(new Buffer("outputs", BufferPlace.UserOutput, x.Shape.Size), x.Shape);
        NetworkBoundary.Convert(x.Shape.Length, x.Shape.Channels, NetworkBoundary.IsTransposed(model, x.Shape), x, user, forward);
        PlanBackward(model, lowered, x.Shape);
        Passes.Run(lowered, new(model, options), log);
        return ProgramPlan.Of(lowered);
    }

    private static bool HasLogits(ModelSpec model) => NetworkEnd.HasLogits(NetworkEnd.OutputOf(model.Body));

    private static void PlanBackward(ModelSpec model, LoweredProgram lowered, Shape output)
    {
        var last = model.Body.Layers[model.Body.Layers.Count - 1];
        var pass = new BackwardLowering(lowered) { Entry = Phase.OutputEntry, Layer = last.Name };
        var user = lowered.Add(new Buffer("outputGradients", BufferPlace.OutputGradient, output.Size), output);
        var isTransposed = NetworkBoundary.IsTransposed(model, output);
        var dy = CanStay(model, output) ? user : NetworkBoundary.Convert(isTransposed ? output.Channels : output.Length, isTransposed ? output.Length : output.Channels,
            isTransposed, user, lowered.Add(new Buffer("doutput", BufferPlace.Sample, output.Size), output), pass);

        var rest = model.Body;
        if (HasLogits(model))
        {
            dy = last.BackwardInput(dy, pass);
            pass.Entry = Phase.LogitEntry;
            var logits = lowered.Add(new Buffer("logitGradients", BufferPlace.LogitGradient, output.Size), output);
            NetworkBoundary.Convert(output.Length, output.Channels, isTransposed: false, logits, dy, pass);
            rest = new Branch(rest.Layers.Take(rest.Layers.Count - 1).ToEquatable());
        }

        pass.Entry = Phase.Backward;
        var dx = rest.Backward(model.Input, dy, pass);
        pass.OnlyForInput = true;
        NetworkBoundary.LeaveGradients(model, lowered, pass, dx);
    }

    /// <summary>Whether the user's gradient is read where it is: there is nothing behind its end, so only where no vector reaches beyond a row.</summary>
    private static bool CanStay(ModelSpec model, Shape output) =>
        !HasLogits(model) && !NetworkBoundary.IsTransposed(model, output) && output.Channels % VectorIsa.Avx512.Lanes == 0;
}
