using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Reductions;

/// <summary>Prints the steps of a normalisation of each row: sums over the row's columns in vectors, then the columns once more.</summary>
internal sealed class RowNormEmitter(RowNormKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("RowNorms", "The steps of a normalisation of each row.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows of the signal"),
        ("Columns", kernel.Columns, "Floats of a row"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("statistics", "of each row the mean, and one over the standard deviation"),
        ("gamma", "the learned factor of each channel"),
        ("beta", "the learned summand of each channel"),
        ("y", "the output"),
        ("dy", "the gradient of the output"),
        ("dx", "the gradient of the input"),
        ("dgamma", "the gradient of gamma; the sums are added to it"),
        ("rx", "a row of the input"),
        ("ry", "a row of the output"),
        ("rdy", "a row of dy"),
        ("rdx", "a row of dx"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        using (writer.Loop("row", kernel.Rows) ?? writer.Braces())
        {
            foreach (var signal in kernel.Arguments.Where(argument => argument is "x" or "y" or "dy" or "dx"))
                writer.Line($"ref var r{signal} = {Offset.Ref(signal, Offset.Each(kernel.Rows, "row", "Columns"))};");
            writer.Line($"ref var own = {Offset.Ref("statistics", Offset.Each(kernel.Rows, "row", 2))};");
            EmitRow(writer, vector);
        }
    }

    private void EmitRow(SourceWriter writer, VectorWriter vector)
    {
        if (kernel.Kind == RowNormKind.Statistics)
        {
            EmitStatistics(writer, vector);
            return;
        }

        writer.Line("var mean = own;");
        writer.Line("var scale = Unsafe.Add(ref own, 1);");
        switch (kernel.Kind)
        {
            case RowNormKind.Normalise:
                Each(writer, vector, (v, column) =>
                    v.Store(v.MultiplyAdd(Normalised(v, column), v.Load("gamma", column), v.Load("beta", column)), "ry", column));
                break;
            case RowNormKind.ScaleGradient:
                Each(writer, vector, (v, column) =>
                    v.Store(v.MultiplyAdd(v.Load("rdy", column), Normalised(v, column), v.Load("dgamma", column)), "dgamma", column));
                break;
            default:
                EmitInputGradient(writer, vector);
                break;
        }
    }

    /// <summary>The mean first, then the squares of the differences from it, so that nothing cancels.</summary>
    private void EmitStatistics(SourceWriter writer, VectorWriter vector)
    {
        var sums = new RowFold(writer, vector, kernel.Columns, "sum");
        sums.Emit((v, column, sum) => v.Add(sum, v.Load("rx", column)));
        writer.Line($"var mean = {sums.Total} / Columns;");
        var squares = new RowFold(writer, vector, kernel.Columns, "square");
        squares.Emit((v, column, sum) =>
        {
            writer.Line($"var difference = {v.Subtract(v.Load("rx", column), v.Broadcast("mean"))};");
            return v.MultiplyAdd("difference", "difference", sum);
        });
        writer.Line("own = mean;");
        writer.Line($"Unsafe.Add(ref own, 1) = 1f / MathF.Sqrt({squares.Total} / Columns + {Literal.Of(kernel.Epsilon)});");
    }

    private void EmitInputGradient(SourceWriter writer, VectorWriter vector)
    {
        string Gradient(VectorWriter v, string column) => v.Multiply(v.Load("rdy", column), v.Load("gamma", column));
        var sums = new RowFold(writer, vector, kernel.Columns, "sum");
        sums.Emit((v, column, sum) => v.Add(sum, Gradient(v, column)));
        var products = new RowFold(writer, vector, kernel.Columns, "product");
        products.Emit((v, column, sum) => v.MultiplyAdd(Gradient(v, column), Normalised(v, column), sum));
        writer.Line($"var meanGradient = {sums.Total} / Columns;");
        writer.Line($"var meanProduct = {products.Total} / Columns;");
        Each(writer, vector, (v, column) =>
        {
            writer.Line($"var centred = {v.Subtract(Gradient(v, column), v.Broadcast("meanGradient"))};");
            writer.Line($"var along = {v.Multiply(Normalised(v, column), v.Broadcast("meanProduct"))};");
            return v.Store(v.Multiply(v.Subtract("centred", "along"), v.Broadcast("scale")), "rdx", column);
        });
    }

    private static string Normalised(VectorWriter vector, string column) =>
        vector.Multiply(vector.Subtract(vector.Load("rx", column), vector.Broadcast("mean")), vector.Broadcast("scale"));

    private void Each(SourceWriter writer, VectorWriter vector, Func<VectorWriter, string, string> body) =>
        ColumnLoop.Emit(writer, vector, kernel.Columns, together: 1, (v, column, _) => writer.Line(body(v, column)));
}
