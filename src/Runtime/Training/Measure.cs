using System;

namespace Gen;

/// <summary>A number of one's own about all outputs of a dataset.</summary>
/// <param name="outputs">Sample after sample, in the network's layout.</param>
/// <param name="targets">What should have come, in the same order.</param>
/// <returns>The number.</returns>
public delegate double MeasureFunction(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets);

/// <summary>A number that <see cref="Trainer.Measures"/> asks for.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Compute">Computes it.</param>
public sealed record Measure(string Name, MeasureFunction Compute);

/// <summary>What a <see cref="Measure"/> gave.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">The number.</param>
public readonly record struct MeasuredValue(string Name, double Value);
