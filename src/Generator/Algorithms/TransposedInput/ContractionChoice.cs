using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.TransposedInput;

/// <summary>What a contraction costs on one instruction set, which has its input as it lies or transposed, whichever is cheaper.</summary>
internal static class ContractionChoice
{
    /// <summary>How it is computed of transposed input, where that is cheaper.</summary>
    public static TransposedInputContraction? InRows(ContractionKernel kernel, VectorIsa isa) =>
        TransposedInputContraction.Of(kernel, isa, ContractionSchedule.CyclesOfGroup(kernel, isa));

    /// <summary>What the arithmetic says that it costs, without the calls.</summary>
    public static double Cycles(ContractionKernel kernel, VectorIsa isa) => Least(kernel, isa, ContractionSchedule.CyclesOfGroup(kernel, isa));

    /// <summary>The same with the calls.</summary>
    public static double CyclesWithCalls(ContractionKernel kernel, VectorIsa isa) => Least(kernel, isa, ContractionSchedule.CyclesOfGroupWithCalls(kernel, isa));

    private static double Least(ContractionKernel kernel, VectorIsa isa, double inPlace) =>
        kernel.Groups * (TransposedInputContraction.Of(kernel, isa, inPlace)?.Cycles ?? inPlace);
}
