using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Passes;
using Benchmarks.Reports;
using Benchmarks.Shapes;
using Gen;

namespace Benchmarks.Modes;

/// <summary>Every listed shape, in both layouts, each pass, on each instruction set that the machine has.</summary>
internal static class KernelsMode
{
    private const string Method = """
        Through the public API. forward: Predict of one sample. dW, step: a batch; Backward without input gradients makes the parameters' (of one
        layer, so this is dW with the bias' gradient); dX: Backward with input gradients less Backward without. step: Forward, ZeroGradients,
        Backward without input gradients, Adam. Nominal operations: two for each multiply-add, padding's zeros included; a step's are those of its
        forward pass, of dW, and of dX of all layers but the first, none for Adam. Share: of a loop of independent multiply-adds at the same vector
        width, timed in the same rounds. Least: over the rounds; all items take turns.
        """;

    public static void Run(Options options, TextWriter output)
    {
        var shapes = ShapeTable.Of(options, shape => (
            from set in Machine.Sets from pass in Enum.GetValues<Pass>() select IsWanted(options, shape, pass, set)).Any(isWanted => isWanted));
        var quantities = (
            from shape in shapes
            from set in Machine.Sets
            from quantity in new PassItems(shape, set, options.Batch, options.Offset, pass => IsWanted(options, shape, pass, set)).All()
            select quantity).ToList();
        Machine.Describe(output);
        output.WriteLine(Method);
        var forward = quantities.Where(quantity => quantity.Pass == Pass.Forward).Select(quantity => quantity.Shape.Name).ToHashSet();
        var run = new Run(quantities, Peers.OnnxRuntime(options, shapes.Where(shape => forward.Contains(shape.Name)), output));
        var rows = run.Rows(run.Measure(options.Rounds)).ToList();
        Machine.DescribeLoad("after", output);
        output.WriteLine();
        Write(options, rows, output);
    }

    /// <summary>Writes rows in the way that was asked for.</summary>
    public static void Write(Options options, IReadOnlyList<Row> rows, TextWriter output)
    {
        if (options.IsMarkdown)
            MarkdownReport.Print(rows, output);
        else
            PlainReport.Print(rows, output);
        if (options.JsonPath is not null)
            JsonReport.Write(options.JsonPath, rows);
    }

    private static bool IsWanted(Options options, NetworkShape shape, Pass pass, InstructionSet set) =>
        options.Filter.IsMatch($"{shape.Type.Name}/{shape.Layout}/{Names.Of(pass)}/{Names.Of(set)}");
}
