using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Gen.Import.Graph;
using PureHDF;

namespace Gen.Import.Formats.Keras;

/// <summary>An array of a layer under its own name.</summary>
internal sealed record KerasArray(string Name, Grid Values);

/// <summary>The weights of a Keras file, by layer.</summary>
internal abstract class KerasStore
{
    /// <summary>Reads everything, while the file is open.</summary>
    public abstract void ReadAll();

    /// <summary>A layer's arrays in Keras' order.</summary>
    /// <param name="model">The layers that the model consists of, for nested ones the place.</param>
    /// <param name="layer">The layer's name.</param>
    public abstract IReadOnlyList<KerasArray> Of(string model, string layer);
}

/// <summary>Legacy files: a group for each layer, and its arrays' names in an attribute.</summary>
internal sealed class KerasLegacyStore(HdfTree tree) : KerasStore
{
    private readonly Dictionary<string, List<KerasArray>> _layers = new(StringComparer.Ordinal);

    public override void ReadAll()
    {
        foreach (var group in tree.Root.Children().OfType<IH5Group>().ToList())
            _layers[group.Name] = [.. Read(group)];
    }

    public override IReadOnlyList<KerasArray> Of(string model, string layer)
    {
        if (_layers.TryGetValue(layer, out var arrays))
            return arrays;
        // The layers of a nested model stand under its name, with their own in front of each array's.
        var outer = model.Split('/')[0];
        return outer.Length > 0 && _layers.TryGetValue(outer, out var nested)
            ? [.. nested.Where(array => array.Name.Split('/').Contains(layer))]
            : [];
    }

    private IEnumerable<KerasArray> Read(IH5Group group)
    {
        var found = tree.Walk(group).Where(item => item.Object is IH5Dataset).ToDictionary(item => item.Path, item => (IH5Dataset)item.Object, StringComparer.Ordinal);
        var names = group.AttributeExists("weight_names") && group.Attribute("weight_names").Space.Dimensions is not [0] ? group.Attribute("weight_names").Read<string[]>() : [];
        foreach (var name in names.Select(name => name.TrimEnd('\0')))
        {
            var path = found.ContainsKey(name) ? name : found.Keys.FirstOrDefault(path => path.EndsWith("/" + name, StringComparison.Ordinal));
            yield return path is null
                ? throw new ImportException($"The file has no array '{name}' of layer '{group.Name}'.")
                : new(name, tree.Read(found[path], path));
        }
    }
}

/// <summary>Archives: groups named by class and ordinal, and in newer files by the true name in an attribute.</summary>
internal sealed class KerasArchiveStore(HdfTree tree, JsonElement config) : KerasStore
{
    private readonly SortedDictionary<string, Grid> _arrays = new(NaturalOrder.Instance);
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _trueNames = new(StringComparer.Ordinal);

    public override void ReadAll()
    {
        foreach (var (path, item) in tree.Walk(tree.Root))
        {
            if (path.StartsWith("optimizer", StringComparison.Ordinal) || path.StartsWith("metrics", StringComparison.Ordinal))
                continue;
            if (item is IH5Dataset dataset)
                _arrays[path] = tree.Read(dataset, path);
            else if (path.EndsWith("/vars", StringComparison.Ordinal) && item.AttributeExists("name"))
                _trueNames[path[..^"/vars".Length]] = item.Attribute("name").Read<string>();
        }

        Name(config, "", "");
    }

    public override IReadOnlyList<KerasArray> Of(string model, string layer)
    {
        if (!_groups.TryGetValue(model + layer, out var group))
            return [];
        var prefix = group + "/";
        return [.. _arrays.Where(array => array.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(array => new KerasArray(array.Key[prefix.Length..], array.Value))];
    }

    /// <summary>Gives each layer of a model, and of the models in it, its group.</summary>
    private void Name(JsonElement model, string place, string path)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var layer in KerasConfig.LayersOf(model))
        {
            var name = KerasConfig.NameOf(layer);
            var kind = Snake(layer.Text("class_name") ?? "");
            var ordinal = counts.GetValueOrDefault(kind);
            counts[kind] = ordinal + 1;
            var counted = Container(path) + (ordinal == 0 ? kind : FormattableString.Invariant($"{kind}_{ordinal}"));
            var named = _trueNames.Where(pair => pair.Value == name && Parent(pair.Key) + "/" == Container(path)).Select(pair => pair.Key).FirstOrDefault();
            var own = Container(path) + name;
            _groups[place + name] = named ?? (HasGroup(counted) || !HasGroup(own) ? counted : own);
            if (KerasConfig.LayersOf(layer).Any())
                Name(layer, place + name + "/", _groups[place + name] + "/");
        }
    }

    private bool HasGroup(string group) => _arrays.Keys.Any(path => path.StartsWith(group + "/", StringComparison.Ordinal));

    private string Container(string path) =>
        _arrays.Keys.Any(key => key.StartsWith(path + "layers/", StringComparison.Ordinal)) ? path + "layers/" : path + "_layer_checkpoint_dependencies/";

    private static string Parent(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    /// <summary>Keras' own rule: MaxPooling1D is max_pooling1d.</summary>
    private static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var place = 0; place < name.Length; place++)
        {
            var letter = name[place];
            var isWord = char.IsAsciiLetterUpper(letter) && place > 0
                && (!char.IsAsciiLetterUpper(name[place - 1]) && !char.IsAsciiDigit(name[place - 1]) || (place + 1 < name.Length && char.IsAsciiLetterLower(name[place + 1])));
            if (isWord)
                text.Append('_');
            if (char.IsAsciiLetterOrDigit(letter) || letter == '_')
                text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}

/// <summary>Paths in order, 10 behind 9.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = ((x ?? "").Split('/'), (y ?? "").Split('/'));
        for (var place = 0; place < Math.Min(a.Length, b.Length); place++)
        {
            var order = int.TryParse(a[place], out var left) && int.TryParse(b[place], out var right) ? left.CompareTo(right) : OrderOf(a[place], b[place]);
            if (order != 0)
                return order;
        }

        return a.Length.CompareTo(b.Length);
    }

    /// <summary>The forward direction comes first.</summary>
    private static int OrderOf(string a, string b) => a.StartsWith("forward", StringComparison.Ordinal) && b.StartsWith("backward", StringComparison.Ordinal) ? -1
        : a.StartsWith("backward", StringComparison.Ordinal) && b.StartsWith("forward", StringComparison.Ordinal) ? 1 : string.CompareOrdinal(a, b);
}
