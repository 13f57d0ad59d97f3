using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers.NoOperation;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>
/// Follows something that is known of signals, such as their shapes, through the layers of a branch: what is kept under a name is there when it is taken or joined.
/// </summary>
/// <typeparam name="T">What is known.</typeparam>
internal abstract class SignalFlow<T>
{
    private readonly Dictionary<string, T> _named = new(StringComparer.Ordinal);

    /// <summary>What is known behind a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="signal">What is known of the signal in front of it.</param>
    public T Behind(Layer layer, T signal) => layer switch
    {
        KeepLayer keep => _named[keep.Signal] = signal,
        TakeLayer take => _named[take.Signal],
        SourceLayer source => Begin(source, signal),
        MergeLayer merge => Merge(merge, Inputs(merge, signal)),
        _ => Through(layer, signal),
    };

    /// <summary>What is known of all that a layer joins, in the order of their places in it.</summary>
    public IReadOnlyList<T> Inputs(MergeLayer merge, T signal)
    {
        var named = merge.Signals.Select(name => _named[name]);
        return [.. merge.HasMain ? named.Prepend(signal) : named];
    }

    /// <summary>Behind a layer with one input.</summary>
    protected abstract T Through(Layer layer, T signal);

    /// <summary>Behind one with several.</summary>
    protected abstract T Merge(MergeLayer layer, IReadOnlyList<T> signals);

    /// <summary>At a further input of the network.</summary>
    protected abstract T Source(SourceLayer source);

    private T Begin(SourceLayer source, T signal)
    {
        _named[source.Signal] = Source(source);
        return signal;
    }
}

/// <summary>Follows shapes.</summary>
internal sealed class ShapeFlow : SignalFlow<Shape>
{
    protected override Shape Through(Layer layer, Shape signal) => layer.Infer(signal);

    protected override Shape Merge(MergeLayer layer, IReadOnlyList<Shape> signals) => layer.Merge(signals);

    protected override Shape Source(SourceLayer source) => source.Shape;
}

/// <summary>Follows whether no value of a signal can be below zero.</summary>
internal sealed class SignFlow : SignalFlow<bool>
{
    protected override bool Through(Layer layer, bool signal) => layer.IsNeverNegative(signal);

    protected override bool Merge(MergeLayer layer, IReadOnlyList<bool> signals) => layer.AreNeverNegative(signals);

    protected override bool Source(SourceLayer source) => false;
}

/// <summary>Follows what a signal's values are, by the layer that makes them; of probabilities that were moved since nothing is said.</summary>
internal sealed class KindFlow : SignalFlow<OutputValues>
{
    protected override OutputValues Through(Layer layer, OutputValues signal) =>
        !layer.KeepsValues ? layer.Output : layer is not IdentityLayer && signal is OutputValues.Sigmoid or OutputValues.Softmax ? OutputValues.Unknown : signal;

    protected override OutputValues Merge(MergeLayer layer, IReadOnlyList<OutputValues> signals) => OutputValues.Unknown;

    protected override OutputValues Source(SourceLayer source) => OutputValues.Unknown;
}

/// <summary>Follows where in a sample a signal lies that is an input of the network, as it came; nothing of all others.</summary>
internal sealed class InputFlow : SignalFlow<int?>
{
    protected override int? Through(Layer layer, int? signal) => layer is IdentityLayer ? signal : null;

    protected override int? Merge(MergeLayer layer, IReadOnlyList<int?> signals) => null;

    protected override int? Source(SourceLayer source) => source.Offset;
}
