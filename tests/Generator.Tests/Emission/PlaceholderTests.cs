using System;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>A network with an error has its members all the same: the error is the only one, however much code uses the class.</summary>
public sealed class PlaceholderTests
{
    private const string User = """
        public static class User
        {
            private static readonly float[] s_outputs = new float[N.OutputSize * N.OutputLength / N.OutputChannels];

            public static float[] Use()
            {
                var network = new N(seed: 3) { Threads = 2 };
                network.Load("a"); network.Save("b");
                network.Predict(new float[N.InputSize], s_outputs);
                INetwork face = new N();
                System.Console.WriteLine(N.Summary + N.ParameterCount / N.ReceptiveField + N.MultiplyAdds + N.WorkspaceBytes + network.Parameters.Count + face.Layout);
                new Trainer(network, new Adam(), new CrossEntropy()).Fit(Dataset.FromLabels(new float[N.InputLength * N.InputChannels], new int[1], classes: 2));
                using var session = network.CreateTrainingSession(1) as System.IDisposable;
                return s_outputs;
            }
        }
        """;

    [Theory]
    [InlineData("[Input(Length = 10), Conv1d(Width = 11)] public partial class N;")]
    [InlineData("[Input(Length = 0), Dense(2)] public partial class N;")]
    [InlineData("[Input(Length = int.MaxValue, Channels = int.MaxValue), Dense(2)] public partial class N;")]
    [InlineData("[Input(Length = 10)] public partial class N;")]
    [InlineData("[Input(Length = 10), Weights(\"none\"), Dense(0)] public partial class N;")]
    [InlineData("[Input(Length = 10), Dense(2)] public partial class N { public N(string name) { } }")]
    [InlineData("[Input(Length = 10), Dense(2, Name = \"1\")] public partial class N;")]
    [InlineData("[Conv1d] class B; [Input(Length = 10), Residual<B>] public partial class N;")]
    [InlineData("[Input(Length = 10), Dense(2)] public partial class N; [Relu] partial class N;")]
    public void TheErrorOfADeclarationIsTheOnlyOne(string source)
    {
        var run = GeneratorHarness.Run(source, User);
        Assert.Single(run.Diagnostics);
        CompiledOutput.AssertClean(run);
    }

    /// <summary>The compiler's own errors are those of the declaration; the class's users have none.</summary>
    [Theory]
    [InlineData("[Input(Length = 10), ReLU] public partial class N;")]
    [InlineData("[Input(Length = 10), Dense(Unknown)] public partial class N;")]
    [InlineData("[Input(Lenght = 10), Dense(2)] public partial class N;")]
    public void AHalfTypedDeclarationIsTheOnlyPlaceWithErrors(string source)
    {
        var run = GeneratorHarness.Run(source, User);
        Assert.All(CompiledOutput.Of(run).GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error),
            found => Assert.Equal("Source0.cs", found.Location.SourceTree?.FilePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[Weights(\"none.safetensors\")]")]
    public void TheMembersAreThoseOfAGoodNetwork(string attribute) =>
        Assert.Equal(MembersOf($"{attribute}[Input(Length = 10), Dense(2)] public partial class N;"), MembersOf($"{attribute}[Input(Length = 10), Dense(0)] public partial class N;"));

    private const string SeveralOutputs = "[Input(Name = \"raw\", Length = 10), Input(Name = \"rest\", Length = 4), Take(\"rest\"), Flatten, Keep(\"flat\"), Take(\"raw\"), Flatten, Join(\"flat\"), Keep(\"a\"), Dense({0}), Keep(\"b_c\"), Output(\"a\", \"b_c\")] public partial class N;";

    [Fact]
    public void ConstantsOfNamedInputsAndOutputsAreThere()
    {
        var members = MembersOf(SeveralOutputs.Replace("{0}", "0", StringComparison.Ordinal));
        Assert.All(new[] { "RawLength", "RestOffset", "AChannels", "BCSize" }, name => Assert.Contains(members, member => member.EndsWith(name, StringComparison.Ordinal)));
        Assert.Equal(MembersOf(SeveralOutputs.Replace("{0}", "3", StringComparison.Ordinal)).Where(member => !member.Contains("NetworkOutput", StringComparison.Ordinal)), members);
    }

    [Fact]
    public void ConstantsThatHaveNoRoomAreTheOnlyError()
    {
        var run = GeneratorHarness.Run("[Input(Length = 10), Keep(\"a\"), Output(\"a\")] public partial class N { public const int ALength = 3; }", User);
        Assert.Equal("GEN092", Assert.Single(run.Diagnostics).Id);
        CompiledOutput.AssertClean(run);
    }

    [Fact]
    public void ClassesThatDifferInCapitalsOnlyHaveFilesOfTheirOwn() =>
        Assert.Equal(2, GeneratorHarness.Run("[Input(Length = 10), Dense(0)] partial class Ecg; [Input(Length = 10), Dense(0)] partial class ECG;").Files.Count);

    // Types, parameters with their names and defaults; no values of constants, which an error leaves unknown.
    private static readonly SymbolDisplayFormat s_shown = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeExplicitInterface)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue);

    private static string[] MembersOf(string source)
    {
        var type = CompiledOutput.Of(GeneratorHarness.Run(source)).GetTypeByMetadataName("N")!;
        return [.. type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public || member.Name.Contains('.', StringComparison.Ordinal))
            .Select(member => $"{(member.IsStatic ? "static " : "")}{member.ToDisplayString(s_shown)}").Order(StringComparer.Ordinal)];
    }
}
