using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Scan;

/// <summary>Prints a scan: a loop over the steps, in which the state's products and the cell's formulas make one row of another.</summary>
internal sealed class ScanEmitter(ScanKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Scans", "States that each step changes, and their gradients.");

    private int State => kernel.Cell.Sections() - 1;

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Steps", kernel.Steps, "Steps"),
        ("Units", kernel.Units, "Numbers of a state"),
        ("Padded", kernel.Padded, "Floats of a section of a row"),
        ("Row", kernel.Row, "Floats of a row: a section for each gate, and for what else a step leaves"),
        ("InputStride", Way * kernel.Cell.Gates() * kernel.Units, "Floats from one step's half of the gates to the next one's"),
        ("OutputStride", Way * kernel.OutputStride, "Floats from one step's output to the next one's"),
        .. Sides,
    ];

    private (string Name, int Value, string Meaning)[] Sides => kernel.Samples == 1 ? [] :
    [
        ("InputSample", kernel.SampleStrides.Input, "Floats from one sample's half of the gates to the next one's"),
        ("RowSample", kernel.SampleStrides.Rows, "Floats from one sample's rows to the next one's"),
        ("OutputSample", kernel.SampleStrides.Output, "Floats from one sample's output to the next one's"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input's half of the gates' sums"),
        ("w", "the state's own weights"),
        ("bias", "the bias of the state's half"),
        ("rows", kernel.Output == ScanOutput.Rows ? "a row for each step, behind one for the state before the first" : "two rows, which take turns"),
        ("y", "the output"),
        ("before", "the row of the step before"),
        ("now", "the row of this step"),
        ("h", "the state"),
        ("rx", "this step's half of the gates"),
    ];

    private int Way => kernel.IsReversed ? -1 : 1;

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var scan = new ScanWriter(writer, vector, methods, kernel.Units, kernel.Activation, kernel.RecurrentActivation, kernel.Samples);
        var rowStride = kernel.IsReversed && kernel.Output == ScanOutput.Rows ? "-Row" : "Row";
        writer.Line("ref var before = ref rows;");
        writer.Line($"ref var now = {Offset.Ref("rows", rowStride)};");
        if (!kernel.GoesOn)
            EachOfState(scan, (s, v, section) => s.Store(v.Constant(0), "before", section), "Beginning", "before");
        using (writer.Block("for (nint step = 0; step < Steps; step++)"))
        {
            writer.Line("ref var rx = ref Unsafe.Add(ref x, step * InputStride);");
            writer.Line($"ref var h = {Offset.Ref("before", Section.At(State))};");
            CellFormulas.Of(kernel.Cell, keepsAll: kernel.Output == ScanOutput.Rows, kernel.HasBias).Emit(scan);
            EmitOutput(writer, vector);
            EmitNext(writer, rowStride);
        }

        if (kernel.Output == ScanOutput.Last)
            EmitState(writer, vector, "before", "0");
        if (kernel.GoesOn && kernel.Steps % 2 == 1)
            EachOfState(scan, (s, v, section) => s.Store(v.Load("before", Section.At(section, "column")), "rows", section), "Keeping", "before", "rows");
    }

    /// <summary>Prints something for the sections that the next step reads: the state, and an LSTM's memory.</summary>
    private void EachOfState(ScanWriter scan, Action<ScanWriter, VectorWriter, int> body, string stem, params string[] references) => scan.Each(stem, references, (s, v) =>
    {
        body(s, v, State);
        if (kernel.Cell == RecurrentCell.Lstm)
            body(s, v, State - 1);
    });

    private void EmitOutput(SourceWriter writer, VectorWriter vector)
    {
        if (kernel.Output == ScanOutput.Sequence)
            EmitState(writer, vector, "now", "step * OutputStride");
    }

    private void EmitState(SourceWriter writer, VectorWriter vector, string row, string place)
    {
        var (from, to) = kernel.Samples == 1 ? ("0", "0") : ("sample * RowSample", "sample * OutputSample");
        using (ScanWriter.EachSample(writer, kernel.Samples))
        {
            ColumnLoop.Emit(writer, vector, kernel.Units, together: 1,
                (v, column, _) => writer.Line(v.Store(v.Load(row, Offset.Sum(from, Section.At(State, column))), "y", Offset.Sum(to, place, column))));
        }
    }

    private void EmitNext(SourceWriter writer, string rowStride)
    {
        if (kernel.Output == ScanOutput.Rows)
        {
            writer.Line("before = ref now;");
            writer.Line($"now = ref Unsafe.Add(ref now, {rowStride});");
            return;
        }

        writer.Line("ref var other = ref before;");
        writer.Line("before = ref now;");
        writer.Line("now = ref other;");
    }
}
