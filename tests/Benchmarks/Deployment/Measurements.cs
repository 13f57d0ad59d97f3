using System.Collections.Generic;

namespace Benchmarks.Deployment;

/// <summary>What was measured of a program, round by round.</summary>
/// <param name="Detector">The program.</param>
internal sealed record Measurements(Detector Detector)
{
    /// <summary>From its start to its first answer.</summary>
    public List<double> StartSeconds { get; } = [];

    /// <summary>The most that was ever resident.</summary>
    public List<double> PeakKilobytes { get; } = [];

    /// <summary>The latencies.</summary>
    public List<Latency> Latencies { get; } = [];
}
