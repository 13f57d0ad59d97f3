using System;
using System.Linq;
using System.Reflection;
using Gen;
using Xunit;

namespace Contract.Tests.Declarations;

/// <summary>A program with the SDK's implicit usings can say <c>using Gen;</c> and mean what it says.</summary>
public sealed class NameTests
{
    private static readonly string[] s_implicitlyUsed =
        ["System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    [Fact]
    public void No_public_type_is_called_like_one_that_is_in_scope_anyway()
    {
        Assembly[] assemblies = [typeof(object).Assembly, typeof(Uri).Assembly, typeof(Enumerable).Assembly, typeof(System.Net.Http.HttpClient).Assembly,
            typeof(System.Collections.Generic.SortedSet<int>).Assembly, typeof(System.Threading.Barrier).Assembly];
        var taken = assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => s_implicitlyUsed.Contains(type.Namespace)).Select(type => type.Name).ToHashSet();
        Assert.Contains("Monitor", taken);
        var mine = typeof(INetwork).Assembly.GetExportedTypes().Where(type => type is { Namespace: "Gen", IsNested: false }).Select(type => type.Name);
        Assert.DoesNotContain(mine, taken.Contains);
    }
}
