using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Scan;

/// <summary>
/// The recurrent half of a layer: step by step the gates are the input's half of their sums, which another kernel made for all steps, plus the state times its own
/// weights; their activations make the next state. A prediction alternates between two rows of state and writes the output; training writes a row for each step, in which the gradient's scan finds all that it needs.
/// </summary>
/// <param name="Cell">What a step does.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Units">The numbers of a state.</param>
/// <param name="IsReversed">Whether it begins at the last step; the arguments then refer to that one.</param>
/// <param name="HasBias">Whether the state's half has a bias of its own.</param>
/// <param name="Output">What it writes.</param>
/// <param name="OutputStride">The floats from one step's output to the next.</param>
/// <param name="Activation">What makes candidates, of operand 0.</param>
/// <param name="RecurrentActivation">What makes gates, of operand 0.</param>
internal sealed record ScanKernel(
    RecurrentCell Cell, int Steps, int Units, bool IsReversed, bool HasBias, ScanOutput Output, int OutputStride, Expression Activation, Expression RecurrentActivation) : Kernel
{
    /// <summary>Whether it goes on from the state that its first row holds, and leaves the last one there: a stream's.</summary>
    public bool GoesOn { get; init; }

    /// <summary>The samples of a batch that go side by side, so that the weights are read once for all of them.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>The floats from one sample's first argument, rows and output to the next one's.</summary>
    public (int Input, int Rows, int Output) SampleStrides { get; init; }

    /// <summary>The floats of a section of a row.</summary>
    public int Padded => CellSizes.Padded(Units);

    /// <summary>The floats of a row.</summary>
    public int Row => Cell.Sections() * Padded;

    protected override object[] Identity =>
        [Cell, Steps, Units, IsReversed, HasBias, Output, OutputStride, Activation.Key, RecurrentActivation.Key, .. GoesOn ? ["goes on"] : Array.Empty<object>(),
            .. Samples > 1 ? [Samples, SampleStrides] : Array.Empty<object>()];

    protected override string Stem => FormattableString.Invariant($"Scan{Cell}{Units}Over{Steps}{(IsReversed ? "Reversed" : "")}{(Samples > 1 ? $"Of{Samples}" : "")}");

    public override IReadOnlyList<string> Arguments => ["x", "w", .. HasBias ? ["bias"] : Array.Empty<string>(), .. Output == ScanOutput.Rows ? ["rows"] : new[] { "rows", "y" }];

    public override string Describe() =>
        $"{WordsOf(Cell)} of {Counted.Of(Units, "unit")} over {Counted.Of(Steps, "step")}{(IsReversed ? " from the last one on" : "")}{(GoesOn ? " behind others" : "")}{(Samples > 1 ? $" of {Counted.Of(Samples, "sample")}" : "")}, {What}";

    private string What => Output switch
    {
        ScanOutput.Last => "of which the last state goes out",
        ScanOutput.Sequence => "of which every state goes out",
        _ => "of which all is kept",
    };

    /// <summary>The cell in words.</summary>
    public static string WordsOf(RecurrentCell cell) => cell switch
    {
        RecurrentCell.Lstm => "long short-term memory",
        RecurrentCell.Simple => "recurrence",
        _ => "gated recurrence",
    };
}

/// <summary>What a scan writes.</summary>
internal enum ScanOutput
{
    /// <summary>The state behind the last step that it reads.</summary>
    Last,

    /// <summary>The state behind each step.</summary>
    Sequence,

    /// <summary>A row for each step, for training.</summary>
    Rows,
}
