using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Onnx;

/// <summary>Runs through an ONNX graph: what is known is computed at once, what depends on an input becomes layers.</summary>
internal sealed class OnnxReader
{
    private const int MostNodes = 100_000;
    private const int OpenBatch = 97;

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxNode> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly OnnxFile _file;
    private readonly ImportOptions _options;
    private int _nodes;

    private OnnxReader(OnnxFile file, ImportOptions options)
    {
        (_file, _options) = (file, options);
        Ops = new(new() { Format = $"ONNX opset {file.Opset}, {file.Producer.Trim()}".TrimEnd(' ', ','), Name = file.Graph.Name });
        Ops.Arrange.ChannelsFirst = true;
    }

    public TensorOps Ops { get; }

    public int Opset => _file.Opset;

    public static Model Read(string path, ImportOptions options) => new OnnxReader(new(File.ReadAllBytes(path)), options).Read();

    private Model Read()
    {
        var model = Ops.Signals.Model;
        Count(_file.Graph);
        foreach (var tensor in _file.Graph.Initializers)
            _values[tensor.Name] = tensor;
        foreach (var input in _file.Graph.Inputs.Where(input => !_values.ContainsKey(input.Name)))
            _values[input.Name] = Input(input);
        Run(_file.Graph);
        foreach (var output in _file.Graph.Outputs)
            Output(model, output);
        model.Inputs.RemoveAll(input => States.IsState(input));
        return model;
    }

    /// <summary>A node's input, or nothing where it is left out.</summary>
    public object? Value(OnnxNode node, int place)
    {
        if (place >= node.Inputs.Count || node.Inputs[place].Length == 0)
            return null;
        return _values.TryGetValue(node.Inputs[place], out var value) ? value : throw node.Refuse($"it reads '{node.Inputs[place]}', which nothing makes");
    }

    /// <summary>The node that made a tensor, casts and copies aside.</summary>
    public OnnxNode? MakerOf(string name)
    {
        for (var hops = 0; hops < 8 && _makers.TryGetValue(name, out var node); hops++)
        {
            if (node.Op is not ("Identity" or "Cast"))
                return node;
            name = node.Inputs.FirstOrDefault() ?? "";
        }

        return null;
    }

    public View Signal(OnnxNode node, int place) => Value(node, place) switch
    {
        View view => view,
        OnnxTensor => throw node.Refuse($"its input {place + 1} is constant where a signal is expected"),
        StateValue => throw node.Refuse("it computes with a recurrent layer's inner state, which is not taken"),
        _ => throw node.Refuse($"it has no input {place + 1}"),
    };

    public OnnxTensor? Constant(OnnxNode node, int place) => Value(node, place) switch
    {
        null => null,
        OnnxTensor tensor => tensor,
        _ => throw node.Refuse($"its input {place + 1} depends on the signal; only constants are taken there"),
    };

    public OnnxTensor Need(OnnxNode node, int place) => Constant(node, place) ?? throw node.Refuse($"it has no input {place + 1}");

    /// <summary>Whether anything reads a node's output.</summary>
    public bool IsUsed(OnnxNode node, int place) => place < node.Outputs.Count && node.Outputs[place].Length > 0 && _uses.GetValueOrDefault(node.Outputs[place]) > 0;

    public IReadOnlyList<OnnxTensor?> Constants(OnnxNode node) => [.. node.Inputs.Select((_, place) => Value(node, place) as OnnxTensor)];

    /// <summary>Runs a graph's nodes, those of a graph inside another with what that one knows.</summary>
    public void Run(OnnxGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (++_nodes > MostNodes)
                throw new ImportException($"The model has more than {MostNodes} nodes.");
            Ops.Signals.Place = node.Place;
            Ops.Signals.Name = Naming.Worth(NameOf(node));
            var made = Apply(node);
            Ops.Signals.Name = null;
            for (var place = 0; place < made.Length && place < node.Outputs.Count; place++)
                (_values[node.Outputs[place]], _makers[node.Outputs[place]]) = (made[place], node);
        }
    }

    /// <summary>The values of an inner graph's outputs, after it ran.</summary>
    public object[] Results(OnnxGraph graph)
    {
        foreach (var tensor in graph.Initializers)
            _values[tensor.Name] = tensor;
        Run(graph);
        return [.. graph.Outputs.Select(output => _values.TryGetValue(output.Name, out var value) ? value : throw new ImportException($"The output '{output.Name}' of an inner graph is made by nothing."))];
    }

    private object[] Apply(OnnxNode node)
    {
        if (node.Domain is not ("" or "ai.onnx" or "com.microsoft"))
            throw node.Refuse($"the operator is of '{node.Domain}', of which none is taken");
        var values = node.Inputs.Select((_, place) => Value(node, place)).ToList();
        if (values.Any(value => value is StateValue))
            return States.Pass(node);
        if (node.Op == "Shape" && values[0] is View view)
            return [OnnxTensor.Of(Shapes.Part(node, view.FileSizes))];
        if (node.Op == "Size" && values[0] is View whole)
            return [new OnnxTensor([], [Guard.Product(whole.FileSizes, node.Place)], true)];
        if (values.TrueForAll(value => value is null or OnnxTensor) && Folding.Knows(node.Op) && values.Count > 0 && values[0] is not null)
            return [.. Folding.Fold(node, Constants(node), Opset)];
        return OnnxOperators.Apply(this, node);
    }

    private View Input(OnnxValueInfo input)
    {
        if (input.Shape.Length == 0)
            throw new ImportException($"Input '{input.Name}' has no shape. Export the model with shapes.");
        if (input.Shape.Length == 1)
            return Ops.Input(input.Name, [1, input.Shape[0] ?? Open(input, 0)], 0, 1);
        var place = BatchOf(input);
        var batch = input.Shape[place] ?? OpenBatch;
        return Ops.Input(input.Name, [.. input.Shape.Select((size, dim) => dim == place ? batch : size ?? Open(input, dim))], place, batch);
    }

    /// <summary>The dimension of the samples: the first, but of a state the second where that one agrees with the samples of the first input.</summary>
    private int BatchOf(OnnxValueInfo input)
    {
        var samples = _file.Graph.Inputs.First(other => !_file.Graph.Initializers.Exists(tensor => tensor.Name == other.Name)).Shape.FirstOrDefault();
        // A recurrent operator that reads the input itself has steps before samples.
        if (input.Shape.Length == 3 && _file.Graph.Nodes.Exists(node => node.Op is "LSTM" or "GRU" or "RNN" && node.Inputs[0] == input.Name && node.Integer("layout", 0) == 0))
            return 1;
        return input.Shape.Length == 3 && input.Shape[0] is not null && input.Shape[0] != samples && input.Shape[1] == samples ? 1 : 0;
    }

    private int Open(OnnxValueInfo input, int dim)
    {
        var given = _options.Shapes.ElementAtOrDefault(_file.Graph.Inputs.FindIndex(other => other.Name == input.Name));
        if (given?.Length == input.Shape.Length)
        {
            Ops.Signals.Model.AnyLength = true;
            return Guard.Positive(given[dim], $"Dimension {dim} of input '{input.Name}'");
        }

        if (input.Shape.Where((size, place) => size is null && place != BatchOf(input)).Count() > 1)
            throw new ImportException($"Input '{input.Name}' has several dimensions without a size. Export the model with sizes.");
        Ops.Signals.Model.AnyLength = true;
        return _options.Length ?? throw new ImportException($"Dimension {dim} of input '{input.Name}' has no size. Say which one to build for with --length, or give an input with --input.");
    }

    private void Output(Model model, OnnxValueInfo output)
    {
        switch (_values.TryGetValue(output.Name, out var value) ? value : null)
        {
            case View view:
                var (layer, isFirst) = Ending.Of(Ops, view);
                model.Outputs.Add(new(output.Name, layer, isFirst));
                break;
            case StateValue:
                model.Note($"The output '{output.Name}' is a recurrent layer's state: it is left out, and so is the input that it goes back to. Here a signal begins with a state of zeros, and a stream keeps it.");
                break;
            case OnnxTensor:
                throw new ImportException($"The output '{output.Name}' does not depend on the input.");
            default:
                throw new ImportException($"The output '{output.Name}' is made by nothing.");
        }
    }

    private void Count(OnnxGraph graph)
    {
        foreach (var name in graph.Nodes.SelectMany(node => node.Inputs).Concat(graph.Outputs.Select(output => output.Name)))
            _uses[name] = _uses.GetValueOrDefault(name) + 1;
        foreach (var inner in graph.Nodes.SelectMany(node => new[] { node.Graph("then_branch"), node.Graph("else_branch") }).OfType<OnnxGraph>())
            Count(inner);
    }

    /// <summary>The name of the module that a node's weights come from, or the node's own.</summary>
    private string? NameOf(OnnxNode node)
    {
        var weight = node.Inputs.Skip(1).FirstOrDefault(name => name.EndsWith(".weight", StringComparison.Ordinal));
        return weight is not null ? weight[..^".weight".Length].Split('.', '/')[^1] is var last && last.All(char.IsAsciiDigit) ? null : weight[..^".weight".Length].Replace('.', '_') : null;
    }
}
