using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Text;

namespace Gen.Generator.Parsing.Names;

/// <summary>Checks the names of signals in one class: each is given once, in front of what uses it, and is used.</summary>
/// <param name="layers">The layers of the class.</param>
/// <param name="inputs">The inputs that have names.</param>
/// <param name="isNetwork">Whether the class has an input.</param>
internal sealed class SignalNames(IReadOnlyList<DeclaredLayer> layers, IEnumerable<(string Name, Problems Problems)> inputs, bool isNetwork)
{
    private const int MostEdits = 2;

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Reports what is wrong, up to the first layer that cannot be read.</summary>
    public void Check()
    {
        foreach (var (name, problems) in inputs)
            Name(name, "Name", "input", "the input", problems);
        for (var place = 0; place < layers.Count; place++)
        {
            var layer = layers[place];
            if (layer.Attribute.HasErrors)
                return;
            Check(layer, place);
        }

        if (!layers.Any(layer => layer.Problems.HasErrors))
            ReportUnused();
    }

    private void ReportUnused()
    {
        foreach (var unused in _known.Where(known => !known.Value.IsUsed))
            unused.Value.Problems.Report(Descriptors.UnusedSignal, unused.Value.Argument, unused.Value.Layer, unused.Key);
    }

    private void Check(DeclaredLayer layer, int place)
    {
        switch (layer.Entry.Kind)
        {
            case "keep":
                Name(Given(layer, "Signal"), "Signal", layer.Name, layer.Name, layer.Problems);
                break;
            case "take":
                Use(layer, place, Given(layer, "Signal"), "Signal");
                if (!layer.Problems.HasErrors)
                    CheckLost(layer, place);
                break;
            case "add" or "multiply" or "join" or "output":
                UseAll(layer, place);
                break;
        }
    }

    private void UseAll(DeclaredLayer layer, int place)
    {
        var names = layer.Attribute.Values["Signals"] as string[] ?? [];
        if (names.Length == 0)
            layer.Problems.Report(Descriptors.NoSignals, null, layer.Name, char.ToUpperInvariant(layer.Entry.Kind[0]) + layer.Entry.Kind.Substring(1));
        for (var index = 0; index < names.Length; index++)
            Use(layer, place, names[index], $"Signals.{Literal.Of(index)}");
        if (layer.Entry.Kind != "output")
            return;
        if (!isNetwork || place + 1 < layers.Count)
            layer.Problems.Report(Descriptors.EarlyOutput, null, layer.Name, isNetwork ? $"{layers[place + 1].Name} stands behind it" : "it stands in a block");
        else if (names.Length > 0 && !layer.Problems.HasErrors)
            CheckLost(layer, place);
    }

    private static string Given(DeclaredLayer layer, string argument) => layer.Attribute.Values[argument] as string ?? "";

    private void Name(string name, string argument, string layer, string keeper, Problems problems)
    {
        if (!LayerNames.IsName(name))
            problems.Report(Descriptors.BadName, argument, layer, name);
        else if (_known.TryGetValue(name, out var other))
            problems.Report(Descriptors.KeptTwice, argument, layer, name, $"that of {other.Keeper}");
        else
            _known.Add(name, new(layer, keeper, argument, problems));
    }

    private void Use(DeclaredLayer layer, int place, string name, string argument)
    {
        if (_known.TryGetValue(name, out var known))
            known.IsUsed = true;
        else if (layers.Skip(place + 1).FirstOrDefault(later => later.Entry.Kind == "keep" && !later.Attribute.HasErrors && Given(later, "Signal") == name) is { } later)
            layer.Problems.Report(Descriptors.LaterSignal, argument, layer.Name, name, later.Name);
        else
            ReportUnknown(layer, argument, name);
    }

    private void ReportUnknown(DeclaredLayer layer, string argument, string name)
    {
        var descriptor = layer.Entry.Kind == "output" ? Descriptors.UnknownOutput : Descriptors.UnknownSignal;
        if (Nearest.Of(name, _known.Keys, Math.Min(MostEdits, Math.Max(1, name.Length / 2))) is { } near)
        {
            _known[near].IsUsed = true;
            layer.Problems.ReportWithRepair(descriptor, argument, $"\"{near}\"", layer.Name, name, $"did you mean '{near}'?");
            return;
        }

        var names = _known.Count == 0 ? "none has a name" : "there are " + string.Join(", ", _known.Keys.Select(known => $"'{known}'"));
        layer.Problems.Report(descriptor, argument, layer.Name, name, $"{names}: name one with [Keep(\"{name}\")] where it stands");
    }

    /// <summary>What stands in front of a layer that goes on from other signals must have been kept, or nothing comes of it.</summary>
    private void CheckLost(DeclaredLayer layer, int place)
    {
        var before = place == 0 ? null : layers[place - 1];
        if (before?.Entry.Kind == "keep" || (before is null && (!isNetwork || _known.Values.Any(known => known.Keeper == "the input"))))
            return;
        layer.Problems.Report(Descriptors.LostSignal, null, layer.Name, layer.Name, before is null ? "the input" : $"what {before.Name} makes");
    }

    /// <summary>A name that was given.</summary>
    private sealed class Known(string layer, string keeper, string argument, Problems problems)
    {
        public string Layer { get; } = layer;

        public string Keeper { get; } = keeper;

        public string Argument { get; } = argument;

        public Problems Problems { get; } = problems;

        public bool IsUsed { get; set; }
    }
}
