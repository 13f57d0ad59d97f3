using System.Runtime.Intrinsics;

namespace Gen.Support;

/// <summary>
/// A number of lanes that is known when a generic method is compiled: its masks are constants, and its stores have no branch. For generated code.
/// </summary>
public interface ICount
{
    /// <summary>All bits of the first so many of 4 lanes.</summary>
    static abstract Vector128<float> First4 { get; }

    /// <summary>All bits of the last so many of 4 lanes.</summary>
    static abstract Vector128<float> Last4 { get; }

    /// <summary>Writes the first so many of 4 lanes so many floats behind a place, and nothing else.</summary>
    static abstract void Store(Vector128<float> value, ref float target, nint offset);

    /// <summary>All bits of the first so many of 8 lanes.</summary>
    static abstract Vector256<float> First8 { get; }

    /// <summary>All bits of the last so many of 8 lanes.</summary>
    static abstract Vector256<float> Last8 { get; }

    /// <summary>Writes the first so many of 8 lanes so many floats behind a place, and nothing else.</summary>
    static abstract void Store(Vector256<float> value, ref float target, nint offset);

    /// <summary>All bits of the first so many of 16 lanes.</summary>
    static abstract Vector512<float> First16 { get; }

    /// <summary>All bits of the last so many of 16 lanes.</summary>
    static abstract Vector512<float> Last16 { get; }

    /// <summary>Writes the first so many of 16 lanes so many floats behind a place, and nothing else.</summary>
    static abstract void Store(Vector512<float> value, ref float target, nint offset);
}
