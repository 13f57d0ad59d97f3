using System.Linq;
using Gen.Generator.Algorithms.TransposedInput;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.TransposedInput;

/// <summary>Prints a contraction whose input is transposed stretch by stretch: a class for each half of the work, and the loop that calls them in turns.</summary>
internal sealed class TransposedInputEmitter(ContractionKernel kernel, TransposedInputContraction plan)
{
    /// <summary>Prints it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">How wide its vectors are.</param>
    /// <param name="methods">Takes what other kernels may share.</param>
    public void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var last = kernel.Positions - plan.Sums.Positions;
        if (kernel.Groups > 1)
            methods.Local(writer, "GroupSize", $"{Mark.Of("panels", (kernel.Columns + vector.Lanes - 1) / vector.Lanes)} * PanelRows * Lanes", "floats of a group's panels");
        writer.Line("// With neighbouring positions in a vector, stretch by stretch: by arithmetic that is cheaper on this instruction set.");
        using (writer.Loop("group", kernel.Groups))
        using (writer.Loop("stretch", plan.Stretches))
        {
            if (plan.Stretches > 1)
                writer.Line($"var position = nint.Min(stretch * {Mark.Of("stretchPositions", plan.Sums.Positions)}, {Mark.Of("lastStretch", last)});");
            writer.Line(Part(vector, plan.Rows, methods).With([Argument("x", "GroupStride", "PositionStride"), "ref rows"]));
            var arguments = plan.Sums.Arguments.Select(argument => argument switch
            {
                "x" => "ref rows",
                "w" => Offset.Ref("w", Offset.Sum(Offset.Each(kernel.Groups, "group", "GroupSize"), kernel.FirstRow == 0 ? "0" : "FirstRow * Lanes")),
                "bias" => Offset.Ref("bias", Offset.Each(kernel.Groups, "group", "Columns")),
                _ => Argument(argument, "Columns", "OutputStride"),
            });
            writer.Line(Part(vector, plan.Sums, methods).With(arguments));
        }
    }

    private string Argument(string name, string groupStride, string positionStride) => Offset.Ref(name, Offset.Sum(
        Offset.Each(kernel.Groups, "group", groupStride), Offset.Each(plan.Stretches, "position", positionStride)));

    private static SharedCall Part(VectorWriter vector, Kernel part, SharedMethods methods)
    {
        var emitter = KernelEmitter.Of(part);
        return emitter.Share(part, vector, methods.For(emitter.Letters, emitter.Constants));
    }
}
