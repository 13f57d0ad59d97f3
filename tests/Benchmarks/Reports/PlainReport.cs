using System;
using System.Collections.Generic;
using System.IO;

namespace Benchmarks.Reports;

/// <summary>The rows as columns of text.</summary>
internal static class PlainReport
{
    /// <summary>Prints them.</summary>
    public static void Print(IEnumerable<Row> rows, TextWriter output)
    {
        output.WriteLine("shape        layout         pass     isa         least us   median us   GFLOP/s   share   by medians   ORT us   ORT/ours");
        foreach (var row in rows)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{row.Shape,-12} {row.Layout,-14} {row.Pass,-8} {row.Isa,-9} {row.Microseconds,10:F3}  {row.MedianMicroseconds,10:F3}  {row.Gflops,8:F1}  {100 * row.Share,5:F1} %      {100 * row.MedianShare,5:F1} %  {row.OrtMicroseconds,8:F2}   {row.OrtMicroseconds / row.Microseconds,8:F2}"));
        }
    }
}
