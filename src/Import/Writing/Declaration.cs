using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Gen.Import.Graph;

namespace Gen.Import.Writing;

/// <summary>Writes the attributes as a person would: a line for each layer with weights and what follows it.</summary>
internal sealed class Declaration
{
    private const int MostColumns = 120;
    private readonly Model _model;
    private readonly Sequence _sequence;
    private readonly List<string> _lines = [];
    private readonly Dictionary<Layer, string> _layerNames = [];

    public Declaration(Model model, ImportOptions options, string file)
    {
        _model = model;
        Class = options.ClassName ?? Formats.Naming.Class(model.Name, file);
        Namespace = options.Namespace;
        MakeNamesUnique();
        _sequence = Sequence.Of(model);
        var items = _sequence.Entries.Select(Text).ToList();
        NameLayers();
        Wrap(items);
    }

    public string Class { get; }

    public string? Namespace { get; }

    /// <summary>The parameters under their names, in the network's order.</summary>
    public IEnumerable<(string Name, Learned Values)> Parameters => _sequence.Entries.Where(entry => entry.Verb is null)
        .SelectMany(entry => entry.Layer.Parameters.Select(parameter => ($"{_layerNames[entry.Layer]}.{parameter.Name}", parameter)));

    /// <summary>The whole file.</summary>
    /// <param name="from">Where it was imported from.</param>
    /// <param name="weights">The file of weights beside it, if the class is to have them.</param>
    /// <param name="isOpen">Whether it is to run as a stream and on signals of any length, if the model does.</param>
    public string Write(string from, string? weights, bool isOpen)
    {
        var text = new StringBuilder();
        text.Append($"// Imported by gen from {from} ({_model.Format}).\n");
        foreach (var note in _model.Notes)
            text.Append($"// {note.ReplaceLineEndings(" ")}\n");
        text.Append("using Gen;\n\n");
        if (Namespace is not null)
            text.Append($"namespace {Namespace};\n\n");
        foreach (var input in _model.Inputs)
            text.Append($"[{Input(input, isOpen && _model is { AnyLength: true, IsStream: true })}]\n");
        foreach (var line in _lines)
            text.Append(line).Append('\n');
        if (weights is not null)
            text.Append($"[Weights({CSharp.Of(weights)})]\n");
        return text.Append($"public partial class {Class};\n").ToString();
    }

    private string Input(Layer input, bool isOpen)
    {
        var options = new List<string>();
        if (_model.Inputs.Count > 1)
            options.Add($"Name = {CSharp.Of(_sequence.Entries.Any(entry => entry.Layer == input || entry.Beside.Contains(input)) ? _sequence.NameOf(input) : Sequence.InputName(input))}");
        if (!isOpen)
            options.Add($"Length = {CSharp.Of(input.Steps)}");
        if (input.Channels != 1 || isOpen)
            options.Add($"Channels = {CSharp.Of(input.Channels)}");
        if (IsChannelsFirst())
            options.Add("Layout = DataLayout.ChannelsFirst");
        return $"Input({string.Join(", ", options)})";
    }

    /// <summary>The layout is the network's: of inputs that do not care the outputs decide.</summary>
    public bool IsChannelsFirst() => _model.Inputs.Any(input => input.Order == InputOrder.ChannelsFirst && input.Channels > 1 && input.Steps > 1)
        || (_model.Outputs.Any(output => output is { IsChannelsFirst: true, Layer: { Steps: > 1, Channels: > 1 } }) && _model.Inputs.All(input => input.Channels == 1 || input.Steps == 1));

    private string Text(Entry entry)
    {
        if (entry.Verb is not null)
            return $"{entry.Verb}({CSharp.Of(_sequence.NameOf(entry.Layer))})";
        var named = entry.Beside.Select(layer => CSharp.Of(_sequence.NameOf(layer)));
        var options = entry.Layer.Options.Select(option => option.Name.Length == 0 ? option.Text : $"{option.Name} = {option.Text}");
        var name = entry.Layer.Name is { } given && entry.Layer.Parameters.Count > 0 ? [$"Name = {CSharp.Of(given)}"] : Array.Empty<string>();
        var arguments = string.Join(", ", named.Concat(options).Concat(name));
        return arguments.Length == 0 ? entry.Layer.Kind : $"{entry.Layer.Kind}({arguments})";
    }

    /// <summary>A layer with weights begins a line, unless the one before has none yet.</summary>
    private void Wrap(List<string> items)
    {
        if (_model.Outputs.Count > 1)
            items.Add($"Output({string.Join(", ", _model.Outputs.Select(output => CSharp.Of(_sequence.NameOf(output.Layer))))})");
        var line = new List<string>();
        for (var place = 0; place < items.Count; place++)
        {
            var begins = place < _sequence.Entries.Count && _sequence.Entries[place] is { Verb: null, Layer: { Parameters.Count: > 0, Kind: not ("BatchNorm" or "PRelu" or "LayerNorm") } };
            if (line.Count > 0 && (begins || line.Sum(item => item.Length + 2) + items[place].Length > MostColumns - 2))
                Break(line);
            line.Add(items[place]);
        }

        if (line.Count > 0)
            Break(line);
    }

    private void Break(List<string> line)
    {
        _lines.Add($"[{string.Join(", ", line)}]");
        line.Clear();
    }

    /// <summary>The names that the generator gives: the kind and its ordinal, where none is kept.</summary>
    private void NameLayers()
    {
        var ordinals = new Dictionary<string, int>();
        foreach (var layer in _sequence.Entries.Where(entry => entry.Verb is null).Select(entry => entry.Layer))
        {
            var kind = layer.Kind.ToLowerInvariant();
            ordinals[kind] = ordinals.GetValueOrDefault(kind) + 1;
            _layerNames[layer] = layer.Name is { } name && layer.Parameters.Count > 0 ? name : FormattableString.Invariant($"{kind}_{ordinals[kind]}");
        }
    }

    /// <summary>No two names alike, and none like those that the generator gives.</summary>
    private void MakeNamesUnique()
    {
        var layers = new Cleaning.Flow(_model).Layers.Where(layer => layer.Kind != "Input").ToList();
        var kinds = layers.Select(layer => layer.Kind.ToLowerInvariant()).ToHashSet();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var layer in layers.Where(layer => layer.Name is not null))
        {
            var end = layer.Name!.LastIndexOf('_');
            if (!taken.Add(layer.Name) || (end > 0 && kinds.Contains(layer.Name[..end].ToLowerInvariant())))
                layer.Name = null;
        }
    }
}
