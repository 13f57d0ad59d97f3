using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Gen.Import.Graph;

namespace Gen.Import.Formats.Nam;

/// <summary>NAM's WaveNet, of both generations: arrays of layers with dilations, whose activations are summed for the head.</summary>
internal sealed class WaveNet(Signals signals, NamWeights weights)
{
    private static readonly string[] s_films =
        ["conv_pre_film", "conv_post_film", "input_mixin_pre_film", "input_mixin_post_film", "activation_pre_film", "activation_post_film", "layer1x1_post_film", "head1x1_post_film"];

    private int _field = 1;

    public Layer Read(JsonElement config, Layer input)
    {
        if (config.Get("head") is not null)
            throw new ImportException("The WaveNet has a head of its own behind its arrays, which no known file has. Export it without.");
        if (config.Get("condition_dsp") is not null)
            throw new ImportException("The WaveNet is conditioned by a model of its own, which has no counterpart yet. Export it without condition_dsp.");
        Layer signal = input;
        Layer? head = null;
        var arrays = config.Need("layers", "The configuration").Items().ToList();
        for (var place = 0; place < arrays.Count; place++)
        {
            signals.Place = FormattableString.Invariant($"array {place + 1} of the WaveNet");
            (signal, head) = ReadArray(arrays[place], signal, input, head);
        }

        var scale = weights.Take(1, "the head's scale")[0];
        signals.Model.WarmUp = _field;
        return signals.Scale(head ?? throw new ImportException("The WaveNet has no arrays of layers."), scale, 0);
    }

    private (Layer Signal, Layer Head) ReadArray(JsonElement array, Layer signal, Layer condition, Layer? head)
    {
        Refuse(array);
        var channels = Guard.Positive(array.Integer("channels", 0), "The number of channels");
        var bottleneck = array.Integer("bottleneck", channels);
        signal = signals.Convolution(signal, weights.Filters(channels, signal.Channels, 1, signals.Place), null, new());
        var dilations = array.Integers("dilations") ?? throw signals.Refuse("it has no dilations");
        for (var place = 0; place < dilations.Length; place++)
        {
            var width = array.Integers("kernel_sizes")?.ElementAtOrDefault(place) ?? array.Integer("kernel_size", 3);
            var activated = Activated(array, place, signal, condition, bottleneck, width, dilations[place]);
            head = head is null ? activated : signals.Combine("Add", head, activated);
            var mixed = signals.Convolution(activated, weights.Filters(channels, bottleneck, 1, signals.Place), weights.Take(channels, "a bias"), new());
            signal = signals.Combine("Add", signal, mixed);
        }

        return (signal, ReadHead(array, head!, bottleneck));
    }

    private Layer Activated(JsonElement array, int place, Layer signal, Layer condition, int bottleneck, int width, int dilation)
    {
        var isGated = array.Flag("gated", false) || Item(array, "gating_mode", place)?.GetString() == "gated";
        if (!isGated && Item(array, "gating_mode", place) is { ValueKind: JsonValueKind.String } mode && mode.GetString() != "none")
            throw signals.Refuse($"the gating '{mode.GetString()}' has no counterpart");
        var filters = isGated ? 2 * bottleneck : bottleneck;
        var window = new Window(Dilation: dilation);
        window = window with { Left = window.Reach(width) - 1 };
        _field += window.Left;
        var kernel = weights.Filters(filters, signal.Channels, width, signals.Place);
        var convolved = signals.Convolution(signal, kernel, weights.Take(filters, "a bias"), window);
        var mixed = signals.Convolution(condition, weights.Filters(filters, condition.Channels, 1, signals.Place), null, new());
        var sum = signals.Combine("Add", convolved, mixed);
        if (!isGated)
            return Activate(sum, Item(array, "activation", place) ?? array.Get("activation"));
        var first = Half(sum, bottleneck, 0);
        var second = Half(sum, bottleneck, bottleneck);
        return signals.Combine("Multiply", Activate(first, Item(array, "activation", place) ?? array.Get("activation")), signals.Activation(second, "Sigmoid"));
    }

    private Layer Half(Layer sum, int channels, int from)
    {
        var pick = Grid.Zeros(1, sum.Channels, channels);
        for (var channel = 0; channel < channels; channel++)
            pick.Values[(from + channel) * channels + channel] = 1;
        return signals.Convolution(sum, pick, null, new());
    }

    private Layer ReadHead(JsonElement array, Layer head, int channels)
    {
        if (array.Get("head") is not { ValueKind: JsonValueKind.Object } own)
        {
            var size = Guard.Positive(array.Integer("head_size", 1), "The head's size");
            return signals.Convolution(head, weights.Filters(size, channels, 1, "the head"), array.Flag("head_bias", false) ? weights.Take(size, "the head") : null, new());
        }

        var (filters, width) = (Guard.Positive(own.Integer("out_channels", 1), "The head's size"), Guard.Positive(own.Integer("kernel_size", 1), "The head's width"));
        _field += width - 1;
        var kernel = weights.Filters(filters, channels, width, "the head");
        return signals.Convolution(head, kernel, own.Flag("bias", false) ? weights.Take(filters, "the head") : null, new(Left: width - 1));
    }

    private Layer Activate(Layer signal, JsonElement? activation)
    {
        var (name, item) = activation switch
        {
            { ValueKind: JsonValueKind.String } text => (text.GetString(), default),
            { ValueKind: JsonValueKind.Object } value => (value.Text("type"), value),
            _ => (null, default),
        };
        return name switch
        {
            "Tanh" => signals.Activation(signal, "Tanh"),
            "ReLU" => signals.Activation(signal, "Relu"),
            "Sigmoid" => signals.Activation(signal, "Sigmoid"),
            "SiLU" => signals.Activation(signal, "Swish"),
            "LeakyReLU" => signals.Activation(signal, "LeakyRelu", item.Real("negative_slope", 0.01)),
            "Softsign" => signals.Activation(signal, "Softsign"),
            // Its corners are at -1 and 1: a hard sigmoid between two scales.
            "Hardtanh" => signals.Scale(signals.Activation(signals.Scale(signal, 3, 0), "HardSigmoid"), 2, -1),
            "Hardswish" => signals.Activation(signal, "HardSwish"),
            _ => throw signals.Refuse($"the activation '{name}' has no counterpart"),
        };
    }

    private void Refuse(JsonElement array)
    {
        foreach (var film in s_films.Where(film => array.Get(film)?.Flag("active", false) == true))
            throw signals.Refuse($"it has '{film}', which has no counterpart; export the model without it");
        if (array.Get("head1x1")?.Flag("active", false) == true || array.Get("layer1x1")?.Flag("active", true) == false || array.Get("slimmable") is not null)
            throw signals.Refuse("it has a 1x1 convolution in front of its head, or none between its layers, which is not taken");
        if (array.Integer("groups_input", 1) != 1 || array.Integer("groups_input_mixin", 1) != 1 || array.Get("layer1x1")?.Integer("groups", 1) > 1)
            throw signals.Refuse("it has groups of channels, which are not taken");
    }

    private static JsonElement? Item(JsonElement array, string name, int place) =>
        array.Get(name) is { ValueKind: JsonValueKind.Array } list && place < list.GetArrayLength() ? list[place] : null;
}
