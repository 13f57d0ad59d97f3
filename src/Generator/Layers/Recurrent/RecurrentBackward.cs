using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Recurrent;

internal sealed partial record RecurrentLayer
{
    /// <summary>Back through the steps, once for both other halves.</summary>
    public override Tensor BackwardActivation(Tensor dy, BackwardLowering pass)
    {
        foreach (var (scan, rows) in Options.Scans.Zip(pass.Trace.Rows, (scan, rows) => (scan, rows)))
            pass.Trace.GateGradients.Add(BackwardScan(dy, scan, rows, pass));
        return dy;
    }

    private Tensor BackwardScan(Tensor dy, ScanDirection scan, Tensor rows, BackwardLowering pass)
    {
        var steps = rows.Shape.Length - 1;
        var kernel = new ScanGradientKernel(Options.Cell, steps, Options.Units, scan.IsReversed, Options.ReturnSequences, dy.Shape.Channels,
            StateFunction.SlopeOf(Options.Activation), StateFunction.SlopeOf(Options.RecurrentActivation));
        var scratch = pass.Buffer(scan.Prefix + "dstate", new Shape(1, ScanGradientKernel.ScratchLength(Options.Cell, Options.Units)));
        var dg = pass.Buffer(scan.Prefix + "dgates", new Shape(steps, Options.GradientColumns));
        // It begins where the forward scan ended.
        var last = scan.IsReversed ? 0 : steps - 1;
        pass.Run(kernel,
            dy.At((Options.ReturnSequences ? last * dy.Shape.Channels : 0) + scan.Channel),
            rows.At(scan.IsReversed ? 0 : steps * kernel.Row),
            pass.TransposedWeights(taps: 1, Options.Columns, scan.Prefix + "recurrent_weight"),
            scratch.At(),
            dg.At(last * Options.GradientColumns));
        return dg;
    }

    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        for (var index = 0; index < Options.Scans.Count; index++)
            BackwardParameters(Options.Scans[index], pass.Trace.Rows[index], pass.Trace.GateGradients[index], pass);
    }

    private void BackwardParameters(ScanDirection scan, Tensor rows, Tensor dg, BackwardLowering pass)
    {
        var input = pass.Trace.Input;
        var (units, row, padded) = (Options.Units, rows.Shape.Channels, CellSizes.Padded(Options.Units));
        pass.Run(Products(dg, input.Shape.Channels, input.Shape.Channels, Options.Columns, groups: 1, groupStride: 0),
            input.At(), dg.At(), Operand.Gradient(pass.Parameter(scan.Prefix + "weight")));
        // The state before a step is in the row before it, but where a reset state is multiplied: that row has all three.
        var isBefore = Options.Cell == RecurrentCell.GruBefore;
        pass.Run(Products(dg, row, units, units, Options.Cell.Gates(), isBefore ? padded : 0),
            rows.At((isBefore != scan.IsReversed ? row : 0) + Options.Cell.Multiplied() * padded),
            dg.At(Options.GradientColumns - Options.Columns), Operand.Gradient(pass.Parameter(scan.Prefix + "recurrent_weight")));
        if (Options.UseBias)
        {
            pass.Run(new ColumnSumKernel(ColumnSumKind.Add, dg.Shape.Length, Options.GradientColumns),
                dg.At(), Operand.Gradient(pass.Parameter(scan.Prefix + "bias")));
        }
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var parts = Options.Scans.Select((scan, index) => BackwardInput(scan, pass.Trace.GateGradients[index], pass)).ToList();
        if (parts.Count == 1)
            return parts[0];
        var dx = pass.Buffer("dx", parts[0].Shape);
        pass.Run(MapKernel.Flat(dx.Shape.Size, 2, Expression.Sum), parts[1].At(), parts[0].At(), dx.At());
        return dx;
    }

    private Tensor BackwardInput(ScanDirection scan, Tensor dg, BackwardLowering pass)
    {
        var input = pass.Trace.Input.Shape;
        var dx = pass.Buffer(scan.Prefix + "dx", input);
        pass.Run(RowByRow(input.Length, Options.GradientColumns, Options.Columns, input.Channels, hasBias: false),
            dg.At(), pass.TransposedWeights(taps: 1, input.Channels, scan.Prefix + "weight"), dx.At());
        return dx;
    }

    /// <summary>The gradient of a matrix that multiplied rows: their products with the gates' gradients, over all steps.</summary>
    private WeightGradientKernel Products(Tensor dg, int stride, int from, int columns, int groups, int groupStride) => new(
        Positions: dg.Shape.Length,
        PositionStride: stride,
        Taps: 1,
        TapStride: from,
        TapLength: from,
        Columns: columns,
        Groups: groups,
        GroupStride: groupStride,
        GradientStride: Options.GradientColumns);
}
