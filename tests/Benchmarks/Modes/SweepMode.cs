using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Passes;
using Benchmarks.Reports;
using Benchmarks.Shapes;
using Benchmarks.Sweep;

namespace Benchmarks.Modes;

/// <summary>Shapes that nobody listed: drawn convolutions on the best instruction set, their forward pass against ONNX Runtime where it is installed.</summary>
internal static class SweepMode
{
    public static void Run(Options options, TextWriter output)
    {
        var drawn = DrawnShape.Draw(options.Seed, options.Count, options.IsEven).Where(shape => options.Filter.IsMatch(shape.ToString())).ToList();
        var shapes = options.Levels.Count == 0 ? DrawnNetworks.Compile(drawn) : DrawnNetworks.Compile(drawn, options.Levels);
        Machine.Describe(output);
        output.WriteLine(FormattableString.Invariant($"{drawn.Count} convolutions, sizes even{(options.IsEven ? "" : " in their logarithm")}, seed {options.Seed}, {Names.Of(Machine.Sets[0])}"));
        var quantities = shapes.SelectMany(shape => new PassItems(shape, Machine.Sets[0], options.Batch, options.Offset, options.Passes.Contains).All()).ToList();
        var run = new Run(quantities, options.Passes.Contains(Pass.Forward) ? Peers.OnnxRuntime(options, shapes, output) : []);
        var rows = run.Rows(run.Measure(options.Rounds)).ToList();
        Machine.DescribeLoad("after", output);
        foreach (var pass in rows.GroupBy(row => row.Pass))
        {
            output.WriteLine();
            output.WriteLine($"{pass.Key}:");
            Print(options, [.. pass], shapes, output);
        }

        if (options.JsonPath is not null)
            JsonReport.Write(options.JsonPath, rows);
    }

    private static void Print(Options options, IReadOnlyList<Row> rows, IReadOnlyList<NetworkShape> shapes, TextWriter output)
    {
        if (options.Levels.Count > 0)
            LevelReport.Print(rows, shapes, output);
        else
            SweepReport.Print(rows, name => shapes.First(shape => shape.Name == name).Describe(), output);
    }
}
