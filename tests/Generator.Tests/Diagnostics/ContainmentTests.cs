using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Gen.Generator.Cost;
using Gen.Generator.Diagnostics;
using Gen.Generator.Emit;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Kernels;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Parsing;
using Gen.Generator.Planning;
using Gen.Generator.Sharing;
using Gen.Generator.Tests.Helpers;
using Gen.Generator.Weights;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>A fault of the generator's own is said at the class that it meets, with the layer, and every other network is emitted as if there were no such class.</summary>
public sealed class ContainmentTests
{
    private const string Bad = "[Input(Length = 20), Conv1d(Filters = 4), Relu, Conv1d(Filters = 7, Width = 2), GlobalMaxPool1d] partial class Bad;";
    private const string Good = "[Input(Length = 30, Channels = 2), Conv1d(Filters = 5), Flatten, Dense(3)] partial class Good;";

    [Fact]
    public void AnExceptionWhileAClassIsRead() => IsSaid("while it read it", new()
    {
        Parse = (context, token) => context.TargetSymbol.Name == "Bad" ? throw Fault() : ModelParser.Parse(context, token),
    });

    [Fact]
    public void AnExceptionWhileANetworkIsPlanned() => IsSaid("while it planned conv1d_2", new() { Plan = PlanOnly(layers: 2) });

    [Fact]
    public void AnExceptionWhileANetworkIsWritten() => IsSaid("while it wrote conv1d_2", new()
    {
        PrintNetwork = (plan, isOptimized, sets) => plan.Model.Type.Name == "Bad" && plan.Rows.Count > 2 ? throw Fault() : NetworkFile.Emit(plan, isOptimized, sets),
    });

    [Fact]
    public void AnExceptionWhileAKernelIsWritten() => IsSaid("while it wrote conv1d_2", new()
    {
        PrintKernel = (kernel, sets) => kernel is ContractionKernel { Columns: 7 } or PoolKernel ? throw Fault() : KernelFile.Emit(kernel, sets),
    });

    [Fact]
    public void AnExceptionWhileWeightsAreRead()
    {
        var stages = new Stages { ReadWeights = (model, place) => model.Type.Name == "Bad" ? throw Fault() : EmbeddedWeights.Read(model, place) };
        var run = GeneratorHarness.Run(stages, Good, Bad.Replace("partial", "[Weights(\"w.safetensors\")] partial"));
        AssertSaid(run, "\"w.safetensors\"", "while it read its weights");
        CompiledOutput.AssertClean(run);
    }

    [Fact]
    public void AnExceptionWhileABlockIsRead()
    {
        var stages = new Stages
        {
            ParseLoose = (context, token) => context.Node is ClassDeclarationSyntax { Identifier.ValueText: "Bad" } ? throw Fault() : UnattachedBlocks.Parse(context, token),
        };
        var run = GeneratorHarness.Run(stages, Good, "[Relu] class Bad;");
        AssertSaid(run, "Bad", "while it read it");
        Assert.Contains("Good.g.cs", run.Files.Keys);
    }

    /// <summary>Two networks have the kernel in common: both lose their code, and both are told.</summary>
    [Fact]
    public void AKernelOfSeveralNetworks()
    {
        var stages = new Stages { PrintKernel = (kernel, sets) => kernel is ContractionKernel { Columns: 7 } ? throw Fault() : KernelFile.Emit(kernel, sets) };
        var run = GeneratorHarness.Run(stages, Good, Bad, Bad.Replace("class Bad", "class Worse"));
        Assert.Equal(["Bad", "Worse"], run.Diagnostics.Select(run.TextAt));
        Assert.Contains("Good.g.cs", run.Files.Keys);
        CompiledOutput.AssertClean(run);
    }

    /// <summary>"costarring" and "liquid" have the same hash (FNV-1a, 32 bits).</summary>
    [Fact]
    public void TwoKernelsOfTheSameName()
    {
        var stages = new Stages
        {
            Plan = (model, options) => WithWord(NetworkPlan.Create(model, options)),
            PrintKernel = (kernel, sets) => kernel is Word ? new("", EquatableArray.Of<SharedMethod>()) : KernelFile.Emit(kernel, sets),
        };
        Assert.Equal(new Word("costarring").Name, new Word("liquid").Name);
        var run = GeneratorHarness.Run(stages, Good, Bad, Bad.Replace("class Bad", "class Worse"));
        Assert.Equal(["Bad", "Worse"], run.Diagnostics.Select(run.TextAt));
        Assert.All(run.Diagnostics, found => Assert.Contains("two kernels have the name Word_", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        CompiledOutput.AssertClean(run);
    }

    [Fact]
    public void TwoMethodsOfTheSameName()
    {
        var family = new MethodFamily("Tiles", "Tiles.");
        SharedMethod Method(string body) => new(family, "Tile_0", $"    // Comment.\n    public static void Tile_0() => {body};\n", EquatableArray.Of<LegendEntry>());
        Assert.DoesNotContain("#error", Assert.Single(FamilyFile.Divide([Method("A()"), Method("A()")])).Emit(), StringComparison.Ordinal);
        Assert.Contains("#error Gen: two methods have the name Tile_0", Assert.Single(FamilyFile.Divide([Method("A()"), Method("B()")])).Emit(), StringComparison.Ordinal);
    }

    private static NetworkPlan WithWord(NetworkPlan plan)
    {
        if (plan.Model.Type.Name == "Good")
            return plan;
        var steps = plan.Inference.Steps.ToList();
        var place = steps.FindIndex(step => step is KernelStep);
        steps[place] = (KernelStep)steps[place] with { Kernel = new Word(plan.Model.Type.Name == "Bad" ? "costarring" : "liquid"), Grouped = null };
        return plan with { Inference = plan.Inference with { Steps = steps.ToEquatable() } };
    }

    /// <summary>A kernel whose name has nothing of what it is but the hash.</summary>
    private sealed record Word(string Text) : Kernel
    {
        protected override string Stem => "Word";

        protected override object[] Identity => [Text];

        public override IReadOnlyList<string> Arguments => ["x"];

        public override string Describe() => "a word";
    }

    /// <summary>What the compiler asks to be stopped is no fault.</summary>
    [Fact]
    public void AStopIsNoFault()
    {
        using var stop = new CancellationTokenSource();
        var stages = new Stages
        {
            Plan = (model, options) =>
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
                return NetworkPlan.Create(model, options);
            },
        };
        Assert.Throws<OperationCanceledException>(() => GeneratorHarness.NewDriver(stages).RunGenerators(TestCompilation.Create(Good), stop.Token));
    }

    [Fact]
    public void AnExceptionKnowsTheInnermostLayerThatItPassed()
    {
        var fault = Fault();
        Assert.False(Failure.Note(fault, "block_1.relu_1"));
        Assert.False(Failure.Note(fault, "block_1"));
        Assert.Equal("while it read block_1.relu_1", Failure.Of("N", "while it read", fault).Doing);
    }

    private static Func<ModelSpec, PlanningOptions, NetworkPlan> PlanOnly(int layers) =>
        (model, options) => model.Type.Name == "Bad" && model.Body.Layers.Count > layers ? throw Fault() : NetworkPlan.Create(model, options);

    private static InvalidOperationException Fault() => new("Sequence contains\nno elements");

    private static void IsSaid(string doing, Stages stages)
    {
        var run = GeneratorHarness.Run(stages, Good, Bad);
        AssertSaid(run, "Bad", doing);
        var alone = GeneratorHarness.RunClean(Good).Files;
        // In the files of what networks share, the bad one's kernels may have put more.
        Assert.All(alone.Where(file => !IsShared(file.Value)), file => Assert.Equal(file.Value, run.Files[file.Key]));
        Assert.DoesNotContain("Bad.g.cs", run.Files.Keys);
        CompiledOutput.AssertClean(run);
    }

    private static bool IsShared(string file) => file.Contains("with the operations L", StringComparison.Ordinal);

    private static void AssertSaid(GeneratorRun run, string span, string doing)
    {
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(("GEN050", span), (found.Id, run.TextAt(found)));
        Assert.Equal(
            $"'Bad' has no code, because the generator failed {doing} (InvalidOperationException: Sequence contains no elements); the fault is Gen's: please report it together with the attributes of the class",
            found.GetMessage(CultureInfo.InvariantCulture));
    }
}
