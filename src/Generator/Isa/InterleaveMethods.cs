using Gen.Generator.Text;

namespace Gen.Generator.Isa;

/// <summary>
/// Prints the two methods behind <see cref="VectorWriter.Interleave"/>, for a width and those below it. .NET has no portable form of them, and two shuffles and a
/// blend take three times as long where shuffles have one port; so each asks for the machine's own instruction, which costs nothing once it is compiled.
/// </summary>
internal static class InterleaveMethods
{
    public static void Emit(SourceWriter writer, VectorWriter vector)
    {
        foreach (var half in new[] { "Low", "High" })
        {
            for (var lanes = vector.Lanes; lanes >= 4; lanes /= 2)
                EmitMethod(writer, vector.Of(lanes), half);
        }
    }

    private static void EmitMethod(SourceWriter writer, VectorWriter vector, string half)
    {
        writer.Line();
        writer.Line(vector.Lanes == 4
            ? $"// The {(half == "Low" ? "first" : "last")} two lanes of a and of b in turns."
            : "// The same of each four lanes.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"private static {vector.Type} Interleave{half}({vector.Type} a, {vector.Type} b) =>");
        using (writer.Indent())
        {
            foreach (var line in vector.InterleaveBody(half))
                writer.Line(line);
        }
    }
}
