using System.Globalization;

namespace Gen.Data;

/// <summary>Reads the numbers of text files.</summary>
internal sealed class CsvNumber(bool decimalComma)
{
    private readonly NumberFormatInfo _format = decimalComma
        ? new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }
        : CultureInfo.InvariantCulture.NumberFormat;

    /// <summary>Whether a cell has no value.</summary>
    internal static bool IsMissing(string text) => text is "" or "?" or "-" or "NaN" or "nan" or "NAN" or "NA" or "N/A" or "null" or "NULL" or "None";

    /// <summary>Whether a cell is a number, or would be one with the other decimal sign.</summary>
    internal static bool LooksLikeNumber(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>The number in a cell; not a number where it is missing.</summary>
    internal float Read(string text, string column, string place)
    {
        if (IsMissing(text))
            return float.NaN;
        if (!double.TryParse(text, NumberStyles.Float, _format, out var number))
            throw Fault.At(place, $"column '{column}' is '{Fault.Shown(text)}', which is no number", Cure(text));
        return float.IsFinite((float)number)
            ? (float)number
            : throw Fault.At(place, $"column '{column}' is {Fault.Shown(text)}, which a float cannot hold", "Scale the column, or leave it out with Channels.");
    }

    private string Cure(string text) => !LooksLikeNumber(text)
        ? "If it is no signal, list the columns that are in Channels; if it is the class, name it in Label."
        : decimalComma ? "DecimalComma is set, but this number has a point." : "If this is a decimal comma, set DecimalComma, and Delimiter if that is a comma too.";
}
