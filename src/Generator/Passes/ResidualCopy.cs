using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Pipeline;
using Gen.Generator.Target;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Passes;

/// <summary>
/// Makes a copy of the user's signal for sums that add it in their store, where its rows have a ragged end: they read whole vectors of what stands beside an output, the last ones beyond
/// the last row, and there is nothing behind a user's span.
/// </summary>
internal static class ResidualCopy
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("copy residuals", [Fact.StepsFused], Fact.ResidualsReadable, static (lowered, context) => Apply(context.Model, lowered))
    {
        Precedes = [Fact.LayoutsSelected, Fact.AlgorithmsSelected],
    };

    /// <summary>Comes behind the fusion of steps, which makes such sums, and before all that puts others in their place.</summary>
    public static void Apply(ModelSpec model, LoweredProgram lowered)
    {
        var user = lowered.Buffers.FindIndex(buffer => buffer.Place == BufferPlace.UserInput);
        if (model.Input.Channels % VectorIsa.Avx512.Lanes == 0 || !lowered.Steps.Any(step => Adds(step, user)))
            return;
        var size = lowered.Buffers[user].Length;
        var copy = lowered.Add(new Buffer("inputs_beside", BufferPlace.Sample, size), model.Input).At();
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (Adds(lowered.Steps[place], user))
                lowered.Steps[place] = lowered.Steps[place] with { Operands = Beside(lowered.Steps[place].Operands, copy) };
        }

        lowered.Steps.Insert(0, new KernelStep("", MapKernel.Flat(size, 1, Expression.Identity), EquatableArray.Of(new Operand(OperandKind.Buffer, user, 0), copy)));
    }

    private static bool Adds(Step step, int user) =>
        step is KernelStep { Kernel: ContractionKernel { HasResidual: true } } && step.Operands[step.Operands.Count - 2].IsBuffer(user);

    private static EquatableArray<Operand> Beside(EquatableArray<Operand> operands, Operand copy) =>
        operands.Select((operand, place) => place == operands.Count - 2 ? copy with { Offset = operand.Offset } : operand).ToEquatable();
}
