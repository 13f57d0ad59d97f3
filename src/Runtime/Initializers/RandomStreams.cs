using System;

namespace Gen;

/// <summary>
/// Which stream of a seed each use of random numbers has (<see cref="RandomSource.ForStream"/>). Network and trainer have the same seed by default, so the
/// streams, not the seeds, keep the uses apart. Whoever adds a use adds its range here.
/// </summary>
/// <remarks>
/// As unsigned numbers: from 0 on the parameters of a network, each by its place (generated code counts them); from 2^29 on the training sessions that share
/// a batch; from 2^30 on the shuffles and augmentations, one for each epoch that an <see cref="int"/> counts; from 3 * 2^30 on none, which as an <see cref="int"/> are
/// -2^30 to -1.
/// </remarks>
public static class RandomStreams
{
    private const int FirstSession = 1 << 29;
    private const int FirstShuffle = 1 << 30;

    /// <summary>The dropout of one of the sessions that share a batch.</summary>
    /// <param name="part">Which one, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or so great that the next range begins.</exception>
    public static int Session(int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, FirstShuffle - FirstSession);
        return FirstSession + part;
    }

    /// <summary>The order of the samples in an epoch.</summary>
    /// <param name="epoch">Which one, counted from 1. The sum of a great epoch is negative, and still nobody else's.</param>
    public static int Shuffle(int epoch) => unchecked(FirstShuffle + epoch);
}
