using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen.Tests;

internal static class ParameterExtensions
{
    internal static float[] Values(this Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }

    internal static float[][] AllValues(this INetwork network) => [.. network.Parameters.Select(parameter => parameter.Values())];

    internal static byte[] Saved(this IReadOnlyList<Parameter> parameters)
    {
        using var stream = new MemoryStream();
        WeightsFile.Save(stream, parameters);
        return stream.ToArray();
    }

    /// <summary>The packed values that no canonical element lies at.</summary>
    internal static IEnumerable<float> Padding(this Parameter parameter)
    {
        var layout = parameter.Layout;
        var used = Enumerable.Range(0, layout.Rows * layout.Columns)
            .Select(i => layout.IndexOf(i / layout.Columns, i % layout.Columns)).ToHashSet();
        var packed = parameter.Packed.ToArray();
        return Enumerable.Range(0, packed.Length).Where(i => !used.Contains(i)).Select(i => packed[i]);
    }
}
