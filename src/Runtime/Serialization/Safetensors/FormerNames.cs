using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>
/// Default names of layers that older versions wrote otherwise: <c>depthwise_conv1d_1</c> is <c>depthwiseconv1d_1</c>. Their files load as they are. The generator
/// compiles this file too, so that the build and the program say the same of one.
/// </summary>
internal static class FormerNames
{
    private static readonly (string Former, string Present)[] s_kinds =
        [("depthwise_conv1d_", "depthwiseconv1d_"), ("separable_conv1d_", "separableconv1d_"), ("conv_transpose1d_", "convtranspose1d_")];

    /// <summary>The names as the network has them: one that it does not have takes its present form, unless the file has a tensor of that name, too.</summary>
    /// <param name="found">The names in the file.</param>
    /// <param name="isExpected">Whether the network has a parameter of a name.</param>
    internal static IEnumerable<string> Resolve(IReadOnlyCollection<string> found, Func<string, bool> isExpected)
    {
        var all = new HashSet<string>(found, StringComparer.Ordinal);
        return found.Select(name => isExpected(name) || all.Contains(Present(name)) ? name : Present(name));
    }

    /// <summary>A parameter's name with its layers' default names as they are today; any other stays as it is.</summary>
    internal static string Present(string name) => string.Join(".", name.Split('.').Select(PresentPart));

    private static string PresentPart(string part)
    {
        foreach (var (former, present) in s_kinds)
        {
            if (part.StartsWith(former, StringComparison.Ordinal))
                return present + part.Substring(former.Length);
        }

        return part;
    }
}
