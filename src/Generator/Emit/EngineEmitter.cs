using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Model;
using Gen.Generator.Planning;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>Prints the engine: how the parameters begin.</summary>
internal static class EngineEmitter
{
    private const string Chosen = "Chosen";

    public static void Emit(NetworkPlan plan, bool isOptimized, EquatableArray<VectorIsa> sets, SourceWriter writer)
    {
        writer.Line($"// What stands behind {plan.Model.Type.FullName}. Layer by layer:");
        foreach (var line in Describe.Outline(plan))
            writer.Line("//   " + line);
        using (writer.Block($"internal sealed class {NetworkFile.EngineName(plan)} : NetworkEngine"))
        {
            var hasAll = sets.Count == VectorIsa.All.Count;
            EmitConstructor(plan, hasAll, writer);
            if (!hasAll)
                EmitSets(sets, writer);
            if (!isOptimized)
                EmitIsOptimized(writer);
            EmitTokens(plan, writer);
            EmitParameters(plan, hasAll, writer);
        }
    }

    private static void EmitConstructor(NetworkPlan plan, bool hasAll, SourceWriter writer)
    {
        writer.Line($"internal {NetworkFile.EngineName(plan)}(int seed)");
        using (writer.Indent())
        {
            writer.Line($": base(CreateParameters(seed), static (values, set) => new {NetworkFile.VersionName(plan)}(values, set), "
                + $"inputSize: {Literal.Of(plan.Model.InputSize)}, outputSize: {Literal.Of(plan.Output.Size)}, workspaceSize: {Literal.Of(plan.Inference.SampleSize)}{(hasAll ? "" : $", {Chosen}")})");
        }

        writer.Line("{");
        writer.Line("}");
    }

    /// <summary>Where kernels of some sets are not emitted, the engine takes one that there is code for.</summary>
    private static void EmitSets(EquatableArray<VectorIsa> sets, SourceWriter writer)
    {
        writer.Line();
        writer.Line("// The best instruction set that both the machine and the code have: GenInstructionSets leaves others out.");
        writer.Line($"private static InstructionSet {Chosen} => EmittedSets.Choose([{string.Join(", ", sets.Select(isa => $"InstructionSet.{isa.Name}"))}]);");
    }

    /// <summary>Inputs of whole numbers, which must be rows of a table.</summary>
    private static void EmitTokens(NetworkPlan plan, SourceWriter writer)
    {
        var tokens = TokenInput.All(plan.Model);
        if (tokens.Count == 0)
            return;
        var items = tokens.Select(token => $"new(\"{token.Layer.Name}\", {Literal.Of(token.Offset)}, {Literal.Of(token.Steps)}, {Literal.Of(token.Layer.Vocabulary)})");
        writer.Line();
        writer.Line($"protected override TokenInput[] Tokens => [{string.Join(", ", items)}];");
        if (plan.Stream is null)
            return;
        // In a frame the inputs stand side by side, a value of each channel.
        int ChannelOf(int offset) => offset == 0 ? 0 : plan.Model.Input.Channels + plan.Model.Further.TakeWhile(source => source.Offset != offset).Sum(source => source.Shape.Channels);
        var frames = tokens.Select(token => $"new(\"{token.Layer.Name}\", {Literal.Of(ChannelOf(token.Offset))}, 1, {Literal.Of(token.Layer.Vocabulary)})");
        writer.Line();
        writer.Line($"protected override TokenInput[] FrameTokens => [{string.Join(", ", frames)}];");
    }

    /// <summary>Only a Debug build says anything of itself: the runtime warns of its speed.</summary>
    private static void EmitIsOptimized(SourceWriter writer)
    {
        writer.Line();
        writer.Line("protected override bool IsOptimized => false;");
    }

    private static void EmitParameters(NetworkPlan plan, bool hasAll, SourceWriter writer)
    {
        writer.Line();
        // In what is obsolete itself, the compiler does not speak of obsolete types, not even of those that are errors elsewhere.
        if (plan.Model.Warnings.UsesObsolete)
            writer.Line("[Obsolete]");
        using (writer.Block("private static ParameterSet CreateParameters(int seed)"))
        {
            if (plan.Parameters.Any(parameter => !parameter.Matrix.IsVector))
                writer.Line($"var lanes = {(hasAll ? "InstructionSets.Current" : Chosen)}.Lanes();");
            writer.Line("return new ParameterSet(");
            using (writer.Indent())
            {
                for (var index = 0; index < plan.Parameters.Count; index++)
                    EmitParameter(plan.Parameters[index], index, index == plan.Parameters.Count - 1 ? ");" : ",", writer);
                if (plan.Parameters.Count == 0)
                    writer.Line(");");
            }
        }
    }

    private static void EmitParameter(ParameterSpec parameter, int index, string end, SourceWriter writer)
    {
        var (matrix, initial, learning) = (parameter.Matrix, parameter.Initial, parameter.Learning);
        var layout = matrix.IsVector
            ? $"PackedLayout.Vector({Literal.Of(matrix.Columns)})"
            : $"new PackedLayout({Literal.Of(matrix.Rows)}, {Literal.Of(matrix.Columns)}, {Literal.Of(matrix.Groups)}, lanes)";
        writer.Line($"new Parameter(\"{parameter.Name}\", [{string.Join(", ", parameter.Shape.Select(Literal.Of))}], {layout}){Settings(learning)}");
        using (writer.Indent())
        {
            writer.Line($".Initialize<{initial.Initializer}>(fanIn: {Literal.Of(initial.FanIn)}, fanOut: {Literal.Of(initial.FanOut)}, "
                + $"RandomSource.ForStream(seed, {Literal.Of(index)})){Begin(initial.But)}{end}");
        }
    }

    /// <summary>What is not as the runtime has it by default.</summary>
    private static string Settings(LearningSpec learning)
    {
        string[] settings =
        [
            .. learning.Trainable ? [] : (string[])["Trainable = false"],
            .. learning.LearnRateFactor == 1 ? [] : (string[])[$"LearnRateFactor = {Literal.Of((float)learning.LearnRateFactor)}"],
            .. learning.L2Factor == 0 ? [] : (string[])[$"L2Factor = {Literal.Of((float)learning.L2Factor)}"],
        ];
        return settings.Length == 0 ? "" : $" {{ {string.Join(", ", settings)} }}";
    }

    private static string Begin(FirstValues? values) =>
        values is null ? "" : $".Begin(start: {Literal.Of(values.Start)}, count: {Literal.Of(values.Count)}, {Literal.Of((float)values.Value)})";
}
