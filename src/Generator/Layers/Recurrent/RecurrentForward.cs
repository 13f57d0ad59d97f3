using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Recurrent;

internal sealed partial record RecurrentLayer
{
    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var y = pass.Buffer("output", Infer(x.Shape));
        foreach (var scan in Options.Scans)
        {
            var gates = InputHalf(x, scan, pass);
            if (pass.IsTraining)
                Keep(gates, y, scan, pass);
            else
                Predict(gates, y, scan, pass);
        }

        return y;
    }

    /// <summary>What the input adds to the gates of all steps.</summary>
    private Tensor InputHalf(Tensor x, ScanDirection scan, ForwardLowering pass)
    {
        var gates = pass.Buffer(scan.Prefix + "gates", new Shape(x.Shape.Length, Options.Columns));
        Operand[] bias = Options.UseBias ? [Operand.Parameter(pass.Parameter(scan.Prefix + "bias"))] : [];
        pass.Run(RowByRow(x.Shape.Length, x.Shape.Channels, x.Shape.Channels, Options.Columns, Options.UseBias),
            [x.At(), Operand.Parameter(pass.Parameter(scan.Prefix + "weight")), .. bias, gates.At()]);
        return gates;
    }

    private void Predict(Tensor gates, Tensor y, ScanDirection scan, ForwardLowering pass)
    {
        var kernel = Kernel(gates.Shape.Length, scan, Options.ReturnSequences ? ScanOutput.Sequence : ScanOutput.Last, y.Shape.Channels) with { GoesOn = Options.KeepsState };
        var state = pass.Buffer(scan.Prefix + "state", new Shape(2, kernel.Row), Options.KeepsState ? BufferPlace.Kept : BufferPlace.Sample);
        var first = scan.IsReversed && Options.ReturnSequences ? (gates.Shape.Length - 1) * y.Shape.Channels : 0;
        pass.Run(kernel, [.. Read(gates, scan, kernel, pass), state.At(), y.At(first + scan.Channel)]);
    }

    /// <summary>Keeps a row for each step, behind one for the state before the first, and copies the states out.</summary>
    private void Keep(Tensor gates, Tensor y, ScanDirection scan, ForwardLowering pass)
    {
        var steps = gates.Shape.Length;
        var kernel = Kernel(steps, scan, ScanOutput.Rows, 0);
        var rows = pass.Buffer(scan.Prefix + "rows", new Shape(steps + 1, kernel.Row));
        pass.Trace.Rows.Add(rows);
        pass.Run(kernel, [.. Read(gates, scan, kernel, pass), rows.At(scan.IsReversed ? steps * kernel.Row : 0)]);
        var state = kernel.Row - kernel.Padded;
        var (copy, from) = Options.ReturnSequences
            ? (new MapKernel(steps, Options.Units, EquatableArray.Of(kernel.Row), y.Shape.Channels, Expression.Identity), scan.IsReversed ? 0 : kernel.Row)
            : (MapKernel.Flat(Options.Units, 1, Expression.Identity), scan.IsReversed ? 0 : steps * kernel.Row);
        pass.Run(copy, rows.At(from + state), y.At(scan.Channel));
    }

    private ScanKernel Kernel(int steps, ScanDirection scan, ScanOutput output, int outputStride) => new(
        Options.Cell, steps, Options.Units, scan.IsReversed, Options.UseBias && Options.Cell == RecurrentCell.GruAfter, output, outputStride,
        StateFunction.Of(Options.Activation), StateFunction.Of(Options.RecurrentActivation));

    /// <summary>What a scan reads: the input's half at its first step, the state's own weights, and their bias where they have one.</summary>
    private Operand[] Read(Tensor gates, ScanDirection scan, ScanKernel kernel, ForwardLowering pass)
    {
        Operand[] bias = kernel.HasBias ? [Operand.Parameter(pass.Parameter(scan.Prefix + "bias")) with { Offset = Options.Columns }] : [];
        return [gates.At(scan.IsReversed ? (kernel.Steps - 1) * Options.Columns : 0), Operand.Parameter(pass.Parameter(scan.Prefix + "recurrent_weight")), .. bias];
    }

    /// <summary>Each row of a signal times a matrix.</summary>
    private static ContractionKernel RowByRow(int rows, int stride, int from, int to, bool hasBias) => new(
        Positions: rows,
        PositionStride: stride,
        Taps: 1,
        TapStride: from,
        TapLength: from,
        PanelRows: from,
        FirstRow: 0,
        TapRows: from,
        Columns: to,
        Groups: 1,
        GroupStride: 0,
        OutputStride: to,
        HasBias: hasBias,
        Epilogue: Expression.Identity);
}
