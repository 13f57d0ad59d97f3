using System;
using System.Linq;

namespace Gen.Generator.Diagnostics;

/// <summary>An exception of the generator's own, as plain values: a fault of ours, which takes one network's code away and no other's.</summary>
/// <param name="Network">The network's qualified name.</param>
/// <param name="Doing">What was being done, and for which layer where that is known.</param>
/// <param name="Reason">The exception in a line.</param>
internal sealed record Failure(string Network, string Doing, string Reason)
{
    private const string LayerKey = "Gen.Layer";

    /// <summary>The failure that an exception stands for.</summary>
    /// <param name="network">The network's qualified name.</param>
    /// <param name="doing">What was being done.</param>
    /// <param name="exception">What went wrong.</param>
    /// <param name="layer">The layer, where the exception does not know it.</param>
    public static Failure Of(string network, string doing, Exception exception, string? layer = null)
    {
        layer ??= exception.Data[LayerKey] as string;
        return new(network, $"{doing} {layer ?? "it"}", $"{exception.GetType().Name}: {Joined(exception.Message)}");
    }

    private static string Joined(string text) => string.Join(" ", text.Split(new[] { '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether an exception is a fault, and not the compiler's wish to stop.</summary>
    public static bool IsFault(Exception exception) => exception is not OperationCanceledException;

    /// <summary>
    /// Notes in an exception whose turn it was, unless that is known already. It stands in a filter, which it never passes, so that the exception goes on as it is.
    /// </summary>
    public static bool Note(Exception exception, string layer)
    {
        if (!exception.Data.Contains(LayerKey))
            exception.Data[LayerKey] = layer;
        return false;
    }

    /// <summary>What the user is told.</summary>
    public DiagnosticInfo At(LocationInfo place) => DiagnosticInfo.Create(Descriptors.GeneratorFailed, place, Network.Split('.').Last(), Doing, Reason);
}
