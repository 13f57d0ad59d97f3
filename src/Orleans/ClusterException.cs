using System;

namespace Gen.Orleans;

/// <summary>What a cluster, or one of its silos, refuses, as a sentence.</summary>
public sealed class ClusterException : Exception
{
    /// <summary>Says what.</summary>
    /// <param name="message">The sentence.</param>
    public ClusterException(string message)
        : base(message)
    {
    }

    /// <summary>Says what, and why.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="inner">What was behind it.</param>
    public ClusterException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
