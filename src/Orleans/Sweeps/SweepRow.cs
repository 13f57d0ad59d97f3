using System.Collections.Generic;
using Orleans;

namespace Gen.Orleans;

/// <summary>One trial of a sweep's table.</summary>
[GenerateSerializer]
[Immutable]
public sealed record SweepRow
{
    /// <summary>The trial's number, counted from 0.</summary>
    [Id(0)]
    public int Trial { get; init; }

    /// <summary>What was chosen for it.</summary>
    [Id(1)]
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();

    /// <summary>The epochs so far.</summary>
    [Id(2)]
    public int Epoch { get; init; }

    /// <summary>Whether it has all the epochs that it was given so far.</summary>
    [Id(3)]
    public bool IsDone { get; init; }

    /// <summary>The validation's mean loss after the last epoch, the training's where there is no validation; of the epoch so far while it trains.</summary>
    [Id(4)]
    public double Loss { get; init; }

    /// <summary>The accuracy that goes with it, where the loss is a classification.</summary>
    [Id(5)]
    public double? Accuracy { get; init; }

    /// <summary>What names the weights that it ended with (<see cref="Fleet.VersionOf"/>).</summary>
    [Id(6)]
    public string Weights { get; init; } = "";

    /// <summary>Why it failed, if it did.</summary>
    [Id(7)]
    public string? Fault { get; init; }

    /// <summary>The silo that has it.</summary>
    [Id(8)]
    public string Silo { get; init; } = "";
}
