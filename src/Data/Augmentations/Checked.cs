using System;

namespace Gen.Data;

/// <summary>The checks of numbers that users set.</summary>
internal static class Checked
{
    internal static double NotNegative(double value, string name) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0.");

    internal static int NotNegative(int value, string name) => value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0.");
}
