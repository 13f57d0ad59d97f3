using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Sharing;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints a contraction whose input is transposed stretch by stretch: a class for each half of the work, and the loop that calls them in turns.</summary>
internal sealed class ContractionInRowsEmitter(ContractionKernel kernel, ContractionInRows plan)
{
    /// <summary>Prints it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">How wide its vectors are.</param>
    /// <param name="methods">Takes what other kernels may share.</param>
    public void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var (panels, last) = ((kernel.Columns + vector.Lanes - 1) / vector.Lanes, kernel.Positions - plan.Sums.Positions);
        if (kernel.Groups > 1 || kernel.FirstRow > 0)
            writer.Line($"private const int Lanes = {Literal.Of(vector.Lanes)};");
        if (kernel.Groups > 1)
            writer.Line($"private const int GroupSize = {Offset.Times(panels, "PanelRows * Lanes")};");
        if (kernel.Groups > 1 || kernel.FirstRow > 0)
            writer.Line();
        writer.Line("// With neighbouring positions in a vector, stretch by stretch: by arithmetic that is cheaper on this instruction set.");
        using (writer.Block($"public static void Run({KernelEmitter.Parameters(kernel.Arguments)})"))
        using (writer.Loop("group", kernel.Groups))
        using (writer.Loop("stretch", plan.Stretches))
        {
            if (plan.Stretches > 1)
                writer.Line($"var position = Math.Min(stretch * {Literal.Of(plan.Sums.Positions)}, {Literal.Of(last)});");
            writer.Line($"Rows.Run({Argument("x", "GroupStride", "PositionStride")}, ref rows);");
            var arguments = plan.Sums.Arguments.Select(argument => argument switch
            {
                "x" => "ref rows",
                "w" => Offset.Ref("w", Offset.Sum(Offset.Each(kernel.Groups, "group", "GroupSize"), kernel.FirstRow == 0 ? "0" : "FirstRow * Lanes")),
                "bias" => Offset.Ref("bias", Offset.Each(kernel.Groups, "group", "Columns")),
                _ => Argument(argument, "Columns", "OutputStride"),
            });
            writer.Line($"Sums.Run({string.Join(", ", arguments)});");
        }

        EmitClass(writer, vector, "Rows", plan.Rows, methods);
        EmitClass(writer, vector, "Sums", plan.Sums, methods);
    }

    private string Argument(string name, string groupStride, string positionStride) => Offset.Ref(name, Offset.Sum(
        Offset.Each(kernel.Groups, "group", groupStride), Offset.Each(plan.Stretches, "position", positionStride)));

    private static void EmitClass(SourceWriter writer, VectorWriter vector, string name, Kernel part, SharedMethods methods)
    {
        var emitter = KernelEmitter.Of(part);
        writer.Line();
        writer.Line($"// {part.Describe()}.");
        using (writer.Block($"private static class {name}"))
        {
            var body = writer.Nested();
            emitter.Emit(body, vector, methods.For(emitter.Letters, emitter.Constants));
            KernelFile.EmitLegend(emitter, body.ToString(), writer);
            KernelFile.EmitConstants(emitter, body.ToString(), writer);
            writer.Append(body);
        }
    }
}
