namespace TimeSeries;

/// <summary>A line of a UCR file.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Label">The class as the file spells it.</param>
/// <param name="Values">The series.</param>
internal sealed record UcrRow(int Line, string Label, double[] Values);
