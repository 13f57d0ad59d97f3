using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>A small network as it is emitted, whole: here to be read, and to make sure that a change of what is emitted is seen.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void SmallNetwork()
    {
        var run = GeneratorHarness.RunClean("""
            namespace Shop;

            [Input(Length = 6, Channels = 2)]
            [Conv1d(Filters = 3, Padding = "same"), Relu, Softmax]
            public partial class Door;
            """);
        Verify.Files("Emission", nameof(SnapshotTests), run.Files);
    }

    /// <summary>The gradient of few filters' weights, with neighbouring rows of weights in a vector.</summary>
    [Fact]
    public void ProductInRows()
    {
        var run = GeneratorHarness.RunClean("[Input(Length = 60, Channels = 10), Conv1d(Filters = 3, Width = 5, Dilation = 2)] public partial class Rows;");
        Verify.Files("Emission", nameof(SnapshotTests), run.Files.Where(file => file.Key.Contains("OuterProduct")).ToDictionary(file => file.Key, file => file.Value));
    }
}
