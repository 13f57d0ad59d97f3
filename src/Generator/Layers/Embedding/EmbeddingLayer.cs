using System;
using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Embedding;

/// <summary>A table of which each step takes a row.</summary>
internal sealed record EmbeddingLayer(string Name, int Vocabulary, int Units, SharedOptions Shared) : Layer(Name)
{
    /// <summary>From here on floats do not hold all whole numbers.</summary>
    private const int MostRows = 1 << 24;

    public static Layer Read(LayerArguments arguments)
    {
        var vocabulary = arguments.Positive("Vocabulary", 0);
        if (vocabulary > MostRows)
            arguments.Problems.Report(Descriptors.OutOfRange, "Vocabulary", arguments.Name, "Vocabulary", $"at most {Literal.Grouped(MostRows)}", Literal.Grouped(vocabulary));
        return new EmbeddingLayer(arguments.Name, vocabulary, arguments.Positive("Units", 0), SharedOptions.Read(arguments, whyNoBias: "an embedding has no bias"));
    }

    /// <summary>That it stands first is checked where all signals are known.</summary>
    public override void Check(Shape input, IProblems problems)
    {
        if (input.Channels != 1)
            problems.Report(Descriptors.EmbeddingPlace, null, Name, problems.Signal(input), "each step must hold one whole number, so the input must have one channel");
    }

    public override Shape Infer(Shape input) => new(input.Length, Units);

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => FormattableString.Invariant($"for each step a row of {Units} out of {Vocabulary}");

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        // Rows are read one by one, so they lie one after the other on every instruction set.
        yield return new($"{Name}.weight", EquatableArray.Of(Vocabulary, Units), MatrixSpec.Vector(checked(Vocabulary * Units)),
            new InitialSpec(Shared.WeightsInitializer, Vocabulary, Units), Shared.Weights);
    }

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var y = pass.Buffer("output", Infer(x.Shape));
        pass.Call("EmbeddingTable.Gather", $"takes {Counted.Of(x.Shape.Length, "row")} of the table", [x.At(), Operand.Parameter(pass.Parameter("weight")), y.At()],
            Literal.Of(x.Shape.Length), Literal.Of(Units));
        return y;
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Pointwise(x, this);

    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        var x = pass.Trace.Input;
        pass.Call("EmbeddingTable.Scatter", $"adds {Counted.Of(x.Shape.Length, "gradient")} to their rows of the table",
            [x.At(), dy.At(), Operand.Gradient(pass.Parameter("weight"))], Literal.Of(x.Shape.Length), Literal.Of(Units));
    }

    /// <summary>A whole number has no gradient.</summary>
    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var dx = pass.Buffer("dx", pass.Trace.Input.Shape);
        pass.Run(new ZeroKernel(1, dx.Shape.Size, dx.Shape.Size), dx.At());
        return dx;
    }
}
