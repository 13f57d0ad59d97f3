using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;

namespace Gen.Hosting;

/// <summary>
/// The meter <c>Gen</c>: <c>gen.predictions</c> counts signals, <c>gen.prediction.duration</c> is the time of a call in seconds, <c>gen.reloads</c> counts weight files
/// that were loaded again. All have the tag <c>network</c>, the last also <c>success</c>.
/// </summary>
public sealed class PredictionMeters
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Gen";

    private readonly Counter<long> _predictions;
    private readonly Counter<long> _reloads;
    private readonly Histogram<double> _duration;

    /// <summary>Called by the services.</summary>
    /// <param name="factory">Makes the meter; <see langword="null"/> in a host that has none.</param>
    public PredictionMeters(IMeterFactory? factory)
    {
        var meter = factory?.Create(Name) ?? new Meter(Name);
        _predictions = meter.CreateCounter<long>("gen.predictions", "{signal}", "Signals that were predicted from.");
        _reloads = meter.CreateCounter<long>("gen.reloads", "{file}", "Weight files that were loaded again.");
        _duration = meter.CreateHistogram<double>("gen.prediction.duration", "s", "The time of a call.");
    }

    internal void Count(string network, int signals, TimeSpan elapsed)
    {
        var tag = new KeyValuePair<string, object?>("network", network);
        _predictions.Add(signals, tag);
        _duration.Record(elapsed.TotalSeconds, tag);
    }

    internal void Reloaded(string network, bool success) => _reloads.Add(1, new("network", network), new("success", success));
}
