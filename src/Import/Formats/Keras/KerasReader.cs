using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Keras;

/// <summary>Walks a Keras model, sequential or functional, and the models in it.</summary>
/// <param name="file">What was read.</param>
/// <param name="options">What the user said.</param>
internal sealed class KerasReader(KerasFile file, ImportOptions options)
{
    private const int MostLayers = 5000;

    private readonly Model _model = new() { Format = file.Format };
    private readonly TensorOps _ops = new(new() { Format = file.Format });
    private int _layers;

    public static Model Read(KerasFile file, ImportOptions options) => new KerasReader(file, options).Read();

    private Model Read()
    {
        var model = _ops.Signals.Model;
        model.Name = file.Config.Get("config")?.Text("name");
        var outputs = IsSequential(file.Config) ? [Sequential(file.Config, "", null)] : Functional(file.Config, "", null);
        foreach (var (output, place) in outputs.Select((output, place) => (output, place)))
        {
            var (layer, isFirst) = Ending.Of(_ops, output);
            model.Outputs.Add(new(outputs.Count == 1 ? "output" : FormattableString.Invariant($"output_{place + 1}"), layer, isFirst));
        }

        return model;
    }

    private static bool IsSequential(JsonElement model) => model.Text("class_name") == "Sequential"
        || (model.Text("class_name") is not ("Functional" or "Model") && KerasConfig.LayersOf(model).All(layer => !(layer.Get("inbound_nodes")?.Items() ?? []).Any()));

    private View Sequential(JsonElement model, string place, View? input)
    {
        foreach (var layer in KerasConfig.LayersOf(model))
        {
            if (layer.Text("class_name") == "Merge")
                throw new ImportException("The model has a layer Merge of Keras 1, which joins whole models. Write it as a functional model.");
            input ??= Input(layer);
            input = Apply(layer, place, [input]);
        }

        return input ?? throw new ImportException("The model has no layers.");
    }

    private List<View> Functional(JsonElement model, string place, List<View>? inputs)
    {
        var config = model.Need("config", "The model");
        var values = new Dictionary<(string, int, int), View>();
        var names = KerasConfig.TensorsOf(config.Get("input_layers"));
        for (var index = 0; index < names.Count; index++)
        {
            var layer = KerasConfig.LayersOf(model).FirstOrDefault(layer => KerasConfig.NameOf(layer) == names[index].Layer);
            values[names[index]] = inputs is null ? Input(layer) : index < inputs.Count ? inputs[index] : throw new ImportException($"A model inside the model gets {inputs.Count} inputs, but has {names.Count}.");
        }

        var waiting = KerasConfig.LayersOf(model).SelectMany(layer => KerasConfig.InboundOf(layer).Select((tensors, node) => (Layer: layer, Tensors: tensors, Node: node)))
            .Where(call => call.Tensors.Count > 0).ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(call => call.Tensors.TrueForAll(values.ContainsKey)).ToList();
            if (ready.Count == 0)
                throw new ImportException($"Layer '{KerasConfig.NameOf(waiting[0].Layer)}' reads tensors that no layer makes: {string.Join(", ", waiting[0].Tensors)}.");
            foreach (var call in ready)
                values[(KerasConfig.NameOf(call.Layer), call.Node, 0)] = Apply(call.Layer, place, [.. call.Tensors.Select(tensor => values[tensor])]);
            waiting.RemoveAll(ready.Contains);
        }

        return [.. KerasConfig.TensorsOf(config.Get("output_layers")).Select(tensor => values.TryGetValue(tensor, out var view)
            ? view
            : throw new ImportException($"The model's output is tensor {tensor.Tensor} of layer '{tensor.Layer}', which is not taken: states do not go out."))];
    }

    private View Input(JsonElement layer)
    {
        var config = layer.ValueKind == JsonValueKind.Object ? layer.Need("config", "The first layer") : throw new ImportException("The model's input layer is missing.");
        var name = KerasConfig.NameOf(layer);
        var shape = ShapeOf(config) ?? ShapeOf(layer) ?? ShapeOf(file.Config.Get("config") ?? default) ?? ShapeOf(file.Config);
        if (shape is null && KerasConfig.LayersOf(layer).FirstOrDefault() is { ValueKind: JsonValueKind.Object } first)
            return Input(first);
        if (shape is null)
            throw new ImportException($"Layer '{name}' says no input shape, and no layer before it does. Build the model before saving it.");
        var sizes = shape.Skip(1).Select((size, place) => size ?? Given(place, shape.Count) ?? Missing(name, place, shape.Count)).ToArray();
        return _ops.Input(name, [1, .. sizes], 0, 1);
    }

    /// <summary>The size that an input at hand has.</summary>
    private int? Given(int place, int rank)
    {
        var given = options.Shapes.ElementAtOrDefault(_ops.Signals.Model.Inputs.Count);
        _ops.Signals.Model.AnyLength |= given?.Length == rank;
        return given?.Length == rank ? given[place + 1] : null;
    }

    private int Missing(string name, int place, int rank)
    {
        if (place != 0 && !(rank > 3 && place == 1))
            throw new ImportException($"Input '{name}' has a dimension without a size that is not its length.");
        _ops.Signals.Model.AnyLength = true;
        return options.Length ?? throw new ImportException($"Input '{name}' takes signals of any length. Say which one to build for with --length, or give an input with --input.");
    }

    private static List<int?>? ShapeOf(JsonElement config)
    {
        var given = config.Get("batch_input_shape") ?? config.Get("batch_shape") ?? config.Get("build_config")?.Get("input_shape") ?? config.Get("build_input_shape");
        if (given is { ValueKind: JsonValueKind.Array } shape)
            return [.. shape.EnumerateArray().Select(size => size.ValueKind == JsonValueKind.Number ? (int?)size.AsInteger("input_shape") : null)];
        if (config.ValueKind != JsonValueKind.Object)
            return null;
        // Keras 1: input_dim with input_length, or alone.
        return config.Get("input_dim") is null || config.Get("class_name") is not null ? null
            : config.Get("input_length") is null ? [null, config.Integer("input_dim", 1)] : [null, config.Integer("input_length", 1), config.Integer("input_dim", 1)];
    }

    private View Apply(JsonElement item, string place, IReadOnlyList<View> inputs)
    {
        if (++_layers > MostLayers)
            throw new ImportException($"The model has more than {MostLayers} layers.");
        var name = KerasConfig.NameOf(item);
        var kind = item.Text("class_name") ?? "";
        if (kind is "Sequential")
            return Sequential(item, place + name + "/", inputs[0]);
        if (kind is "Functional" or "Model")
            return Functional(item, place + name + "/", [.. inputs])[0];
        var layer = new KerasLayer(kind, name, item.Need("config", $"Layer '{name}'"), file.Weights.Of(place, name), file.Major) { IsTheano = file.IsTheano };
        if (KerasConfig.HasNamedTensors(item))
            throw layer.Refuse("it is called with tensors by name, such as an initial state", "Only states of zeros are taken.");
        RequireNoMask(layer);
        (_ops.Signals.Place, _ops.Signals.Name) = (layer.Place, Naming.Worth(name));
        var result = KerasMerging.IsMerge(kind) ? KerasMerging.Apply(_ops, layer, inputs)
            : inputs.Count == 1 ? KerasLayers.Apply(_ops, layer, inputs[0])
            : throw layer.Refuse($"{inputs.Count} tensors come to it", "Only one is taken; an initial state other than zeros is not.");
        _ops.Signals.Name = null;
        return result;
    }

    /// <summary>A mask makes recurrent layers and means skip steps.</summary>
    private void RequireNoMask(KerasLayer layer)
    {
        if (layer.Class == "Embedding" && layer.Config.Flag("mask_zero", false) && KerasConfig.LayersOf(file.Config).Any(other =>
            other.Text("class_name") is "LSTM" or "GRU" or "SimpleRNN" or "Bidirectional" or "GlobalAveragePooling1D"))
        {
            throw layer.Refuse("its mask_zero tells the layers behind it to skip steps", "Train it without mask_zero.");
        }
    }
}
