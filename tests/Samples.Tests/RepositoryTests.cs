using System.IO;
using System.Linq;
using System.Xml.Linq;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>Lists that people forget to extend.</summary>
public sealed class RepositoryTests
{
    [Fact]
    public void TheSolutionHasEveryProject()
    {
        var solution = Repository.Read("Gen.sln").Replace('\\', '/');
        Assert.All(
            new[] { "src", "samples", "tests" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)),
            project => Assert.Contains($"\"{Path.GetRelativePath(Repository.Root, project).Replace('\\', '/')}\"", solution));
    }

    [Fact]
    public void EveryDependencyIsExplained()
    {
        var page = Repository.Read("docs/dependencies.md");
        var packages = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);
        Assert.All(packages, package => Assert.Matches($@"(?m)^\|.*\b{package.Replace(".", @"\.")}\b", page));
    }

    [Fact]
    public void TheSampleNamesTheSourceAndTheLicenceOfItsData()
    {
        var page = Repository.Read("samples/SpliceJunctions/data/README.md");
        Assert.Contains("UCI Machine Learning Repository", page);
        Assert.Contains("CC BY 4.0", page);
    }
}
