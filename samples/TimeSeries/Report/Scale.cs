using System;
using System.Collections.Generic;

namespace TimeSeries.Report;

/// <summary>Where a value lies along an axis.</summary>
/// <param name="Least">The value at <paramref name="Start"/>.</param>
/// <param name="Greatest">The value at <paramref name="End"/>.</param>
/// <param name="Start">A place on the page.</param>
/// <param name="End">Another one.</param>
/// <param name="Logarithmic">Whether equal distances are equal ratios.</param>
internal sealed record Scale(double Least, double Greatest, double Start, double End, bool Logarithmic = false)
{
    public double Of(double value)
    {
        var share = Logarithmic
            ? Math.Log(Math.Max(value, Least) / Least) / Math.Log(Greatest / Least)
            : (value - Least) / (Greatest - Least);
        return Start + Math.Clamp(share, 0, 1) * (End - Start);
    }

    /// <summary>Round numbers along the axis: some five steps of 1, 2 or 5 times a power of ten, or powers of ten and, where these are few, 2 and 5 times them.</summary>
    public IEnumerable<double> Ticks() => Logarithmic ? Ratios() : Steps();

    private IEnumerable<double> Ratios()
    {
        double[] factors = Greatest / Least < 100 ? [1, 2, 5] : [1];
        for (var power = Math.Pow(10, Math.Floor(Math.Log10(Least) + 1e-9)); power <= Greatest; power *= 10)
        {
            foreach (var factor in factors)
            {
                if (factor * power >= Least * 0.9999 && factor * power <= Greatest)
                    yield return factor * power;
            }
        }
    }

    private IEnumerable<double> Steps()
    {
        var step = Step((Greatest - Least) / 5);
        for (var i = Math.Ceiling(Least / step - 1e-9); i * step <= Greatest + 1e-9 * step; i++)
            yield return i * step;
    }

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
    }
}
