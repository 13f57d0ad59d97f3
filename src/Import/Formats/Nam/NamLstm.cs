using System;
using System.Linq;
using System.Text.Json;
using Gen.Import.Graph;

namespace Gen.Import.Formats.Nam;

/// <summary>NAM's LSTM: for each layer the gates i, f, g, o of [input, state] as rows, a bias, and the state that it begins with.</summary>
internal static class NamLstm
{
    private const double WarmUpSeconds = 0.5;

    public static Layer Read(Signals signals, NamWeights weights, JsonElement config, Layer input, double sampleRate)
    {
        var units = Guard.Positive(config.Integer("hidden_size", 0), "The hidden size");
        var signal = input;
        for (var place = 0; place < config.Integer("num_layers", 1); place++)
        {
            signals.Place = FormattableString.Invariant($"layer {place + 1} of the LSTM");
            var channels = signal.Channels;
            var rows = new Grid(weights.Take(Guard.Product([4 * units, channels + units], signals.Place), signals.Place), 4 * units, channels + units).Transpose(1, 0);
            var bias = new Grid(weights.Take(4 * units, "a bias"), 4 * units);
            if (weights.Take(2 * units, "a first state").Any(value => value != 0))
                signals.Model.Note("The file's first state is left out: here it is zero. After the warm-up that NAM begins with, the state has forgotten the first one.");
            signal = Recurrent.Make(signals, "Lstm", signal, [new(Part(rows, 0, channels), Part(rows, channels, units), bias)], "Forward", sequences: true);
        }

        signals.Model.WarmUp = Guard.Size((long)Math.Clamp(WarmUpSeconds * (sampleRate > 0 ? sampleRate : 48000), 1, 1 << 20), "The warm-up");
        signals.Place = "the head";
        return signals.Dense(signal, new(weights.Take(units, "the head"), units, 1), weights.Take(1, "the head"));
    }

    private static Grid Part(Grid rows, int first, int count) =>
        new(rows.Values[(first * rows.Shape[1])..((first + count) * rows.Shape[1])], count, rows.Shape[1]);
}
