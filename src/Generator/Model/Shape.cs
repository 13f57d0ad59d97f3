using System;

namespace Gen.Generator.Model;

/// <summary>A signal's shape: so many steps of so many channels, channels last.</summary>
internal readonly record struct Shape(int Length, int Channels)
{
    public int Size => checked(Length * Channels);

    public override string ToString() => FormattableString.Invariant($"[{Length}, {Channels}]");
}
