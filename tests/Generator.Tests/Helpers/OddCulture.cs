using System;
using System.Globalization;

namespace Gen.Generator.Tests.Helpers;

/// <summary>
/// Runs a test under a culture in which every number that was formatted without care looks wrong: a comma for the point, and the
/// minus sign U+2212 as Swedish has it.
/// </summary>
internal sealed class OddCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public OddCulture()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = "\u00a0";
        CultureInfo.CurrentCulture = odd;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
