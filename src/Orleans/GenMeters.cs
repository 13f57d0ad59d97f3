using System.Diagnostics.Metrics;

namespace Gen.Orleans;

/// <summary>
/// The meter <c>Gen</c> of this process: <c>gen.steps</c>, <c>gen.reductions</c>, <c>gen.reduction.bytes</c>, <c>gen.retries</c> of trainings, <c>gen.frames</c> and
/// <c>gen.persists</c> of streams. Listen with OpenTelemetry's <c>AddMeter("Gen")</c> or <c>dotnet-counters</c>.
/// </summary>
public static class GenMeters
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Gen";

    private static readonly Meter s_meter = new(Name);

    internal static Counter<long> Steps { get; } = s_meter.CreateCounter<long>("gen.steps", "{step}", "Steps of training that were taken.");

    internal static Counter<long> Reductions { get; } = s_meter.CreateCounter<long>("gen.reductions", "{sum}", "Sums of gradients that came from another silo.");

    internal static Counter<long> ReductionBytes { get; } = s_meter.CreateCounter<long>("gen.reduction.bytes", "By", "Bytes of such sums.");

    internal static Counter<long> Retries { get; } = s_meter.CreateCounter<long>("gen.retries", "{try}", "Steps, pushes or trials that were begun again.");

    internal static Counter<long> Frames { get; } = s_meter.CreateCounter<long>("gen.frames", "{frame}", "Frames that streams took.");

    internal static Counter<long> Persists { get; } = s_meter.CreateCounter<long>("gen.persists", "{write}", "States of streams that were written down.");
}
