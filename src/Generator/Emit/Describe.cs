using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>The network in English: the outline, the comments above the steps, and the summary table come from here.</summary>
internal static class Describe
{
    /// <summary>What a layer makes of which shape.</summary>
    public static string Layer(LayerRow row) => Layer(row, row.Layer.Describe(row.Input));

    private static string Layer(LayerRow row, string kind) => $"{row.Layer.Name}: {kind}, {row.Input} -> {row.Output}";

    /// <summary>What a layer is, and which one does its work along with its own in a prediction.</summary>
    private static string Kind(LayerRow row) =>
        row.Layer.Describe(row.Input) + (row.DoneIn is { } other ? $" (in {other}'s store)" : "");

    /// <summary>The layers, one a line, and how those with several taps are computed.</summary>
    public static IEnumerable<string> Outline(NetworkPlan plan) =>
        plan.Rows.Select((row, place) => FormattableString.Invariant($"{place + 1}. {Layer(row, Kind(row))}")).Concat(Algorithms(plan));

    /// <summary>For each layer with several taps the algorithm of each pass: how many multiplications there are, and why it was chosen.</summary>
    private static IEnumerable<string> Algorithms(NetworkPlan plan) => plan.Algorithms.GroupBy(algorithm => algorithm.Layer)
        .OrderBy(layer => plan.Rows.ToList().FindIndex(row => row.Layer.Name == layer.Key))
        .Select(layer => $"{layer.Key}: {string.Join("; ", layer.GroupBy(algorithm => algorithm.Pass).OrderBy(pass => pass.Key).Select(Pass))}");

    private static string Pass(IGrouping<LayerPass, Algorithm> kernels)
    {
        var pass = kernels.Key switch
        {
            LayerPass.Forward => "forward",
            LayerPass.InputGradient => "input gradient",
            _ => "weight gradient",
        };
        var names = string.Join(" and ", kernels.Select(kernel => kernel.Name).Distinct());
        var reasons = string.Join(", ", kernels.Select(kernel => kernel.Reason).Distinct());
        var (actual, nominal) = (Literal.Grouped(kernels.Sum(kernel => kernel.Actual)), Literal.Grouped(kernels.Sum(kernel => kernel.Nominal)));
        return $"{pass} by {names}, {(actual == nominal ? nominal : $"{actual} of {nominal}")} multiplications ({reasons})";
    }

    /// <summary>The table of layers: shapes, parameters, multiply-adds, receptive field.</summary>
    public static IEnumerable<string> Summary(NetworkPlan plan)
    {
        string[][] cells =
        [
            ["Layer", "Kind", "Output", "Parameters", "Multiply-adds", "Receptive field"],
            ["input", plan.Model.ChannelsFirst ? "channels first" : "channels last", plan.Model.Input.ToString(), "0", "0", "1"],
            .. plan.Rows.Select(row => new[]
            {
                row.Layer.Name, Kind(row), row.Output.ToString(), Literal.Grouped(row.ParameterCount),
                Literal.Grouped(row.MultiplyAdds), Literal.Grouped(row.ReceptiveField),
            }),
            ["total", "", "", Literal.Grouped(plan.ParameterCount), Literal.Grouped(plan.MultiplyAdds), Literal.Grouped(plan.ReceptiveField)],
        ];
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        return cells.Select(row => string.Join("  ", row.Select((cell, column) =>
            column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()).Concat(Algorithms(plan));
    }
}
