using System;
using System.Linq;
using Gen.Generator.Algorithms.TransposedInput;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Passes;

/// <summary>Gives the sums that some instruction set makes of transposed input a place for its rows.</summary>
internal static class RowsScratch
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("place rows", [Fact.DotsSelected], Fact.RowsPlaced, static (lowered, _) => Apply(lowered, BufferPlace.Sample));

    /// <summary>The pass.</summary>
    public static GraphPass TrainingPass { get; } = new("place rows for the batch", [Fact.DotsSelected], Fact.RowsPlaced, static (lowered, _) => Apply(lowered, BufferPlace.Batch));

    /// <param name="lowered">The pass.</param>
    /// <param name="memory">A prediction's scratch, or that of a batch: nothing is kept there from one sample to the next.</param>
    public static void Apply(LoweredProgram lowered, BufferPlace memory)
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep { Kernel: ContractionKernel sums, Loop: null, ForBatch: false } step)
                continue;
            var floats = TransposedInputContraction.FloatsOf(sums);
            if (floats == 0)
                continue;
            var name = $"{step.Layer.Replace('.', '_')}_rows{(place == 0 ? "" : FormattableString.Invariant($"_{place}"))}";
            var rows = lowered.Add(new Buffer(name, memory, floats), default).At();
            var operands = step.Operands.ToList();
            operands.Insert(operands.Count - 1, rows);
            lowered.Steps[place] = step with { Kernel = sums with { HasRows = true }, Operands = operands.ToEquatable() };
        }
    }
}
