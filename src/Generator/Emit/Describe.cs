using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>The network in English: the outline, the comments above the steps, and the summary table come from here.</summary>
internal static class Describe
{
    /// <summary>What a layer makes of which shape.</summary>
    public static string Layer(LayerRow row) => Layer(row, row.Layer.Describe(row.Input));

    private static string Layer(LayerRow row, string kind) => $"{row.Layer.Name}: {kind}, {row.Input} -> {row.Output}";

    /// <summary>What a layer is, and what takes the place of plain sums.</summary>
    private static string Kind(NetworkPlan plan, LayerRow row)
    {
        var faster = plan.Algorithms.Where(algorithm => algorithm.Layer == row.Layer.Name && !algorithm.IsPlain).OrderBy(algorithm => algorithm.Pass)
            .GroupBy(algorithm => (algorithm.Name, algorithm.Actual))
            .Select(alike => $"{string.Join(", ", alike.Select(algorithm => Name(algorithm.Pass)).Distinct())} by {alike.Key.Name}: {Literal.Grouped(alike.Key.Actual)} multiplications")
            .ToList();
        return Kind(row) + (faster.Count == 0 ? "" : $" ({string.Join("; ", faster)})");
    }

    /// <summary>The layers, one a line, and below each that has several taps how its passes are computed.</summary>
    public static IEnumerable<string> Outline(NetworkPlan plan) => plan.Rows.SelectMany((row, place) =>
        plan.Algorithms.Where(algorithm => algorithm.Layer == row.Layer.Name).OrderBy(algorithm => algorithm.Pass).Select(algorithm => "     " + Algorithm(algorithm)).Distinct()
            .Prepend(FormattableString.Invariant($"{place + 1}. {Layer(row, Kind(row))}")));

    /// <summary>How a pass is computed, with how many multiplications, and why.</summary>
    private static string Algorithm(Algorithm algorithm)
    {
        var (actual, nominal) = (Literal.Grouped(algorithm.Actual), Literal.Grouped(algorithm.Nominal));
        return $"{Name(algorithm.Pass)} by {algorithm.Name}, {(algorithm.IsPlain ? nominal : $"{actual} of {nominal}")} multiplications: {algorithm.Reason}";
    }

    private static string Name(LayerPass pass) => pass switch
    {
        LayerPass.Forward => "forward",
        LayerPass.InputGradient => "input gradient",
        _ => "weight gradient",
    };

    /// <summary>What a layer is, and which one does its work along with its own in a prediction.</summary>
    private static string Kind(LayerRow row) =>
        row.Layer.Describe(row.Input) + (row.DoneIn is { } other ? $" (in {other}'s store)" : "");

    /// <summary>A shape; of a network for signals of any length, the channels alone.</summary>
    private static string ShapeOf(NetworkPlan plan, Shape shape) => plan.Model.HasLength ? shape.ToString() : $"[any, {Literal.Of(shape.Channels)}]";

    /// <summary>The multiply-adds of a sample, or of a frame where there is no sample.</summary>
    private static long PerFrame(NetworkPlan plan, long multiplyAdds) => plan.Model.HasLength ? multiplyAdds : multiplyAdds / plan.Model.Input.Length;

    /// <summary>The latency of a layer's output in a stream, as a column where the network has streams.</summary>
    private static string[] Latency(NetworkPlan plan, string layer, int? otherwise) => plan.Stream is not { } stream
        ? []
        : [(stream.Latencies.FirstOrDefault(latency => latency.Layer == layer)?.Frames ?? otherwise) is { } frames ? Literal.Grouped(frames) : ""];

    /// <summary>The table of layers: shapes, parameters, multiply-adds, receptive field, and the latency where there are streams.</summary>
    public static IEnumerable<string> Summary(NetworkPlan plan)
    {
        string[] latency = plan.Stream is null ? [] : ["Latency"];
        string[][] cells =
        [
            ["Layer", "Kind", "Output", "Parameters", "Multiply-adds", "Receptive field", .. latency],
            ["input", plan.Model.ChannelsFirst ? "channels first" : "channels last", ShapeOf(plan, plan.Model.Input), "0", "0", "1", .. Latency(plan, "input", 0)],
            .. plan.Rows.Select(row => new[]
            {
                row.Layer.Name, Kind(plan, row), ShapeOf(plan, row.Output), Literal.Grouped(row.ParameterCount),
                Literal.Grouped(PerFrame(plan, row.MultiplyAdds)), Literal.Grouped(row.ReceptiveField),
            }.Concat(Latency(plan, row.Layer.Name, null)).ToArray()),
            ["total", "", "", Literal.Grouped(plan.ParameterCount), Literal.Grouped(PerFrame(plan, plan.MultiplyAdds)), Literal.Grouped(plan.ReceptiveField), .. Latency(plan, "total", plan.Stream?.Latency)],
        ];
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        return cells.Select(row => string.Join("  ", row.Select((cell, column) =>
            column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }
}
