using System;
using System.Globalization;

namespace Gen.Orleans;

/// <summary>Gen's own losses as text, to be named to another process.</summary>
internal static class LossText
{
    /// <summary>The loss with its number; or its type's name, where it is somebody's own.</summary>
    internal static string Write(Loss loss) => loss switch
    {
        CrossEntropy entropy => Text(nameof(CrossEntropy), entropy.LabelSmoothing),
        FocalLoss focal => Text(nameof(FocalLoss), focal.Gamma),
        Huber huber => Text(nameof(Huber), huber.Delta),
        BinaryCrossEntropy => Text(nameof(BinaryCrossEntropy), 0),
        MeanSquaredError => Text(nameof(MeanSquaredError), 0),
        MeanAbsoluteError => Text(nameof(MeanAbsoluteError), 0),
        _ => loss.GetType().Name,
    };

    /// <summary>The loss; <see langword="null"/> where it is not Gen's own.</summary>
    internal static Loss? Read(string text)
    {
        var split = text.IndexOf(':', StringComparison.Ordinal);
        if (split < 0)
            return null;
        var number = double.Parse(text.AsSpan(split + 1), CultureInfo.InvariantCulture);
        return text[..split] switch
        {
            nameof(CrossEntropy) => new CrossEntropy { LabelSmoothing = number },
            nameof(FocalLoss) => new FocalLoss { Gamma = number },
            nameof(Huber) => new Huber { Delta = number },
            nameof(BinaryCrossEntropy) => new BinaryCrossEntropy(),
            nameof(MeanSquaredError) => new MeanSquaredError(),
            nameof(MeanAbsoluteError) => new MeanAbsoluteError(),
            _ => null,
        };
    }

    private static string Text(string name, double number) => string.Create(CultureInfo.InvariantCulture, $"{name}:{number:R}");
}
