using System;

namespace Gen.Generator.Graph.Fourier;

/// <summary>
/// A Fourier transform of a power of two complex numbers, seen as a matrix: over its columns, each by itself, and then over those of its transpose. All lanes of a vector then do
/// the same, whatever the instruction set. Frequencies stay in the order in which that leaves them, which products do not mind. Real and imaginary parts lie in planes of their own.
/// </summary>
/// <param name="Rows">The rows: a power of two, 16 or more.</param>
/// <param name="Columns">The columns, likewise.</param>
internal readonly record struct FourierSize(int Rows, int Columns)
{
    /// <summary>The floats of the widest vector, and of a cache line.</summary>
    private const int Line = 16;

    public int Size => Rows * Columns;

    /// <summary>The floats from a signal's real parts to its imaginary ones: a line more than they are, since powers of two meet in a few sets of the first cache.</summary>
    public int PlaneStride => Size + Line;

    /// <summary>The floats from one signal to the next.</summary>
    public int SignalStride => 2 * PlaneStride;

    /// <summary>The floats of one vector's columns, which all stages of one go work on.</summary>
    public int StripLength => 2 * Line * Math.Max(Rows, Columns);

    /// <summary>The floats from the real parts to the imaginary ones between the two goes.</summary>
    public int WorkPlane => Math.Max(Rows * (Columns + Line), Columns * (Rows + Line)) + Line;

    /// <summary>The floats that a transform works in.</summary>
    public int RoomLength => StripLength + 2 * WorkPlane;

    /// <summary>The floats of the roots of a go over so many rows, as the runtime's table has them: three for each, in whole lines.</summary>
    public static int RootsLength(int rows)
    {
        var (floats, part) = IsOdd(rows) ? (3 * rows / 2, rows / 2) : (0, rows);
        for (; part > 4; part /= 4)
            floats += 9 * part / 4;
        return (floats + Line - 1) / Line * Line;
    }

    /// <summary>Whether a go begins with a stage of two.</summary>
    public static bool IsOdd(int rows)
    {
        var isOdd = false;
        for (; rows > 1; rows /= 2)
            isOdd = !isOdd;
        return isOdd;
    }

    /// <summary>The size, as near to a square as it goes.</summary>
    public static FourierSize Of(int size)
    {
        var rows = 1;
        while (4 * rows * rows <= size)
            rows *= 2;
        return new(rows, size / rows);
    }

    public override string ToString() => FormattableString.Invariant($"{Rows}x{Columns}");
}
