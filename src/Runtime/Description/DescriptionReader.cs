using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen;

/// <summary>
/// Reads the emitted text of a description. A layer is a line of fields between tabs: kind, name, input, output, multiply-adds, then options
/// (<c>Width=3</c>) and parameters (<c>:weight 3x1x8</c>). The lines of a branch stand between <c>(</c> and <c>)</c> behind the layer that has it.
/// </summary>
internal sealed class DescriptionReader(string text)
{
    private const int FirstOption = 5;
    private readonly string[] _lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    private int _next;

    public NetworkDescription Read()
    {
        var head = _lines.Length > 0 ? _lines[_next++].Split('\t') : [];
        if (head.Length != 3 || !Enum.TryParse<DataLayout>(head[2], out var layout))
            throw new FormatException("The text is no description of a network: its first line is to hold name, input and layout.");
        return new(head[0], Shape(head[1]), layout, ReadLayers());
    }

    private List<LayerDescription> ReadLayers()
    {
        var layers = new List<LayerDescription>();
        while (_next < _lines.Length && _lines[_next] != ")")
            layers.Add(ReadLayer(_lines[_next++].Split('\t')));
        return layers;
    }

    private LayerDescription ReadLayer(string[] fields)
    {
        if (fields.Length < FirstOption)
            throw new FormatException($"Line {_next} of the description has {fields.Length} fields; expected at least {FirstOption}.");
        var rest = fields.Skip(FirstOption).ToList();
        var options = rest.Where(field => field[0] != ':').Select(field => field.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
        var parameters = rest.Where(field => field[0] == ':').Select(field => Parameter(field[1..], fields[1]));
        return new(
            fields[0], fields[1], Shape(fields[2]), Shape(fields[3]), long.Parse(fields[4], CultureInfo.InvariantCulture),
            [.. options], [.. parameters], ReadBranches());
    }

    private List<IReadOnlyList<LayerDescription>> ReadBranches()
    {
        var branches = new List<IReadOnlyList<LayerDescription>>();
        while (_next < _lines.Length && _lines[_next] == "(")
        {
            _next++;
            branches.Add(ReadLayers());
            _next++;
        }

        return branches;
    }

    private static ParameterDescription Parameter(string field, string layer)
    {
        var space = field.LastIndexOf(' ');
        return new($"{layer}.{field[..space]}", Numbers(field[(space + 1)..]));
    }

    private static SignalShape Shape(string field) => Numbers(field) is [var length, var channels]
        ? new(length, channels)
        : throw new FormatException($"'{field}' is no shape; expected LENGTHxCHANNELS.");

    private static int[] Numbers(string field) => Array.ConvertAll(field.Split('x'), number => int.Parse(number, CultureInfo.InvariantCulture));
}
