using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Scan;

/// <summary>
/// The gradient of a scan: back through all steps, from the gradient of the states to those of the gates' sums, of which the gradients of weights and input are ordinary products.
/// </summary>
/// <param name="Cell">What a step did.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Units">The numbers of a state.</param>
/// <param name="IsReversed">Whether the scan began at the last step; the arguments refer to the step where it ended.</param>
/// <param name="IsSequence">Whether each state has a gradient, and not the last one only.</param>
/// <param name="GradientStride">The floats from one step's gradient to the next.</param>
/// <param name="Slope">What the activation's gradient is multiplied with, of its value as operand 0.</param>
/// <param name="RecurrentSlope">The same for the gates' activation.</param>
internal sealed record ScanGradientKernel(
    RecurrentCell Cell, int Steps, int Units, bool IsReversed, bool IsSequence, int GradientStride, Expression Slope, Expression RecurrentSlope) : Kernel
{
    /// <summary>The floats of a section of a row.</summary>
    public int Padded => CellSizes.Padded(Units);

    /// <summary>The floats of a row that was kept.</summary>
    public int Row => Cell.Sections() * Padded;

    /// <summary>The floats of scratch: the gradients of the state and of the memory, and those of all gates.</summary>
    public static int ScratchLength(RecurrentCell cell, int units) => (2 + Math.Max(4, cell.Gates())) * CellSizes.Padded(units);

    protected override object[] Identity => [Cell, Steps, Units, IsReversed, IsSequence, GradientStride, Slope.Key, RecurrentSlope.Key];

    protected override string Stem => FormattableString.Invariant($"ScanGradient{Cell}{Units}Over{Steps}{(IsReversed ? "Reversed" : "")}");

    public override IReadOnlyList<string> Arguments => ["dy", "rows", "w", "scratch", "dg"];

    public override string Describe() => $"the gradient of a {ScanKernel.WordsOf(Cell)} of {Counted.Of(Units, "unit")}, back through {Counted.Of(Steps, "step")}";
}
