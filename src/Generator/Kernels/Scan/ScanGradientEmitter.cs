using System.Collections.Generic;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Scan;

/// <summary>Prints the gradient of a scan: a loop back over the steps, in which the gradient of a state makes those of its gates, and their products with the weights that of the state before.</summary>
internal sealed class ScanGradientEmitter(ScanGradientKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Scans", "States that each step changes, and their gradients.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Steps", kernel.Steps, "Steps"),
        ("Units", kernel.Units, "Numbers of a state"),
        ("Padded", kernel.Padded, "Floats of a section of a row"),
        ("Back", Way * kernel.Row, "Floats from one row to that of the step before"),
        ("GradientStride", Way * kernel.GradientStride, "Floats from one step's gradient to that of the step before"),
        ("GateStride", Way * kernel.Cell.Gradients() * kernel.Units, "Floats from one step's gradients of gates to those of the step before"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("dy", "the gradient of the output"),
        ("rows", "the rows that the scan kept; the last step's"),
        ("w", "the state's own weights, transposed"),
        ("scratch", "the gradients of the state, the memory and the gates at one step"),
        ("dg", "the gradients of the gates' sums"),
        ("before", "the row of the step before"),
        ("now", "the row of this step"),
        ("rdg", "this step's gradients of the gates"),
    ];

    /// <summary>Back in the signal, or on where the scan went back.</summary>
    private int Way => kernel.IsReversed ? 1 : -1;

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var scan = new ScanWriter(writer, vector, methods, kernel.Units, kernel.Slope, kernel.RecurrentSlope);
        scan.Each("BeginningGradient", ["scratch"], (s, v) =>
        {
            s.Store(v.Constant(0), "scratch", CellGradient.OfState);
            s.Store(v.Constant(0), "scratch", CellGradient.OfMemory);
        });
        if (!kernel.IsSequence)
            AddGradient(writer, vector, "0");
        writer.Line("ref var now = ref rows;");
        writer.Line("ref var before = ref Unsafe.Add(ref rows, Back);");
        using (writer.Block("for (nint step = 0; step < Steps; step++)"))
        {
            if (kernel.IsSequence)
                AddGradient(writer, vector, "step * GradientStride");
            var cell = CellGradient.Of(kernel.Cell);
            cell.Emit(scan);
            writer.Line("ref var rdg = ref Unsafe.Add(ref dg, step * GateStride);");
            for (var gate = 0; gate < cell.Written.Count; gate++)
                EmitGate(writer, vector, cell.Written[gate], gate);
            writer.Line("now = ref before;");
            writer.Line("before = ref Unsafe.Add(ref before, Back);");
        }
    }

    private void AddGradient(SourceWriter writer, VectorWriter vector, string place) => ColumnLoop.Emit(writer, vector, kernel.Units, together: 1, (v, column, _) =>
        writer.Line(v.AddTo(v.Load("dy", Offset.Sum(place, column)), "scratch", Section.At(CellGradient.OfState, column))));

    private void EmitGate(SourceWriter writer, VectorWriter vector, int section, int gate) => ColumnLoop.Emit(writer, vector, kernel.Units, together: 1, (v, column, _) =>
        writer.Line(v.Store(v.Load("scratch", Section.At(section, column)), "rdg", Offset.Sum(Offset.Times(gate, "Units"), column))));
}
