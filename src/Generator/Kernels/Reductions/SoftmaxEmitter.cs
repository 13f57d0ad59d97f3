using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Reductions;

/// <summary>Prints the softmax of each row, or its gradient: over the row's columns for what all of them share, and over them once more.</summary>
internal sealed class SoftmaxEmitter(SoftmaxKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Softmaxes", "The softmax of each row, or its gradient.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows of the signal"),
        ("Columns", kernel.Columns, "Floats of a row"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("y", "the output"),
        ("dy", "the gradient of the output"),
        ("dx", "the gradient of the input"),
        ("rx", "a row of the input"),
        ("ry", "a row of the output"),
        ("rdy", "a row of dy"),
        ("rdx", "a row of dx"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        if (kernel.IsBackward)
            EmitGradient(writer, vector);
        else
            EmitProbabilities(writer, vector);
    }

    /// <summary>
    /// The greatest value of a row is taken off first, so that nothing overflows. The powers are no matter of rows, so that few columns leave no lanes idle where it takes
    /// longest.
    /// </summary>
    private void EmitProbabilities(SourceWriter writer, VectorWriter vector)
    {
        using (Rows(writer))
        {
            var most = new RowFold(writer, vector, kernel.Columns, "most", isMaximum: true);
            most.Emit((v, column, greatest) => v.Max(greatest, v.Load("rx", column)));
            writer.Line($"var greatest = {most.Total};");
            Each(writer, vector, kernel.Columns, (v, column) => v.Store(v.Subtract(v.Load("rx", column), v.Broadcast("greatest")), "ry", column));
        }

        Each(writer, vector, kernel.Rows * kernel.Columns, (v, column) => v.Store(v.Call("Exp", v.Load("y", column)), "y", column));
        using (Rows(writer, "y"))
        {
            var sums = new RowFold(writer, vector, kernel.Columns, "sum");
            sums.Emit((v, column, sum) => v.Add(sum, v.Load("ry", column)));
            writer.Line($"var share = 1f / {sums.Total};");
            Each(writer, vector, kernel.Columns, (v, column) => v.Store(v.Multiply(v.Load("ry", column), v.Broadcast("share")), "ry", column));
        }
    }

    private void EmitGradient(SourceWriter writer, VectorWriter vector)
    {
        using (Rows(writer))
        {
            var products = new RowFold(writer, vector, kernel.Columns, "product");
            products.Emit((v, column, sum) => v.MultiplyAdd(v.Load("ry", column), v.Load("rdy", column), sum));
            writer.Line($"var total = {products.Total};");
            Each(writer, vector, kernel.Columns, (v, column) =>
                v.Store(v.Multiply(v.Load("ry", column), v.Subtract(v.Load("rdy", column), v.Broadcast("total"))), "rdx", column));
        }
    }

    /// <summary>Opens a loop over the rows of some signals, or of all.</summary>
    private SourceWriter.Scope Rows(SourceWriter writer, params string[] signals)
    {
        var scope = writer.Loop("row", kernel.Rows) ?? writer.Braces();
        foreach (var signal in signals.Length == 0 ? kernel.Arguments : signals)
            writer.Line($"ref var r{signal} = {Offset.Ref(signal, Offset.Each(kernel.Rows, "row", "Columns"))};");
        return scope;
    }

    private static void Each(SourceWriter writer, VectorWriter vector, int columns, Func<VectorWriter, string, string> body) =>
        ColumnLoop.Emit(writer, vector, columns, together: 1, (v, column, _) => writer.Line(body(v, column)));
}
