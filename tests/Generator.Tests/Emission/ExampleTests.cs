using System.IO;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>What stands under <c>docs/emitted</c> to be read is what is emitted.</summary>
public sealed class ExampleTests
{
    private const string Folder = "docs/emitted";

    [Fact]
    public void TheExampleIsCurrent()
    {
        var run = GeneratorHarness.RunClean(Repository.Read(Path.Combine(Repository.Root, Folder, "Ramps.cs")));
        Verify.Folder(Folder, ".g.cs", run.Files);
    }
}
