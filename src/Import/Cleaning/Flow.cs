using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Cleaning;

/// <summary>The layers that the outputs need, in an order in which each stands behind those that it reads, and who reads them.</summary>
internal sealed class Flow
{
    private readonly Dictionary<Layer, List<Layer>> _readers = [];
    private readonly Model _model;

    public Flow(Model model)
    {
        _model = model;
        var open = new Stack<(Layer Layer, int Next)>();
        foreach (var output in model.Outputs)
            Visit(output.Layer, open);
    }

    public List<Layer> Layers { get; } = [];

    public IReadOnlyList<Layer> ReadersOf(Layer layer) => _readers[layer];

    /// <summary>The one layer that reads a signal, if it is no output, too.</summary>
    public Layer? OnlyReader(Layer layer) => ReadersOf(layer) is [var one] && !IsOutput(layer) ? one : null;

    public bool IsOutput(Layer layer) => _model.Outputs.Any(output => output.Layer == layer);

    /// <summary>Puts another layer in a layer's place.</summary>
    public void Replace(Layer layer, Layer by)
    {
        foreach (var reader in ReadersOf(layer))
        {
            for (var place = 0; place < reader.Inputs.Count; place++)
                reader.Inputs[place] = reader.Inputs[place] == layer ? by : reader.Inputs[place];
        }

        for (var place = 0; place < _model.Outputs.Count; place++)
            _model.Outputs[place] = _model.Outputs[place].Layer == layer ? _model.Outputs[place] with { Layer = by } : _model.Outputs[place];
    }

    /// <summary>Without recursion: a file may be deeper than the stack.</summary>
    private void Visit(Layer root, Stack<(Layer Layer, int Next)> open)
    {
        Enter(root, open);
        while (open.TryPop(out var top))
        {
            if (top.Next == top.Layer.Inputs.Count)
            {
                Layers.Add(top.Layer);
                continue;
            }

            open.Push((top.Layer, top.Next + 1));
            var input = top.Layer.Inputs[top.Next];
            Enter(input, open);
            _readers[input].Add(top.Layer);
        }
    }

    private void Enter(Layer layer, Stack<(Layer Layer, int Next)> open)
    {
        if (_readers.TryAdd(layer, []))
            open.Push((layer, 0));
    }
}
