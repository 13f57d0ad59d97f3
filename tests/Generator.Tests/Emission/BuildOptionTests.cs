using System;
using System.Globalization;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Gen.Generator.Tests.Emission;

/// <summary>A project says which code it wants: the instruction sets, and whether its networks can be trained.</summary>
public sealed class BuildOptionTests
{
    private const string Network = "[Input(Length = 60), Conv1d(Filters = 16), BatchNorm, Relu, GlobalMaxPool1d, Dense(3), Softmax] public partial class Wave;";
    private const string Other = "[Input(Length = 30, Channels = 2), Relu, MaxPool1d, Flatten, Dense(3)] public partial class Other;";
    private const string Trains = "class Use { void It() { var network = new Wave(); CALL; } }";
    private const string ByProject = "'Wave' has no code for training, because GenTraining is false in its project; set it to true, or put [Network(Training = true)] on the class";
    private const string ByClass = "'Wave' has no code for training, because its class says [Network(Training = false)]; take that away, or set it to true";

    [Theory]
    [InlineData("avx2", "Lanes8", "Lanes16")]
    [InlineData("avx512", "Lanes16", "InstructionSet.Avx2")]
    [InlineData("vector128", "Lanes4", "Lanes8")]
    [InlineData("scalar", "Lanes1", "Lanes4")]
    public void OneInstructionSetIsEmittedAlone(string sets, string has, string lacks)
    {
        var run = Clean(Network, ("_GenInstructionSets", sets));
        Assert.Contains(run.Files.Values, text => text.Contains(has + ",", StringComparison.Ordinal));
        Assert.All(run.Files.Values, text => Assert.DoesNotContain(lacks, text, StringComparison.Ordinal));
        Assert.All(run.Files.Values, text => Assert.DoesNotContain("switch (set)", text, StringComparison.Ordinal));
        Assert.Contains($"EmittedSets.Choose([InstructionSet.{run.Files["Wave.g.cs"].Split("Choose([InstructionSet.")[1].Split(']')[0]}]);", run.Files["Wave.g.cs"], StringComparison.Ordinal);
        Assert.Equal(sets, run.Files["Wave.g.cs"].Split("Choose([InstructionSet.")[1].Split(']')[0], ignoreCase: true);
    }

    [Theory]
    [InlineData("scalar,avx2")]
    [InlineData(" AVX2 ; Scalar;")]
    [InlineData("scalar,avx2,avx2")]
    public void OfSeveralInstructionSetsTheLastIsWhatRemains(string sets)
    {
        var run = Clean(Network, ("_GenInstructionSets", sets));
        Assert.Contains("EmittedSets.Choose([InstructionSet.Avx2, InstructionSet.Scalar]);", run.Files["Wave.g.cs"], StringComparison.Ordinal);
        Assert.All(run.Files.Where(file => file.Value.Contains("switch (set)", StringComparison.Ordinal)), file =>
        {
            Assert.Equal(2, file.Value.Split("break;").Length - 1);
            Assert.Contains("case InstructionSet.Avx2:", file.Value, StringComparison.Ordinal);
            Assert.Contains("default:", file.Value, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("scalar,vector128,avx2,avx512")]
    public void AllOfThemAreTheDefault(string? sets) =>
        Assert.Equal(GeneratorHarness.RunClean(Network).Files, Clean(Network, ("_GenInstructionSets", sets), ("GenTraining", "true")).Files);

    [Fact]
    public void WithoutTrainingThereIsNoSessionAndLessCode()
    {
        var (all, less) = (GeneratorHarness.RunClean(Network), Clean(Network, ("GenTraining", "False")));
        Assert.DoesNotContain("_Session", string.Concat(less.Files.Values), StringComparison.Ordinal);
        Assert.DoesNotContain(less.Files.Keys, name => name.Contains("OuterProduct", StringComparison.Ordinal) || name.Contains("Gradient", StringComparison.Ordinal));
        Assert.InRange(less.Files.Values.Sum(text => text.Length), 1, all.Files.Values.Sum(text => text.Length) / 2);
        Assert.Equal(Members(all), Members(less));
        // What predicts is the same.
        var kernels = less.Files.Where(file => file.Key.StartsWith("Gen.Emitted.", StringComparison.Ordinal) && file.Value.Contains("switch (set)", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(kernels);
        Assert.All(kernels, file => Assert.Equal(all.Files[file.Key], file.Value));
    }

    [Theory]
    [InlineData("", "false", ByProject)]
    [InlineData("[Network(Training = false)] ", "", ByClass)]
    [InlineData("[Network(Training = false)] ", "true", ByClass)]
    [InlineData("[Network(Training = false)] ", "false", ByClass)]
    public void ACallOfTrainingThatWasLeftOutDoesNotCompileAndSaysWhatToSet(string attribute, string training, string message)
    {
        Assert.Equal($"CS0619 'Wave.CreateTrainingSession(int)' is obsolete: '{message}'", ErrorsOf("network.CreateTrainingSession(1)", attribute, training));
        var trainer = ErrorsOf("new Trainer(network, new Adam(), new CrossEntropy())", attribute, training);
        Assert.StartsWith("CS0619 ", trainer, StringComparison.Ordinal);
        Assert.Contains("set GenTraining to true, or Training on the class", trainer, StringComparison.Ordinal);
        Assert.Equal("", ErrorsOf("network.Predict(new float[60], new float[3]); INetwork face = network; face.CreateTrainingSession(1)", attribute, training));
    }

    [Theory]
    [InlineData("[Network] ", "true")]
    [InlineData("[Network(Training = true)] ", "false")]
    public void WhatTheClassSaysGoesBeforeWhatTheProjectSays(string attribute, string training) =>
        Assert.Equal("", ErrorsOf("new Trainer(network, new Adam(), new CrossEntropy()); network.CreateTrainingSession(1)", attribute, training));

    [Theory]
    [InlineData("_GenInstructionSets", "avx2,avx1024", "GEN080", "The project's GenInstructionSets names 'avx1024'; expected one or more of avx512, avx2, vector128 and scalar with semicolons between them")]
    [InlineData("_GenInstructionSets", "8", "GEN080", "The project's GenInstructionSets names '8'; expected one or more of avx512, avx2, vector128 and scalar with semicolons between them")]
    [InlineData("_GenInstructionSets", ",", "GEN080", "The project's GenInstructionSets names no instruction set; expected one or more of avx512, avx2, vector128 and scalar with semicolons between them")]
    [InlineData("GenTraining", "yes", "GEN081", "The project's GenTraining is 'yes'; expected true or false")]
    [InlineData("GenStreams", "some", "GEN064", "The project's GenStreams is 'some'; expected true, false, or nothing for the networks that the project uses as streams")]
    [InlineData("GenNativeLibrary", "shared", "GEN102", "The project's GenNativeLibrary is 'shared'; expected true or false")]
    public void AWrongValueIsSaidOnceForTheProject(string property, string value, string id, string message)
    {
        var run = Run(Network + Other, (property, value));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal((id, message, Location.None), (found.Id, found.GetMessage(CultureInfo.InvariantCulture), found.Location));
        CompiledOutput.AssertClean(run);
    }

    [Fact]
    public void AnotherOptionEmitsWhatItConcernsAnew()
    {
        var before = Run(Network + "[Network(Training = false)] " + Other);
        AssertReasons(Changed(before, ("Something", "else")), Cached, [Cached, Cached], [Cached, Cached], [Cached]);
        AssertReasons(Changed(before, ("GenTraining", "true")), Cached, [Cached, Cached], [Cached, Cached], [Cached]);
        AssertReasons(Changed(before, ("_GenInstructionSets", "avx2")), Modified, [Unchanged, Unchanged], [Cached, Cached], [Modified]);

        // The network whose class speaks for itself is left alone.
        var untrained = Changed(before, ("GenTraining", "false"));
        AssertReasons(untrained, Modified, [Modified, Unchanged], [Modified, Cached], kernels: null);
        Assert.Equal([Modified, Unchanged], untrained.ReasonsOf(TrackingNames.Kernels));
    }

    private static void AssertReasons(
        GeneratorRun run, IncrementalStepRunReason options, IncrementalStepRunReason[] models, IncrementalStepRunReason[] plans, IncrementalStepRunReason[]? kernels)
    {
        Assert.Equal([options], run.ReasonsOf(TrackingNames.BuildOptions));
        Assert.Equal(models, run.ReasonsOf(TrackingNames.Model));
        Assert.Equal(plans, run.ReasonsOf(TrackingNames.Plan));
        if (kernels is not null)
            Assert.Equal(kernels, run.ReasonsOf(TrackingNames.EmittedKernel).Distinct());
    }

    private static GeneratorRun Changed(GeneratorRun run, params (string, string?)[] properties) =>
        new(run.Input, run.Driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties(properties)).RunGenerators(run.Input));

    private static string ErrorsOf(string call, string attribute, string training)
    {
        var run = Run(attribute + Network + Trains.Replace("CALL", call), ("GenTraining", training));
        Assert.Empty(run.Diagnostics);
        CompiledOutput.AssertEmittedIsClean(run);
        return string.Join("\n", CompiledOutput.Of(run).GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => $"{found.Id} {found.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    private static string[] Members(GeneratorRun run) =>
        [.. CompiledOutput.Of(run).GetTypeByMetadataName("Wave")!.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public)
            .Select(member => member.ToDisplayString()).Order(StringComparer.Ordinal)];

    private static GeneratorRun Clean(string source, params (string, string?)[] properties) => GeneratorHarness.Clean(Run(source, properties));

    private static GeneratorRun Run(string source, params (string, string?)[] properties) =>
        GeneratorHarness.Run(TestCompilation.Create(source), properties: new BuildProperties(properties));
}
