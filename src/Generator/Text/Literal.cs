using System.Globalization;

namespace Gen.Generator.Text;

/// <summary>Numbers as C# literals, the same under every culture.</summary>
internal static class Literal
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Nine digits give every float back exactly.</summary>
    public static string Of(float value) => value switch
    {
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ when float.IsNaN(value) => "float.NaN",
        _ => value.ToString("G9", CultureInfo.InvariantCulture) + "f",
    };

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A number for a table or a sentence, with thousands separated.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number for a sentence.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
