using System;
using System.Numerics;

namespace EdgeDetector;

/// <summary>
/// Counts times in steps of less than one percent, 128 for each doubling, so that the distribution of a million fits sixty kilobytes and nothing is
/// allocated while they come in.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int StepBits = 7;
    private const int Steps = 1 << StepBits;

    private readonly int[] _counts = new int[(64 - StepBits) * Steps + Steps];
    private long _total;

    /// <summary>The greatest time, in nanoseconds.</summary>
    public long Greatest { get; private set; }

    /// <summary>Counts a time.</summary>
    /// <param name="nanoseconds">At least 0.</param>
    public void Add(long nanoseconds)
    {
        _counts[Bucket(nanoseconds)]++;
        _total++;
        Greatest = Math.Max(Greatest, nanoseconds);
    }

    /// <summary>The time, in nanoseconds, that a share of all times does not exceed, up to the step's one percent.</summary>
    /// <param name="share">0 to 1.</param>
    public long Quantile(double share)
    {
        var wanted = (long)Math.Ceiling(share * _total);
        var bucket = 0;
        for (long seen = _counts[0]; seen < wanted && bucket < _counts.Length - 1;)
            seen += _counts[++bucket];
        return Math.Min(UpperEnd(bucket), Greatest);
    }

    // Below 128 nanoseconds a step is one nanosecond; above, the first eight bits choose.
    private static int Bucket(long nanoseconds)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)nanoseconds) - StepBits);
        return shift * Steps + (int)(nanoseconds >> shift);
    }

    private static long UpperEnd(int bucket)
    {
        var shift = Math.Max(0, bucket / Steps - 1);
        return ((long)(bucket - shift * Steps + 1) << shift) - 1;
    }
}
