using System.Collections.Generic;
using System.Linq;
using Gen.Import.Cleaning;
using Gen.Import.Graph;

namespace Gen.Import.Writing;

/// <summary>A line of the declaration to be: a layer, or a word about a named signal.</summary>
/// <param name="Layer">The layer, or whose signal is kept or taken.</param>
/// <param name="Verb">Nothing for a layer; Keep or Take.</param>
/// <param name="Beside">The named signals that the layer reads beside the one that stands here.</param>
internal sealed record Entry(Layer Layer, string? Verb, IReadOnlyList<Layer> Beside);

/// <summary>Puts the layers of a graph one after the other, with names for the signals that are read elsewhere.</summary>
internal sealed class Sequence
{
    private readonly Flow _flow;
    private readonly List<Entry> _entries = [];
    private readonly HashSet<Layer> _done = [];
    private readonly Dictionary<Layer, string> _names = [];
    private readonly Dictionary<Layer, int> _depth = [];
    private Layer? _here;

    private Sequence(Model model)
    {
        _flow = new(model);
        foreach (var layer in _flow.Layers)
            _depth[layer] = layer.Inputs.Count == 0 ? 0 : layer.Inputs.Max(input => _depth[input]) + 1;
    }

    /// <summary>The entries in source order.</summary>
    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public string NameOf(Layer layer) => _names[layer];

    public static Sequence Of(Model model)
    {
        var sequence = new Sequence(model);
        foreach (var input in model.Inputs)
            sequence._done.Add(input);
        sequence._here = model.Inputs.Count == 1 ? model.Inputs[0] : null;
        foreach (var output in model.Outputs)
            sequence.Visit(output.Layer);
        if (model.Outputs.Count > 1)
        {
            foreach (var output in model.Outputs)
                sequence.Name(output.Layer);
        }

        sequence.Entries = [.. sequence.WithKept(model)];
        return sequence;
    }

    private void Visit(Layer root)
    {
        var open = new Stack<(Layer Layer, int Next)>();
        open.Push((root, 0));
        while (open.TryPop(out var top))
        {
            if (_done.Contains(top.Layer))
                continue;
            var order = Order(top.Layer);
            if (top.Next < order.Count)
            {
                open.Push((top.Layer, top.Next + 1));
                open.Push((order[top.Next], 0));
                continue;
            }

            Place(top.Layer);
        }
    }

    /// <summary>The signal that is to stand here is made last; what is deeper is where the way goes on.</summary>
    private List<Layer> Order(Layer layer) => layer.Kind switch
    {
        "Add" or "Multiply" => [.. layer.Inputs.OrderBy(input => _done.Contains(input) ? -1 : _depth[input])],
        _ => [.. layer.Inputs.Skip(1), .. layer.Inputs.Take(1)],
    };

    private void Place(Layer layer)
    {
        var first = layer.Kind switch
        {
            "Add" or "Multiply" when _here is not null && layer.Inputs.Contains(_here) && _here.Steps == layer.Steps => _here,
            "Add" or "Multiply" => layer.Inputs.First(input => input.Steps == layer.Steps),
            _ => layer.Inputs[0],
        };
        if (_here != first)
            _entries.Add(new(first, "Take", []));
        var beside = layer.Inputs.ToList();
        beside.Remove(first);
        if (_here != first)
            Name(first);
        foreach (var other in beside)
            Name(other);
        _entries.Add(new(layer, null, beside));
        _done.Add(layer);
        _here = layer;
    }

    private void Name(Layer layer)
    {
        if (_names.ContainsKey(layer))
            return;
        var name = layer.Kind == "Input" ? InputName(layer) : Letters(_names.Values.Count(taken => taken.Length <= 2));
        while (_names.ContainsValue(name))
            name += "_";
        _names.Add(layer, name);
    }

    /// <summary>An input's name as a word that a constant's name can begin with, and none of those that each network has.</summary>
    public static string InputName(Layer input)
    {
        var word = string.Concat((input.Name ?? "x").Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        word = char.IsAsciiLetter(word.FirstOrDefault()) ? word : "x" + word;
        return word.ToLowerInvariant() is "input" or "output" ? "signal" : word;
    }

    private static string Letters(int ordinal) => (ordinal < 26 ? "" : CSharp.Of(ordinal / 26)).Insert(0, ((char)('a' + ordinal % 26)).ToString());

    private IEnumerable<Entry> WithKept(Model model)
    {
        if (model.Inputs is [var only] && _names.ContainsKey(only))
            yield return new(only, "Keep", []);
        foreach (var entry in _entries)
        {
            yield return entry;
            if (entry.Verb is null && _names.ContainsKey(entry.Layer))
                yield return new(entry.Layer, "Keep", []);
        }
    }
}
