using System;
using System.Linq;
using System.Text.Json;
using Gen.Import.Graph;

namespace Gen.Import.Formats.Nam;

/// <summary>NAM's plain convolutions: of width 2 with dilations, and a single long one.</summary>
internal static class NamConvNet
{
    public static Layer Read(Signals signals, NamWeights weights, JsonElement config, Layer input)
    {
        var (channels, normalises, signal, field) = (Guard.Positive(config.Integer("channels", 0), "The number of channels"), config.Flag("batchnorm", false), input, 1);
        foreach (var dilation in config.Integers("dilations") ?? throw new ImportException("The configuration has no dilations."))
        {
            signals.Place = FormattableString.Invariant($"the convolution of dilation {dilation}");
            var kernel = weights.Filters(channels, signal.Channels, 2, signals.Place);
            var bias = normalises ? null : weights.Take(channels, "a bias");
            signal = signals.Convolution(signal, kernel, bias, new(Dilation: dilation, Left: dilation));
            field += dilation;
            if (normalises)
            {
                var (mean, variance, gamma, beta) = (weights.Take(channels, "a mean"), weights.Take(channels, "a variance"), weights.Take(channels, "a factor"), weights.Take(channels, "a summand"));
                signal = signals.BatchNorm(signal, gamma, beta, mean, variance, weights.Take(1, "an epsilon")[0]);
            }

            signal = signals.Activation(signal, config.Text("activation") switch
            {
                "Tanh" => "Tanh",
                "ReLU" => "Relu",
                "Sigmoid" => "Sigmoid",
                var other => throw signals.Refuse($"the activation '{other}' has no counterpart"),
            });
        }

        signals.Model.WarmUp = field;
        signals.Place = "the head";
        return signals.Dense(signal, new(weights.Take(channels, "the head"), channels, 1), weights.Take(1, "the head"));
    }

    public static Layer Linear(Signals signals, NamWeights weights, JsonElement config, Layer input)
    {
        var field = Guard.Positive(config.Integer("receptive_field", 0), "The receptive field");
        signals.Place = "the linear model";
        signals.Model.WarmUp = field;
        // The first weight is for the newest sample.
        var kernel = weights.Take(field, signals.Place).Reverse().ToArray();
        return signals.Convolution(input, new(kernel, field, 1, 1), config.Flag("bias", false) ? weights.Take(1, "the bias") : null, new(Left: field - 1));
    }
}
