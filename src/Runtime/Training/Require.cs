using System;

namespace Gen;

/// <summary>The checks of numbers that users set.</summary>
internal static class Require
{
    internal static double NotNegative(double value, string name) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0.");

    internal static int NotNegative(int value, string name) => value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0.");

    // The smallest normal float: below it, a float epsilon would vanish.
    internal static double Positive(double value, string name) => value is >= 1.17549435e-38 and <= float.MaxValue
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a positive float.");

    internal static double? PositiveOrNone(double? value, string name) => value is null ? null : Positive(value.Value, name);

    internal static double InUnitInterval(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and less than 1.");

    internal static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
