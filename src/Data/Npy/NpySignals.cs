using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Gen.Data;

/// <summary>Makes signals of numpy's arrays.</summary>
internal static class NpySignals
{
    internal static SignalSet Read(string path, string? labelsPath, NpyOptions options)
    {
        var (signals, labels) = path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) ? ReadArchive(path, options) : (NpyArray.Read(path), null);
        var labelsName = labelsPath ?? path;
        labels = labelsPath is null ? labels : NpyArray.Read(labelsPath);
        if (signals.Texts.Count > 0 || signals.Shape.Count is not (2 or 3) || signals.Shape.Contains(0))
            throw Fault.At(path, $"the signals are an array {signals}{(signals.Texts.Count > 0 ? " of texts" : "")}", "Expected numbers, [N, Length] or [N, Length, Channels], none of them 0.");
        var made = Signals(signals, path, options.ChannelsFirst);
        return FileSignals.Join(path, [(path, (labels is null ? made : WithLabels(made, labels, labelsName), null))], options.Classes);
    }

    private static (NpyArray Signals, NpyArray? Labels) ReadArchive(string path, NpyOptions options)
    {
        var arrays = NpyArray.ReadAll(path);
        return arrays.TryGetValue(options.Signals, out var signals)
            ? (signals, arrays.GetValueOrDefault(options.Labels))
            : throw Fault.At(path, $"it has no array '{options.Signals}'", $"Its arrays are {Fault.List([.. arrays.Keys])}: name the signals in NpyOptions.Signals.");
    }

    private static List<Signal> Signals(NpyArray array, string path, bool channelsFirst)
    {
        var (first, second) = (array.Shape[1], array.Shape.Count == 3 ? array.Shape[2] : 1);
        var (steps, channels) = channelsFirst && array.Shape.Count == 3 ? (second, first) : (first, second);
        var made = new List<Signal>();
        for (var n = 0; n < array.Shape[0]; n++)
        {
            var values = array.Values.AsMemory(n * first * second, first * second);
            if (values.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
                throw Fault.At(path, $"signal {n} has a value that is infinite or no number", "Remove the signal, or fill the gap before it is saved.");
            var ordered = steps == first ? values : Turned(values.Span, steps, channels);
            var place = FormattableString.Invariant($"{path}, signal {n}");
            made.Add(new Signal(ordered, channels) { Source = place, Group = place });
        }

        return made;
    }

    private static float[] Turned(ReadOnlySpan<float> values, int steps, int channels)
    {
        var turned = new float[values.Length];
        for (var i = 0; i < turned.Length; i++)
            turned[i] = values[i % channels * steps + i / channels];
        return turned;
    }

    private static List<Signal> WithLabels(List<Signal> signals, NpyArray labels, string name)
    {
        if (labels.Shape.Count == 0 || labels.Shape[0] != signals.Count)
            throw Fault.At(name, $"the labels are an array {labels}, but there are {signals.Count} signals", "Expected an entry for each signal.");
        var size = Math.Max(labels.Values.Length, labels.Texts.Count) / signals.Count;
        if (!labels.IsWhole && labels.Texts.Count == 0)
            return [.. signals.Select((signal, n) => signal with { Targets = Finite(labels.Values.AsMemory(n * size, size), n, name) })];
        IReadOnlyList<string> texts = labels.Texts.Count > 0 ? labels.Texts : [.. labels.Values.Select(value => value.ToString(CultureInfo.InvariantCulture))];
        if (size == 1)
            return [.. signals.Select((signal, n) => signal with { Label = texts[n] })];
        if (size != signals[0].Length)
            throw Fault.At(name, $"the labels are an array {labels}, but a signal has {signals[0].Length} steps", "Expected one whole number for each signal, or one for each step of it.");
        return [.. signals.Select((signal, n) => signal with { StepLabels = [.. texts.Skip(n * size).Take(size)] })];
    }

    private static ReadOnlyMemory<float> Finite(ReadOnlyMemory<float> targets, int n, string name) => targets.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue)
        ? throw Fault.At(name, $"target {n} has a value that is infinite or no number", "Remove it with its signal.")
        : targets;
}
