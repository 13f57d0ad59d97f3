using System;

namespace Gen;

/// <summary>
/// Carries the state of a run into a checkpoint or out of one, so that both directions are one description: each part of the run names its values in order.
/// </summary>
internal abstract class StateTransfer
{
    /// <summary>Whether values are replaced by those of the other side.</summary>
    internal virtual bool TakesOver => false;

    /// <summary>What must be equal on both sides, or the state would have no meaning.</summary>
    /// <param name="name">What it is, for the message.</param>
    /// <param name="value">What it is on this side.</param>
    internal abstract void Same(string name, string value);

    /// <summary>A number of things that follow: the one on this side when writing, the other side's when reading.</summary>
    internal abstract int Count(int count);

    internal abstract void Value(ref long value);

    internal abstract void Value(ref double value);

    /// <summary>As many values as the span has.</summary>
    internal abstract void Values(Span<float> values);

    internal void Value(ref int value)
    {
        var number = (long)value;
        Value(ref number);
        value = (int)number;
    }

    internal void Value(ref ulong value)
    {
        var number = (long)value;
        Value(ref number);
        value = (ulong)number;
    }

    internal void Value(ref int? value)
    {
        var (known, number) = (value is null ? 0 : 1, value ?? 0);
        Value(ref known);
        Value(ref number);
        value = known == 0 ? null : number;
    }

    internal void Value(ref double? value)
    {
        var (known, number) = (value is null ? 0 : 1, value ?? 0);
        Value(ref known);
        Value(ref number);
        value = known == 0 ? null : number;
    }

    internal void Values(Span<double> values)
    {
        foreach (ref var value in values)
            Value(ref value);
    }

    /// <summary>What a parameter keeps in its packed order, carried in the canonical one: a checkpoint does not depend on the instruction set.</summary>
    /// <param name="layout">Where the values lie.</param>
    /// <param name="packed">The values, padding included, which is left alone.</param>
    internal void Packed(PackedLayout layout, Span<float> packed)
    {
        var values = new float[layout.Length];
        layout.Unpack(packed, values);
        Values(values);
        layout.Pack(values, packed);
    }
}
