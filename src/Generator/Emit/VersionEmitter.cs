using System.Linq;
using Gen.Generator.Emit.Streams;
using Gen.Generator.Graph;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>Prints the versions of a network's parameters: their values, what is derived from them, and the steps of a prediction.</summary>
internal static class VersionEmitter
{
    public static void Emit(NetworkPlan plan, SourceWriter writer)
    {
        var steps = new StepPrinter(plan, plan.Inference, writer, isBatch: false);
        writer.Line("// One version of the parameters, and the prediction that reads it and no other: Load makes another one the current one, at any time.");
        using (writer.Block($"internal sealed class {NetworkFile.VersionName(plan)} : ParameterVersion"))
        {
            steps.PrintBuffers();
            EmitFields(plan, writer);
            EmitConstructor(plan, writer);
            EmitForward(plan, writer, steps);
            EmitForwardGroup(plan, writer);
            steps.PrintHalos("FillHalos", "sample", BufferPlace.Sample);
            EmitPrepare(plan, writer);
            if (plan.Stream is { } stream)
                StreamEmitter.EmitCalls(plan, stream, writer);
        }
    }

    private static void EmitFields(NetworkPlan plan, SourceWriter writer)
    {
        StepPrinter.PrintParameterFields(plan, "ParameterValues", writer);
        for (var index = 0; index < plan.Prepared.Count; index++)
        {
            var (first, second) = (StepPrinter.PreparedField(PreparedSpec.First(index)), StepPrinter.PreparedField(PreparedSpec.Second(index)));
            writer.Line($"internal readonly AlignedBuffer {first}, {second};");
        }
    }

    private static void EmitConstructor(NetworkPlan plan, SourceWriter writer)
    {
        writer.Line();
        writer.Line($"internal {NetworkFile.VersionName(plan)}(ParameterValues[] values, InstructionSet set)");
        using (writer.Indent())
            writer.Line(": base(values, set)");
        using (writer.Braces())
        {
            for (var index = 0; index < plan.Parameters.Count; index++)
                writer.Line($"{StepPrinter.ParameterField(plan, index)} = values[{Literal.Of(index)}];");
            for (var index = 0; index < plan.Prepared.Count; index++)
            {
                var (first, second) = Lengths(plan, plan.Prepared[index]);
                writer.Line($"{StepPrinter.PreparedField(PreparedSpec.First(index))} = new AlignedBuffer({first});");
                writer.Line($"{StepPrinter.PreparedField(PreparedSpec.Second(index))} = new AlignedBuffer({second});");
            }
        }
    }

    private static (string First, string Second) Lengths(NetworkPlan plan, PreparedSpec spec) => spec switch
    {
        FoldedSpec { Transposition: { } reversed } => (Length(plan, reversed), Padded(reversed.Columns)),
        FoldedSpec folded => ($"{StepPrinter.ParameterField(plan, folded.Weight)}.Layout.PackedLength",
            Padded(plan.Parameters[folded.Weight].Matrix.Columns)),
        ReversedSpec reversed => (Length(plan, reversed), "0"),
        NormalisationSpec normalisation => (Padded(plan.Parameters[normalisation.Gamma].Length), Padded(plan.Parameters[normalisation.Gamma].Length)),
        TransformedSpec transformed => (Literal.Of(transformed.Length), "0"),
        FilterRowsSpec rows => (Literal.Of(plan.Parameters[rows.Parameter].Length), "0"),
        _ => throw new System.ArgumentOutOfRangeException(nameof(spec), spec.GetType().Name),
    };

    private static string Length(NetworkPlan plan, ReversedSpec spec) =>
        $"Preparation.TransposedLength({StepPrinter.ParameterField(plan, spec.Weight)}, {Arguments(spec)})";

    private static string Arguments(ReversedSpec spec) => $"taps: {Literal.Of(spec.Taps)}, channels: {Literal.Of(spec.Columns)}";

    /// <summary>Vectors for each channel are read a whole vector at a time, from any group's start.</summary>
    private static string Padded(int length) => Literal.Of(length + 16);

    private static void EmitForward(NetworkPlan plan, SourceWriter writer, StepPrinter steps)
    {
        writer.Line();
        using (writer.Block("protected override void Forward(ref float inputs, ref float outputs, ref float sample)"))
            steps.Print(plan.Inference.Steps);
    }

    /// <summary>Where weights are worth being read once for several samples, these have a method of their own.</summary>
    private static void EmitForwardGroup(NetworkPlan plan, SourceWriter writer)
    {
        if (!plan.Inference.Steps.Any(step => step is KernelStep { Grouped: not null }))
            return;
        writer.Line();
        foreach (var (name, value) in new[] { ("InputSize", plan.Model.InputSize), ("OutputSize", plan.Output.Size), ("SampleSize", plan.Inference.SampleSize) })
            writer.Line($"private const int {name} = {Literal.Of(value)};");
        writer.Line();
        writer.Line($"protected override int GroupSamples => {Literal.Of(KernelStep.GroupSamples)};");
        writer.Line();
        using (writer.Block("protected override void ForwardGroup(ref float inputs, ref float outputs, ref float samples)"))
            new StepPrinter(plan, plan.Inference, writer, isBatch: true).PrintGroup();
    }

    private static void EmitPrepare(NetworkPlan plan, SourceWriter writer)
    {
        if (plan.Prepared.Count == 0)
            return;
        writer.Line();
        using (writer.Block("protected override void Prepare()"))
        {
            for (var index = 0; index < plan.Prepared.Count; index++)
                writer.Line(Preparation(plan, plan.Prepared[index], index));
        }
    }

    private static string Preparation(NetworkPlan plan, PreparedSpec spec, int index)
    {
        string Field(int parameter) => StepPrinter.ParameterField(plan, parameter);
        var (first, second) = (StepPrinter.PreparedField(PreparedSpec.First(index)), StepPrinter.PreparedField(PreparedSpec.Second(index)));
        if (spec is NormalisationSpec normalisation)
        {
            return $"Preparation.Normalisation({Field(normalisation.Gamma)}, {Field(normalisation.Beta)}, {Field(normalisation.Mean)}, "
                + $"{Field(normalisation.Variance)}, {Literal.Of((float)normalisation.Epsilon)}, {first}, {second});";
        }

        if (spec is ReversedSpec reversed)
            return $"Preparation.Transpose({Field(reversed.Weight)}, {Arguments(reversed)}, {first});";

        string Source(Operand source) => source.Kind == OperandKind.Prepared ? StepPrinter.PreparedField(source.Index) : Field(source.Index);
        if (spec is TransformedSpec transformed)
            return $"{transformed.Kernel.Name}.Run(Set, ref {Source(transformed.Source)}.Origin, ref {first}.Origin);";

        if (spec is FilterRowsSpec rows)
            return $"Preparation.FilterRows({Field(rows.Parameter)}.Layout, ref {Source(rows.Source)}.Origin, {first});";

        var folded = (FoldedSpec)spec;
        var bias = folded.Bias < 0 ? "null" : Field(folded.Bias);
        var (scale, shift) = (StepPrinter.PreparedField(PreparedSpec.First(folded.Normalisation)), StepPrinter.PreparedField(PreparedSpec.Second(folded.Normalisation)));
        return folded.Transposition is { } transposition
            ? $"Preparation.FoldTransposed({Field(folded.Weight)}, {Arguments(transposition)}, {bias}, {scale}, {shift}, {first}, {second});"
            : $"Preparation.Fold({Field(folded.Weight)}, {bias}, {scale}, {shift}, {first}, {second});";
    }
}
