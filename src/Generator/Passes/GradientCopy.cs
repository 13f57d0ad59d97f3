using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Gen.Generator.Target;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Passes;

/// <summary>
/// In training, has products of a group with a ragged end read a copy of the user's gradient: they read whole vectors, in the last group beyond the last row, and there is
/// memory behind the copy only.
/// </summary>
internal static class GradientCopy
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("copy gradients", [Fact.Lowered], Fact.GradientsReadable, static (lowered, _) => Apply(lowered))
    {
        Precedes = [Fact.StepsFused],
    };

    public static void Apply(LoweredProgram lowered)
    {
        var user = lowered.Buffers.FindIndex(buffer => buffer.Place == BufferPlace.OutputGradient);
        bool ReadsBeyond(Step step) => step is KernelStep { Kernel: WeightGradientKernel products } && products.Columns % VectorIsa.Avx512.Lanes != 0 && step.Operands[1].IsBuffer(user);
        var first = lowered.Steps.FindIndex(ReadsBeyond);
        if (first < 0)
            return;
        var (size, reader) = (lowered.Buffers[user].Length, (KernelStep)lowered.Steps[first]);
        var copy = lowered.Add(new Buffer("doutput", BufferPlace.Sample, size), default).At();
        for (var place = first; place < lowered.Steps.Count; place++)
        {
            if (ReadsBeyond(lowered.Steps[place]))
                lowered.Steps[place] = lowered.Steps[place] with { Operands = Second(lowered.Steps[place].Operands, copy) };
        }

        lowered.Steps.Insert(first, reader with { Kernel = MapKernel.Flat(size, 1, Expression.Identity), Operands = EquatableArray.Of(new Operand(OperandKind.Buffer, user, 0), copy) });
    }

    private static EquatableArray<Operand> Second(EquatableArray<Operand> operands, Operand second) =>
        operands.Select((operand, place) => place == 1 ? second with { Offset = operand.Offset } : operand).ToEquatable();
}
