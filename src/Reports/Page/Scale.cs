using System;

namespace Gen.Reports;

/// <summary>Where a value lies along a line of the page.</summary>
/// <param name="Least">The value at <paramref name="Start"/>.</param>
/// <param name="Greatest">The value at <paramref name="End"/>.</param>
/// <param name="Start">A place on the page.</param>
/// <param name="End">Another one.</param>
internal sealed record Scale(double Least, double Greatest, double Start, double End)
{
    public double Of(double value) => Start + Math.Clamp((value - Least) / (Greatest - Least), 0, 1) * (End - Start);
}
