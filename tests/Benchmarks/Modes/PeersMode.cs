using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Passes;
using Benchmarks.PyTorch;
using Benchmarks.Reports;
using Benchmarks.Shapes;
using Benchmarks.Shapes.ChannelsLast;
using Gen;

namespace Benchmarks.Modes;

/// <summary>On the best instruction set: forward passes against ONNX Runtime, the FCN's training step against PyTorch, in the same rounds.</summary>
internal static class PeersMode
{
    public static void Run(Options options, TextWriter output)
    {
        Machine.Describe(output);
        var shapes = ShapeTable.Of(options, shape => Enum.GetValues<Pass>().Any(pass => IsWanted(options, shape, pass)));
        var quantities = shapes.SelectMany(shape => new PassItems(shape, Machine.Sets[0], options.Batch, options.Offset, pass => IsWanted(options, shape, pass)).All()).ToList();
        var names = quantities.Where(quantity => quantity.Pass == Pass.Forward).Select(quantity => quantity.Shape.Name).ToHashSet();
        var steps = quantities.Where(quantity => quantity.Pass == Pass.Step).ToList();
        var run = new Run(quantities, Peers.OnnxRuntime(options, shapes.Where(shape => names.Contains(shape.Name)), output));
        using var torch = steps.Count == 0 ? null : Peers.PyTorch(options, output);
        CheckSameNetwork(torch);

        var torchStep = torch?.Step;
        var seconds = run.Measure(options.Rounds, torchStep is null ? [] : [torchStep]);
        Machine.DescribeLoad("after", output);
        output.WriteLine();
        KernelsMode.Write(options, [.. run.Rows(seconds)], output);
        if (torchStep is null)
            return;
        output.WriteLine();
        foreach (var step in steps)
            Print(step, seconds, seconds[torchStep], output);
    }

    private static bool IsWanted(Options options, NetworkShape shape, Pass pass) =>
        (pass == Pass.Forward || (pass == Pass.Step && shape.IsFcn))
        && options.Filter.IsMatch($"{shape.Type.Name}/{shape.Layout}/{Names.Of(pass)}/{Names.Of(Machine.Sets[0])}");

    private static void CheckSameNetwork(TorchProcess? torch)
    {
        var ours = new Fcn().Parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Length);
        if (torch is not null && torch.Parameters != ours)
            throw new InvalidOperationException(FormattableString.Invariant($"PyTorch's FCN has {torch.Parameters} parameters, ours {ours}; they are not the same network."));
    }

    private static void Print(Quantity step, Dictionary<Item, List<double>> seconds, List<double> torch, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant(
            $"{step.Shape.Name}, training step, batch {step.Samples}, PyTorch / ours: {torch.Min() / step.Least(seconds):F2}x by the least times, {Statistics.Median(torch) / step.Median(seconds):F2}x by the medians"));
    }
}
