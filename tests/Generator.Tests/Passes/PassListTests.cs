using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Gen.Generator.Tests.Helpers;
using Xunit;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Tests.Passes;

/// <summary>The order of passes, the check behind each of them, and the text of a graph.</summary>
public sealed class PassListTests
{
    private static readonly GraphPass s_fuse = new("fuse", [Pipeline.Fact.Lowered], Pipeline.Fact.StepsFused, static (_, _) => { });

    [Xunit.Fact]
    public void APassThatLacksWhatItNeedsCannotBeListed()
    {
        var late = new GraphPass("pack", [Pipeline.Fact.SamplesBatched], Pipeline.Fact.GradientsPacked, static (_, _) => { });
        Assert.Contains("'pack' needs SamplesBatched", Assert.Throws<ArgumentException>(() => new PassList("wrong", s_fuse, late)).Message, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public void APassThatComesTooLateCannotBeListed()
    {
        var fold = new GraphPass("fold", [Pipeline.Fact.Lowered], Pipeline.Fact.NormalisationsFolded, static (_, _) => { }) { Precedes = [Pipeline.Fact.StepsFused] };
        Assert.Contains("'fold' must come before what establishes StepsFused", Assert.Throws<ArgumentException>(() => new PassList("wrong", s_fuse, fold)).Message, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public void TestsCheckTheGraphBehindEachPass() => Assert.True(GraphVerifier.IsOn);

    [Xunit.Fact]
    public void AGraphThatIsWholePasses() => GraphVerifier.Check("lower", Program((0, 1), (1, 2)));

    [Xunit.Theory]
    [InlineData(1, 2, "it reads between, which nothing before it writes")]
    [InlineData(0, 0, "it writes inputs, which is the user's to be read")]
    [InlineData(0, 7, "there is no Buffer 7")]
    public void AGraphThatIsNotIsRefused(int reads, int writes, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidOperationException>(() => GraphVerifier.Check("lower", Program((reads, writes)))).Message, StringComparison.Ordinal);

    [Xunit.Fact]
    public void AnOperandBeyondItsBufferIsRefused()
    {
        var program = Program((0, 1));
        program.Steps[0] = program.Steps[0] with { Operands = EquatableArray.Of(new Operand(OperandKind.Buffer, 0, 9), program.Steps[0].Output) };
        Assert.Contains("9 is no place in inputs", Assert.Throws<InvalidOperationException>(() => GraphVerifier.Check("lower", program)).Message, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public void AGraphsTextHasItsBuffersAndStepsByRole()
    {
        var lines = GraphText.Of(Program((0, 1), (1, 2))).Split('\n');
        Assert.Equal(["inputs: UserInput, 8 floats", "between: Sample, 8 floats", "outputs: UserOutput, 8 floats"], lines.Take(3));
        Assert.Matches(@"^Forward copy: Map1x8_\w+\(x0 = inputs, y = between\)$", lines[3]);
    }

    [Xunit.Fact]
    public void AProjectThatDoesNotAskGetsNoDump()
    {
        const string Network = "using Gen;\n[Input(Length = 8), Dense(2)] public partial class N;";
        Assert.DoesNotContain(GeneratorHarness.Run(TestCompilation.Create(Network)).Files.Keys, file => file.StartsWith("Passes.", StringComparison.Ordinal));
        Assert.Contains("Passes.N.g.cs", GeneratorHarness.Run(TestCompilation.Create(Network), properties: new(("GenDumpPasses", "true"))).Files.Keys);
    }

    /// <summary>Copies between the user's input, a buffer and the user's output.</summary>
    private static LoweredProgram Program(params (int From, int To)[] copies)
    {
        var program = new LoweredProgram([], new List<PreparedSpec>());
        foreach (var (name, place) in new[] { ("inputs", BufferPlace.UserInput), ("between", BufferPlace.Sample), ("outputs", BufferPlace.UserOutput) })
            program.Add(new Buffer(name, place, 8), new Shape(8, 1));
        program.Steps.AddRange(copies.Select(copy => new KernelStep("copy", MapKernel.Flat(8, 1, Expression.Identity),
            EquatableArray.Of(new Operand(OperandKind.Buffer, copy.From, 0), new Operand(OperandKind.Buffer, copy.To, 0)))));
        return program;
    }
}
