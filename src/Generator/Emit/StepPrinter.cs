using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Memory;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>Prints the steps of a pass as calls, under the sentences that describe them.</summary>
/// <param name="plan">The network.</param>
/// <param name="pass">The pass.</param>
/// <param name="writer">Where to.</param>
/// <param name="isBatch">Whether the pass is over a batch, and the user's spans hold sample n at n times their size.</param>
internal sealed class StepPrinter(NetworkPlan plan, ProgramPlan pass, SourceWriter writer, bool isBatch)
{
    private const int MostStores = 4;

    private string _layer = "";

    /// <summary>What the scratch of the first sample is called.</summary>
    private string _scratch = "Samples";

    /// <summary>The constants that say where the buffers lie.</summary>
    public void PrintBuffers()
    {
        var lines = pass.Buffers.Where(placed => placed.IsUsed && placed.Buffer.Place is BufferPlace.Sample or BufferPlace.Shared or BufferPlace.Batch)
            .Select(placed => (Text: $"private const int {placed.Buffer.Name} = {Literal.Of(placed.Start)};", Meaning: Meaning(placed.Buffer)))
            .ToList();
        foreach (var (text, meaning) in lines)
            writer.Line($"{text.PadRight(lines.Max(line => line.Text.Length))} // {meaning}.");
        if (lines.Count > 0)
            writer.Line();
    }

    /// <summary>Prints a method that fills the halos of some memory, those that steps do not write; nothing where there are none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="scratch">Its parameter, which refers to the memory.</param>
    /// <param name="place">The memory.</param>
    public void PrintHalos(string method, string scratch, BufferPlace place)
    {
        var halos = pass.Buffers.Where(placed => placed.IsUsed && placed.Buffer is { HasHalo: true, IsHaloWritten: false } && placed.Buffer.Place == place).ToList();
        if (halos.Count == 0)
            return;
        writer.Line();
        using (writer.Block($"protected override void {method}(ref float {scratch})"))
            PrintFills(scratch, halos);
    }

    private void PrintFills(string scratch, List<PlacedBuffer> halos)
    {
        foreach (var placed in halos.GroupBy(placed => placed.Start).Select(alike => alike.First()))
        {
            var (buffer, value) = (placed.Buffer, Literal.Of(placed.Buffer.HaloValue));
            if (buffer.RowStride > 0)
            {
                PrintFill(scratch, $"{buffer.Name} - {Literal.Of(buffer.HaloLeft)}", buffer.HaloLeft + buffer.Length + buffer.HaloRight, value);
                continue;
            }

            PrintFill(scratch, $"{buffer.Name} - {Literal.Of(buffer.HaloLeft)}", buffer.HaloLeft, value);
            PrintFill(scratch, $"{buffer.Name} + {Literal.Of(buffer.Length)}", buffer.HaloRight, value);
        }
    }

    /// <summary>Prints steps for one sample.</summary>
    public void Print(IEnumerable<Step> steps)
    {
        var rest = steps.ToList();
        while (rest.Count > 0)
        {
            var loop = LoopOf(rest[0]);
            var turn = rest.TakeWhile(step => LoopOf(step) == loop).ToList();
            rest.RemoveRange(0, turn.Count);
            using (loop is null ? null : writer.Loop("turn", loop.Turns))
            {
                foreach (var step in turn)
                    Print(step);
            }
        }
    }

    private static StepLoop? LoopOf(Step step) => (step as KernelStep)?.Loop;

    /// <summary>
    /// Prints the steps of a pass over a batch: those that need all of it by themselves, the others in loops over the samples, so that a sample's signals are read
    /// while they are near. (Loops for each step, for the sake of large weights, were no faster.)
    /// </summary>
    public void PrintBatch(bool isForward)
    {
        var steps = pass.Steps.Where(step => (step.Phase == Phase.Forward) == isForward).ToList();
        while (steps.Count > 0)
        {
            var first = steps[0];
            var stretch = steps.TakeWhile(step => step.IsForBatch == first.IsForBatch && IsGrouped(step) == IsGrouped(first)).ToList();
            steps.RemoveRange(0, stretch.Count);
            if (first.IsForBatch)
                PrintWhere(stretch);
            else if (IsGrouped(first))
                PrintGroups(stretch);
            else
                PrintSamples(stretch, "for (nint n = 0; n < samples; n++)");
        }
    }

    /// <summary>Prints a prediction of a group of samples: what is done for all at once, and between it loops over them.</summary>
    public void PrintGroup()
    {
        (_scratch, var size) = ("samples", Literal.Of(KernelStep.GroupSamples));
        var steps = pass.Steps.ToList();
        while (steps.Count > 0)
        {
            var isGrouped = IsGrouped(steps[0]);
            var stretch = steps.TakeWhile(step => IsGrouped(step) == isGrouped).ToList();
            steps.RemoveRange(0, stretch.Count);
            if (isGrouped)
                writer.Line($"// {size} samples at a time, for which the weights are read once.");
            PrintSamples([.. stretch.Select(step => isGrouped ? ((KernelStep)step).ForGroup : step)], $"for (nint n = 0; n < {size}; n{(isGrouped ? " += " + size : "++")})");
        }
    }

    private static bool IsGrouped(Step step) => step is KernelStep { Grouped: not null };

    private void PrintGroups(List<Step> stretch)
    {
        var (size, layer) = (Literal.Of(KernelStep.GroupSamples), _layer);
        writer.Line($"// {size} samples at a time, for which the weights are read once.");
        PrintSamples([.. stretch.Select(step => ((KernelStep)step).ForGroup)], $"for (nint n = 0; n <= samples - {size}; n += {size})");
        // What is left over is the same layers' once more.
        _layer = layer;
        PrintSamples(stretch, $"for (nint n = samples / {size} * {size}; n < samples; n++)");
    }

    private void PrintSamples(List<Step> stretch, string loop)
    {
        using (writer.Block(loop))
        {
            writer.Line($"ref var sample = ref Unsafe.Add(ref {_scratch}, n * SampleSize);");
            PrintWhere(stretch);
        }
    }

    /// <summary>Prints steps, neighbours that depend on the same condition under it.</summary>
    private void PrintWhere(IReadOnlyCollection<Step> steps)
    {
        while (steps.Count > 0)
        {
            var condition = Condition(steps.First());
            var alike = steps.TakeWhile(step => Condition(step) == condition).ToList();
            steps = steps.Skip(alike.Count).ToList();
            using (condition == "" ? default(System.IDisposable) : writer.Block($"if ({condition})"))
                Print(alike);
        }
    }

    /// <summary>When a step is done at all, as an expression; empty for always.</summary>
    private string Condition(Step step) => step switch
    {
        { ForInputGradient: true } => "wantsInputGradient",
        { Phase: Phase.LogitEntry } => "areOfLogits",
        { Phase: Phase.OutputEntry } when plan.HasLogits => "!areOfLogits",
        _ => "",
    };

    private static string Call(string method, IEnumerable<string> arguments) => $"{method}({string.Join(", ", arguments)});";

    private void Print(Step step)
    {
        if (step.Layer != _layer && plan.Rows.FirstOrDefault(row => row.Layer.Name == step.Layer) is { } layer)
        {
            _layer = step.Layer;
            writer.Line("// " + Describe.Layer(layer));
        }

        writer.Line("//   " + step.Describe());
        // A call for the batch is given the first sample's scratch and the distance to the next.
        var operands = step.Operands.Select((operand, index) => Advance(step, index, Reference(operand, step.IsForBatch ? "Samples" : "sample")));
        switch (step)
        {
            case KernelStep { Kernel: var kernel }:
                writer.Line(Call($"{kernel.Name}.Run", operands.Prepend("Set")));
                break;
            case RuntimeStep runtime:
                var counts = runtime.ForBatch ? new[] { "samples", "SampleSize" } : [];
                writer.Line(Call(runtime.Method, operands.Concat(runtime.Values).Concat(counts)));
                break;
        }
    }

    private static string Advance(Step step, int operand, string reference) =>
        step is KernelStep { Loop: not null, Advances: var advances } && advances[operand] != 0
            ? Further(reference, $"turn * {Literal.Of(advances[operand])}")
            : reference;

    /// <summary>A reference that lies further on.</summary>
    private static string Further(string reference, string offset) => reference.StartsWith("ref Unsafe.Add(", System.StringComparison.Ordinal)
        ? $"{reference.Substring(0, reference.Length - 1)} + {offset})"
        : $"ref Unsafe.Add({reference}, {offset})";

    private string Reference(Operand operand, string sample) => operand.Kind switch
    {
        OperandKind.Parameter => Place($"{ParameterField(plan, operand.Index)}.Origin", "0", operand.Offset),
        OperandKind.Gradient => $"ref GradientOrigin({Literal.Of(operand.Index)})",
        OperandKind.Transposed => $"ref TransposedOrigin({Literal.Of(operand.Index)})",
        OperandKind.Prepared => Place($"{PreparedField(operand.Index)}.Origin", "0", operand.Offset),
        _ => BufferReference(pass.Buffers[operand.Index].Buffer, operand.Offset, sample),
    };

    private string BufferReference(Buffer buffer, int offset, string sample)
    {
        var (origin, start) = buffer.Place switch
        {
            BufferPlace.Sample => (sample, buffer.Name),
            BufferPlace.Shared or BufferPlace.Batch => ("Batch", buffer.Name),
            BufferPlace.Logits => ("LogitOrigin", "n * OutputSize"),
            BufferPlace.UserInput when !isBatch => ("inputs", "0"),
            BufferPlace.UserOutput when !isBatch => ("outputs", "0"),
            BufferPlace.UserInput => ("inputs", "n * InputSize"),
            BufferPlace.InputGradient => ("inputGradients", "n * InputSize"),
            BufferPlace.UserOutput => ("outputs", "n * OutputSize"),
            _ => ("gradients", "n * OutputSize"),
        };
        return Place(origin, start, offset);
    }

    private static string Place(string origin, string start, int offset)
    {
        var place = (start, offset) switch
        {
            (_, 0) => start,
            ("0", _) => Literal.Of(offset),
            (_, > 0) => $"{start} + {Literal.Of(offset)}",
            _ => $"{start} - {Literal.Of(-offset)}",
        };
        return place == "0" ? $"ref {origin}" : $"ref Unsafe.Add(ref {origin}, {place})";
    }

    /// <summary>Prints the fields that hold the parameters, a layer's in a line.</summary>
    public static void PrintParameterFields(NetworkPlan plan, string type, SourceWriter writer)
    {
        var fields = plan.Parameters.Select((parameter, index) => (Layer: parameter.Name.Substring(0, parameter.Name.LastIndexOf('.') + 1), Field: ParameterField(plan, index)));
        foreach (var layer in fields.GroupBy(field => field.Layer))
            writer.Line($"private readonly {type} {string.Join(", ", layer.Select(field => field.Field))};");
    }

    /// <summary>The field that holds a parameter.</summary>
    public static string ParameterField(NetworkPlan plan, int index) => plan.Fields[index];

    /// <summary>The field that holds a prepared array.</summary>
    public static string PreparedField(int index) => $"Prepared{Literal.Of(index)}";

    private static string Meaning(Buffer buffer) => Counted.Of(buffer.Length, "float")
        + (buffer.HasHalo ? $", {Literal.Of(buffer.HaloLeft)} before and {Literal.Of(buffer.HaloRight)} behind {(buffer.RowStride > 0 ? "each row, " : "")}for readers" : "");

    private void PrintFill(string scratch, string start, int length, string value)
    {
        // A call takes longer than some stores, and the halos of small scratch are filled for each prediction.
        if (length <= MostStores)
        {
            for (var place = 0; place < length; place++)
                writer.Line($"Unsafe.Add(ref {scratch}, {(place == 0 ? start : $"{start} + {Literal.Of(place)}")}) = {value};");
            return;
        }

        writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {scratch}, {start}), {Literal.Of(length)}).{(value == "0f" ? "Clear()" : $"Fill({value})")};");
    }
}
