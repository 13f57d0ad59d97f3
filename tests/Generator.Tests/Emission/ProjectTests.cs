using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>Several networks in a project: equal kernels are emitted once, and nothing depends on the order of files.</summary>
public sealed class ProjectTests
{
    private const string Body = "[Input(Length = 12, Channels = 3), Conv1d(Filters = 5, Padding = \"same\"), Relu, GlobalAveragePool1d, Dense(2), Softmax]";

    private static readonly string[] s_files =
    [
        $"namespace A; {Body} partial class First;",
        "[Input(Length = 40), Conv1d(Filters = 8), BatchNorm, Relu, MaxPool1d, Flatten, Dense(3)] partial class Second;",
        $"namespace B; partial class Outer {{ {Body} partial class First; }}",
        "namespace A; [Input(Length = 12, Channels = 3), Conv1d(Filters = 5, Width = 7), Flatten, Dense(2)] partial class Third;",
    ];

    [Fact]
    public void SeveralNetworksCompileTogether() => Assert.Equal(
        ["A.First.g.cs", "A.Third.g.cs", "B.Outer.First.g.cs", "Second.g.cs"],
        GeneratorHarness.RunClean(s_files).Files.Keys.Where(IsNetwork).Order(System.StringComparer.Ordinal));

    [Fact]
    public void EqualNetworksShareEveryKernel()
    {
        var one = GeneratorHarness.RunClean(s_files[0]).Files;
        var two = GeneratorHarness.RunClean(s_files[0], s_files[2]).Files;
        Assert.Contains(one.Keys, IsKernel);
        Assert.Equal(one.Where(file => IsKernel(file.Key)).ToHashSet(), two.Where(file => IsKernel(file.Key)).ToHashSet());
    }

    [Fact]
    public void EqualLayersOfOneNetworkShareTheirKernels()
    {
        const string Once = "[Input(Length = 12, Channels = 5), Relu, Conv1d(Filters = 5, Padding = \"same\"), Relu, Conv1d(Filters = 5, Padding = \"same\"), Relu] partial class N;";
        var twice = Once.Replace("] partial", ", Conv1d(Filters = 5, Padding = \"same\"), Relu] partial");
        Assert.Equal(
            GeneratorHarness.RunClean(Once).Files.Keys.Where(IsKernel).ToHashSet(),
            GeneratorHarness.RunClean(twice).Files.Keys.Where(IsKernel).ToHashSet());
    }

    [Fact]
    public void TheOrderOfFilesChangesNothing()
    {
        var files = GeneratorHarness.Run(s_files).Files.ToHashSet();
        Assert.Equal(files, GeneratorHarness.Run([.. s_files.Reverse()]).Files.ToHashSet());
        Assert.Equal(files, GeneratorHarness.Run([.. s_files.Skip(1), s_files[0]]).Files.ToHashSet());
    }

    /// <summary>As a library's are to its tests.</summary>
    [Fact]
    public void AnotherProjectsKernelsMayBeVisible()
    {
        var library = GeneratorHarness.RunClean($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Application\")] namespace A {{ {Body} partial class First; }}");
        var application = TestCompilation.Create($"namespace B; {Body} partial class First;").WithAssemblyName("Application").AddReferences(CompiledOutput.Of(library).ToMetadataReference());
        GeneratorHarness.Clean(GeneratorHarness.Run(application));
    }

    [Fact]
    public void TypesOfTheProjectMayHaveAnyNames()
    {
        string[] names =
        [
            "Unsafe", "MemoryMarshal", "MathF", "Math", "Vector128", "Vector256", "Vector512", "Parameter", "INetwork", "NetworkEngine", "Span",
            "ReadOnlySpan", "Stream", "IReadOnlyList", "InstructionSet", "AlignedBuffer", "ITrainingSession", "String", "Int32",
        ];
        var types = string.Concat(names.Select(name => $"class {name}; "));
        GeneratorHarness.RunClean([.. s_files, types, $"namespace A {{ {types} }}", "namespace A.System { class X; }", "namespace A.Gen { class X; }"]);
    }

    [Fact]
    public void NamesMayDifferInCaseOnly() => Assert.Equal(
        ["+net1.g.cs", "Net1.g.cs"],
        GeneratorHarness.RunClean(
            "[Input(Length = 3), Dense(2)] partial class Net1;", "[Input(Length = 3), Dense(3)] partial class net1;").Files.Keys.Where(IsNetwork).Order(System.StringComparer.Ordinal));

    /// <summary>Underscores beside dots, which become underscores; names of more than a file's name may have; weights whose name is another network's.</summary>
    [Theory]
    [InlineData("namespace A_ { BODY partial class B; } namespace A { BODY partial class _B; }")]
    [InlineData("namespace A.B { BODY partial class C; } namespace A { BODY partial class B_C; } namespace A_B { BODY partial class C; }")]
    [InlineData("namespace A_.B { BODY partial class C; } namespace A { BODY partial class _B_C; } namespace A._B { BODY partial class C; } namespace A_ { BODY partial class B_C; } ")]
    [InlineData("WEIGHTS BODY partial class Ecg; WEIGHTS BODY partial class ECG; WEIGHTS BODY partial class ecg2;")]
    [InlineData("WEIGHTS BODY partial class Ecg; namespace Ecg_ { class X; } namespace ECG { BODY partial class Weights; }")]
    public void NoTwoNamesAreAlike(string source)
    {
        var run = GeneratorHarness.Run(source.Replace("BODY", "[Input(Length = 3), Dense(2)]").Replace("WEIGHTS", "[Weights(\"none\")]"));
        Assert.All(run.Diagnostics, found => Assert.Equal("GEN026", found.Id));
        Assert.Equal(source.Split("BODY").Length - 1, run.Files.Values.Count(text => text.Contains("global::Gen.INetwork\n")));
        CompiledOutput.AssertClean(run);
    }

    [Theory]
    [InlineData(260, 'n')]
    [InlineData(90, '\u540d')]
    [InlineData(500, '_')]
    public void ALongNameMakesNoLongFile(int length, char letter)
    {
        var (one, two) = (new string(letter, length) + "X", new string(letter, length) + "Y");
        var files = GeneratorHarness.RunClean($"namespace {one}; {Body} partial class {one}; [Input(Length = 3), Dense(2)] partial class {two};").Files.Keys;
        Assert.All(files, file => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file), 1, 120));
        Assert.Equal(2, files.Count(IsNetwork));
    }

    [Fact]
    public void ANetworkAtTheLimitIsStillPlannedWithInts() => Assert.Contains(
        "N.g.cs", GeneratorHarness.RunClean("[Input(Length = 1 << 20, Channels = 1 << 7), Relu] public partial class N;").Files.Keys);

    [Fact]
    public void EmittedLinesEndTheSameWayOnEveryMachine() => Assert.All(GeneratorHarness.Run(s_files).Files.Values, text =>
    {
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text);
        Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
    });

    private static bool IsKernel(string file) => file.StartsWith("Gen.Emitted.", System.StringComparison.Ordinal);

    private static bool IsNetwork(string file) => !IsKernel(file);
}
