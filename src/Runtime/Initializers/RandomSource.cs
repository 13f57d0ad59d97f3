using System;
using System.Numerics;

namespace Gen;

/// <summary>
/// A small deterministic generator of random numbers: SplitMix64 (Steele, Lea and Flood 2014). The same seed gives the same
/// numbers on every machine and in every version, which System.Random does not promise.
/// </summary>
/// <param name="seed">Where the sequence starts.</param>
public struct RandomSource(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15UL;

    private const ulong FirstFactor = 0xBF58476D1CE4E5B9UL;

    private const ulong SecondFactor = 0x94D049BB133111EBUL;

    private ulong _state = seed;

    /// <summary>
    /// A source that is independent of its neighbours: one seed, many streams. All streams lie on one cycle of 2^64 numbers, and no two streams of any seeds
    /// begin at the same place.
    /// </summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">
    /// The number of the stream. The library itself takes all but -2^30 to -1, which are left for programs that draw by the same seed.
    /// </param>
    public static RandomSource ForStream(int seed, int stream)
    {
        var source = new RandomSource(((ulong)(uint)seed << 32) | (uint)stream);
        return new RandomSource(source.NextUInt64());
    }

    /// <summary>The whole state: a source made from it goes on where this one stands.</summary>
    public readonly ulong State => _state;

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        _state += Step;
        var z = _state;
        z = (z ^ (z >> 30)) * FirstFactor;
        z = (z ^ (z >> 27)) * SecondFactor;
        return z ^ (z >> 31);
    }

    /// <summary>The numbers that neighbouring states stand for: what <see cref="NextUInt64"/> does, a vector at a time.</summary>
    internal static Vector<ulong> Mixed(Vector<ulong> states)
    {
        var z = (states ^ (states >> 30)) * FirstFactor;
        z = (z ^ (z >> 27)) * SecondFactor;
        return z ^ (z >> 31);
    }

    /// <summary>The states of neighbouring numbers from the so-manieth next one on.</summary>
    internal readonly Vector<ulong> Ahead(int numbers) => new Vector<ulong>(_state) + Steps(numbers) + (Vector<ulong>.Indices * Step);

    /// <summary>In each lane what so many numbers add to a state.</summary>
    internal static Vector<ulong> Steps(int numbers) => new((ulong)numbers * Step);

    /// <summary>Goes on as if so many numbers had been drawn.</summary>
    internal void Skip(ulong numbers) => _state += numbers * Step;

    /// <summary>The next number, uniform in [0, 1), with 24 random bits.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>The next number, uniform in [0, 1), with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next integer, uniform in [0, <paramref name="bound"/>).</summary>
    /// <param name="bound">The exclusive upper bound; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);
    }

    /// <summary>The next number of the standard normal distribution (Box and Muller 1958).</summary>
    public float NextNormal()
    {
        var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - NextDouble()));
        return (float)(radius * Math.Cos(2.0 * Math.PI * NextDouble()));
    }
}
