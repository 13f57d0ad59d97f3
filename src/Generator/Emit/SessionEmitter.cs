using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>Prints the training session: the steps of both passes over a batch.</summary>
internal static class SessionEmitter
{
    public static void Emit(NetworkPlan plan, SourceWriter writer)
    {
        var steps = new StepPrinter(plan, plan.Training, writer, isBatch: true);
        writer.Line($"// Trains {plan.Model.Type.FullName}: the same layers forward over a batch, then backward.");
        using (writer.Block($"internal sealed class {NetworkFile.SessionName(plan)} : TrainingSession"))
        {
            writer.Line($"private const int InputSize = {Literal.Of(plan.Model.InputSize)};");
            writer.Line($"private const int OutputSize = {Literal.Of(plan.Output.Size)};");
            writer.Line($"private const int SampleSize = {Literal.Of(plan.Training.SampleSize)};");
            writer.Line();
            steps.PrintBuffers();
            StepPrinter.PrintParameterFields(plan, "Parameter", writer);
            EmitConstructor(plan, writer);
            EmitReadsPrepared(plan, writer);
            EmitPass(writer, steps, "Forward(ref float inputs, ref float outputs, int samples)", isForward: true);
            EmitPass(writer, steps, "Backward(ref float gradients, bool areOfLogits, ref float inputGradients, bool wantsInputGradient, int samples)", isForward: false);
            steps.PrintHalos("FillHalos", "sample", BufferPlace.Sample);
            steps.PrintHalos("FillBatchHalos", "batch", BufferPlace.Shared);
        }
    }

    private static void EmitConstructor(NetworkPlan plan, SourceWriter writer)
    {
        writer.Line();
        writer.Line($"internal {NetworkFile.SessionName(plan)}(INetwork network, {NetworkFile.EngineName(plan)} engine, int batchSize)");
        using (writer.Indent())
        {
            writer.Line($": base(network, engine, batchSize, SampleSize, batchArea: {Literal.Of(plan.Training.BatchSize)}, "
                + $"hasLogits: {Literal.Of(plan.HasLogits)})");
        }

        using (writer.Braces())
        {
            for (var index = 0; index < plan.Parameters.Count; index++)
            {
                var field = StepPrinter.ParameterField(plan, index);
                writer.Line(plan.Parameters[index].Learning.IsStatistic
                    ? $"{field} = OwnStatistic({Literal.Of(index)});"
                    : $"{field} = engine.Parameters[{Literal.Of(index)}];");
            }

            foreach (var transposed in plan.Transposed)
            {
                var weights = StepPrinter.ParameterField(plan, transposed.Parameter);
                writer.Line($"AddTransposed({weights}, taps: {Literal.Of(transposed.Taps)}, channels: {Literal.Of(transposed.Channels)}{(transposed.InRows ? ", inRows: true" : "")});");
            }
        }
    }

    /// <summary>What layers that are not trainable read as predictions do.</summary>
    private static void EmitReadsPrepared(NetworkPlan plan, SourceWriter writer)
    {
        var read = plan.Training.Steps.SelectMany(step => step.Operands).Where(operand => operand.Kind == OperandKind.Prepared)
            .Select(operand => StepPrinter.PreparedField(operand.Index)).Distinct().ToList();
        if (read.Count == 0)
            return;
        writer.Line();
        writer.Line("protected override bool ReadsPrepared => true;");
        foreach (var field in read)
        {
            writer.Line();
            writer.Line($"private AlignedBuffer {field} => (({NetworkFile.VersionName(plan)})Version).{field};");
        }
    }

    private static void EmitPass(SourceWriter writer, StepPrinter steps, string method, bool isForward)
    {
        writer.Line();
        using (writer.Block($"protected override void {method}"))
            steps.PrintBatch(isForward);
    }
}
