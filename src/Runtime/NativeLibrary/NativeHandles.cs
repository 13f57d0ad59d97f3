using System.Collections.Generic;
using System.Threading;

namespace Gen.Support;

/// <summary>
/// What C programs hold in place of objects: numbers that are looked up and never followed, so that one that was destroyed is refused. Looking up takes no lock.
/// </summary>
internal static class NativeHandles
{
    // The low bits say where the entry is, from 1 on; the ones above count, so that no number is given out twice.
    private const int PlaceBits = 20;
    private const int MostPlaces = (1 << PlaceBits) - 1;

    private static readonly Lock s_gate = new();
    private static readonly Stack<int> s_free = new();
    private static Entry?[] s_entries = new Entry?[16];
    private static int s_used = 1;
    private static long s_given;

    /// <summary>Gives out a handle.</summary>
    /// <exception cref="NativeException">There are too many.</exception>
    public static nint Add(object value)
    {
        lock (s_gate)
        {
            var place = s_free.Count > 0 ? s_free.Pop() : NextPlace();
            var handle = unchecked((nint)(++s_given << PlaceBits | (long)place));
            Volatile.Write(ref s_entries[place], new(handle, value));
            return handle;
        }
    }

    /// <summary>What a handle stands for; null if it was never given out, or was taken back.</summary>
    public static object? Find(nint handle)
    {
        var (entries, place) = (Volatile.Read(ref s_entries), (int)(handle & MostPlaces));
        return place < entries.Length && Volatile.Read(ref entries[place]) is { } entry && entry.Handle == handle ? entry.Value : null;
    }

    /// <summary>Takes a handle back.</summary>
    /// <returns>Whether it was given out; of two threads that take the same one back, one is told so.</returns>
    public static bool Remove(nint handle)
    {
        lock (s_gate)
        {
            if (Find(handle) is null)
                return false;
            var place = (int)(handle & MostPlaces);
            Volatile.Write(ref s_entries[place], null);
            s_free.Push(place);
            return true;
        }
    }

    private static int NextPlace()
    {
        if (s_used > MostPlaces)
            throw new NativeException(NativeStatus.Memory, $"There are {MostPlaces} networks and streams; destroy some first.");
        if (s_used == s_entries.Length)
        {
            var larger = new Entry?[2 * s_used];
            s_entries.CopyTo(larger, 0);
            Volatile.Write(ref s_entries, larger);
        }

        return s_used++;
    }

    private sealed record Entry(nint Handle, object Value);
}
