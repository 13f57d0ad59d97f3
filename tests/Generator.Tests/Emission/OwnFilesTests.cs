using System.Globalization;
using System.Linq;
using Gen.Generator.Tests.Diagnostics;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>No declaration makes a generated file fail to compile, or warn: at level 9999, in every version of C# that is said to do.</summary>
public sealed class OwnFilesTests
{
    private const string Network = """
        [Input(Length = 24, Channels = 3), Weights("none"), Conv1d(Filters = 8, Width = 5, Padding = "same"), BatchNorm, Relu, Residual<Inner>]
        [DepthwiseConv1d(Multiplier = 2), MaxPool1d, Dropout, ConvTranspose1d(Filters = 4, Stride = 2), LayerNorm, Flatten, Dense(3), Softmax]
        public partial class N;
        [Conv1d(Filters = 8, Padding = "same", Activation = Activation.Tanh)] public class Inner;
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Default)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void EveryLanguageVersionThatDoes(LanguageVersion version)
    {
        var run = GeneratorHarness.Run(TestCompilation.Create(version, Network));
        Assert.Equal("GEN026", Assert.Single(run.Diagnostics).Id);
        Assert.Contains("N.g.cs", run.Files.Keys);
        CompiledOutput.AssertClean(run);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    public void AnOlderLanguageVersionIsSaid(LanguageVersion version, string name)
    {
        var run = GeneratorHarness.Run(TestCompilation.Create(version, "[Input(Length = 4), Dense(2)] public partial class N { }"));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(
            ("GEN051", $"'N' needs C# 12.0 or later, but the project is compiled as C# {name}; set <LangVersion> in the project to 12.0 or later"),
            (found.Id, found.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("[System.Obsolete] public class Mine : IInitializer { BODY }", "")]
    [InlineData("[System.Obsolete(\"Old.\", error: true)] public class Mine : IInitializer { BODY }", "")]
    [InlineData("[System.Obsolete(\"Old.\", DiagnosticId = \"OLD1\")] public class Mine : IInitializer { BODY }", "")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"NEW1\")] public struct Mine : IInitializer { BODY }", "")]
    [InlineData("public class Mine<T> : IInitializer { BODY } [System.Obsolete] public class Old;", "<Old>")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.Experimental(\"NEW2\")] public class Mine : IInitializer { BODY }", "")]
    public void AnInitializerThatTheCompilerWarnsOf(string library, string arguments)
    {
        var block = $"{library} [Dense(3, WeightsInitializer = typeof(Mine{arguments}))] public class B;";
        var quiet = "#pragma warning disable\n[System.Obsolete] class Off;";
        GeneratorHarness.Clean(GeneratorHarness.Run(TestCompilation.CreateWithLibrary(
            LayerDiagnosticTests.WithBody(block), $"{quiet}\n[Input(Length = 4), Block<B>] public partial class N;\n#pragma warning restore")));
    }

    [Fact]
    public void AProjectForEveryLanguage()
    {
        var run = GeneratorHarness.Run("[assembly: System.CLSCompliant(true)] [Input(Length = 4), Dense(2)] public partial class N { public int threads; }");
        Assert.Empty(run.Diagnostics);
        CompiledOutput.AssertClean(run);
    }

    /// <summary>Emitted code stands in Gen.Emitted, where System would be the user's.</summary>
    [Theory]
    [InlineData("Gen.System")]
    [InlineData("Gen.Emitted.System")]
    [InlineData("Gen.Gen")]
    [InlineData("Shop.Gen")]
    [InlineData("Shop.System")]
    public void ANamespaceThatIsCalledLikeOurs(string name) =>
        GeneratorHarness.RunClean($"namespace {name} {{ public class Mine; }} namespace Shop {{ {Network.Replace(", Weights(\"none\")", "", System.StringComparison.Ordinal)} }}");

    [Fact]
    public void AClassWithALowerCaseName()
    {
        var run = GeneratorHarness.Run("public partial class outer { [Input(Length = 4), Dense(2)] public partial class Net; } [Input(Length = 4), Dense(2)] public partial class net;");
        var found = CompiledOutput.Of(run).GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);
        Assert.All(found, diagnostic => Assert.True(run.Input.ContainsSyntaxTree(diagnostic.Location.SourceTree), diagnostic.ToString()));
    }
}
