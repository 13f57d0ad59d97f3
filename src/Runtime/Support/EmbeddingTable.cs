using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>Takes rows of an embedding's table, and adds gradients to them: nothing is computed that would be worth a kernel of its own. For generated code.</summary>
public static class EmbeddingTable
{
    /// <summary>y[l] = table[x[l]].</summary>
    /// <param name="x">The first row's number; all were checked.</param>
    /// <param name="table">The table's first value.</param>
    /// <param name="y">The first output.</param>
    /// <param name="steps">The rows that are taken.</param>
    /// <param name="units">The values of a row.</param>
    public static void Gather(ref float x, ref float table, ref float y, int steps, int units)
    {
        for (nint step = 0; step < steps; step++)
        {
            var row = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref table, (nint)Unsafe.Add(ref x, step) * units), units);
            row.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, step * units), units));
        }
    }

    /// <summary>gradient[x[l]] += dy[l].</summary>
    /// <param name="x">The first row's number.</param>
    /// <param name="dy">The first output's gradient.</param>
    /// <param name="gradient">The first value's gradient in the table.</param>
    /// <param name="steps">The rows that were taken.</param>
    /// <param name="units">The values of a row.</param>
    public static void Scatter(ref float x, ref float dy, ref float gradient, int steps, int units)
    {
        for (nint step = 0; step < steps; step++)
            Add(ref Unsafe.Add(ref dy, step * units), ref Unsafe.Add(ref gradient, (nint)Unsafe.Add(ref x, step) * units), units);
    }

    private static void Add(ref float from, ref float to, int count)
    {
        nint place = 0;
        for (; place <= count - Vector<float>.Count; place += Vector<float>.Count)
            (Load(ref from, place) + Load(ref to, place)).StoreUnsafe(ref to, (nuint)place);
        for (; place < count; place++)
            Unsafe.Add(ref to, place) += Unsafe.Add(ref from, place);
    }

    private static Vector<float> Load(ref float start, nint place) => Vector.LoadUnsafe(ref start, (nuint)place);
}
