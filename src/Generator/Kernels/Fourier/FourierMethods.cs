using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Fourier;

/// <summary>What the kernels of spectra share: transforms of a signal in place, in a room to work in, and products of spectra.</summary>
internal sealed class FourierMethods(FourierSize size, VectorWriter vector, SharedMethods methods)
{
    private static readonly MethodFamily s_family = new("FourierTransforms", "Fourier transforms of signals, in place, and products of their spectra.");

    /// <summary>What the short names of its code mean.</summary>
    public static IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("table", "the roots of unity, and what stands between a transform's two goes"),
        ("strip", "a vector of columns, which the stages of a go work on"),
        ("work", "what lies between the two goes"),
        ("roots", "the roots that the stages of a go multiply with, one after the other"),
        ("middle", "what stands between the two goes"),
    ];

    /// <summary>Prints the reference to the runtime's table.</summary>
    public void EmitTable(SourceWriter writer) => writer.Line($"ref var table = ref FourierTable.Of({Mark.Of("tableRows", size.Rows)}, {Mark.Of("tableColumns", size.Columns)});");

    /// <summary>The call that transforms a signal.</summary>
    /// <param name="signal">The signal, as a reference.</param>
    /// <param name="room">The room, as a reference.</param>
    /// <param name="isInverse">Whether it goes backward, which multiplies by the size.</param>
    public string Transform(string signal, string room, bool isInverse)
    {
        var declaration = new MethodDeclaration(s_family, $"{(isInverse ? "Backward" : "Forward")}{size}",
            $"A spectrum {(isInverse ? "becomes a signal" : "of a signal")}: {Counted.Of(size.Size, "complex number")}.", ["x", "room", "table"], [], Compilation.Plain);
        return methods.Add(declaration, vector, (writer, v) => Emit(writer, v, isInverse)).With([signal, room, "ref table"]);
    }

    private void Emit(SourceWriter writer, VectorWriter v, bool isInverse)
    {
        var (rowRoots, columnRoots) = (FourierSize.RootsLength(size.Rows), FourierSize.RootsLength(size.Columns));
        var (over, under) = (new FourierGo(size.Rows, size.Columns, isInverse, HasMiddle: true), new FourierGo(size.Columns, size.Rows, isInverse, HasMiddle: false));
        var (plane, work, columns) = (Literal.Of(size.PlaneStride), Literal.Of(size.WorkPlane), Literal.Of(size.Columns));
        var roots = Offset.Ref("table", Literal.Of(rowRoots));
        var middle = Offset.Ref("table", Literal.Of(rowRoots + columnRoots));
        writer.Line($"ref var work = ref Unsafe.Add(ref room, {Literal.Of(size.StripLength)});");
        if (isInverse)
        {
            writer.Line(under.Call(v, methods, ["ref x", "ref work", "ref room", roots], [Literal.Of(size.Rows), plane, Literal.Of(size.Rows + 16), work]));
            EmitTransposition(writer, v, new(size.Columns, size.Rows, size.Columns) { InputStride = size.Rows + 16 });
            writer.Line(over.Call(v, methods, ["ref x", "ref x", "ref room", "ref table", middle], [columns, plane, columns, plane, columns, Literal.Of(size.Size)]));
        }
        else
        {
            writer.Line(over.Call(v, methods, ["ref x", "ref work", "ref room", "ref table", middle], [columns, plane, Literal.Of(size.Columns + 16), work, columns, Literal.Of(size.Size)]));
            EmitTransposition(writer, v, new(size.Rows, size.Columns, size.Rows) { InputStride = size.Columns + 16 });
            writer.Line(under.Call(v, methods, ["ref x", "ref x", "ref room", roots], [Literal.Of(size.Rows), plane, Literal.Of(size.Rows), plane]));
        }
    }

    private void EmitTransposition(SourceWriter writer, VectorWriter v, TransposeKernel kernel)
    {
        writer.Line(Part(kernel, v, methods).With(["ref work", "ref x"]));
        writer.Line(Part(kernel, v, methods).With([$"ref Unsafe.Add(ref work, {Literal.Of(size.WorkPlane)})", $"ref Unsafe.Add(ref x, {Literal.Of(size.PlaneStride)})"]));
    }

    /// <summary>The call that sums the products of some spectra with as many others, one behind the other.</summary>
    public string Products(string x, string w, string y, string count) => methods.Add(
        new(s_family, "Products", "The sum of the products of some spectra.", ["x", "w", "y"], ["count", "floats", "plane"]), vector, EmitProducts)
        .With([x, w, y, count, Literal.Of(size.Size), Literal.Of(size.PlaneStride)]);

    /// <summary>Prints a loop over two vectors of frequencies, in it one over spectra: four chains of multiply-adds for each vector hide their latency.</summary>
    private static void EmitProducts(SourceWriter writer, VectorWriter v)
    {
        using (writer.Block("for (nint place = 0; place < floats; place += 2 * Lanes)"))
        {
            foreach (var part in new[] { "Straight", "Crossed", "Ahead" }.SelectMany(name => new[] { name + "0", name + "1" }))
                writer.Line($"var sum{part} = {v.Constant(0)};");
            writer.Line("nint at = place;");
            using (writer.Block("for (nint index = 0; index < count; index++)"))
            {
                foreach (var (part, behind) in new[] { ("0", "0"), ("1", "Lanes") })
                {
                    var (real, imaginary) = (Offset.Sum("at", behind), Offset.Sum("at", behind, "plane"));
                    writer.Line($"var xReal{part} = {v.Load("x", real)};");
                    writer.Line($"var xImaginary{part} = {v.Load("x", imaginary)};");
                    writer.Line($"var wReal{part} = {v.Load("w", real)};");
                    writer.Line($"var wImaginary{part} = {v.Load("w", imaginary)};");
                    writer.Line($"sumStraight{part} = {v.MultiplyAdd($"xReal{part}", $"wReal{part}", $"sumStraight{part}")};");
                    writer.Line($"sumCrossed{part} = {v.MultiplyAdd($"xImaginary{part}", $"wImaginary{part}", $"sumCrossed{part}")};");
                    writer.Line($"sumAhead{part} = {v.MultiplyAdd($"xReal{part}", $"wImaginary{part}", $"sumAhead{part}")};");
                    writer.Line($"sumAhead{part} = {v.MultiplyAdd($"xImaginary{part}", $"wReal{part}", $"sumAhead{part}")};");
                }

                writer.Line("at += 2 * plane;");
            }

            foreach (var (part, behind) in new[] { ("0", "0"), ("1", "Lanes") })
            {
                writer.Line(v.Store(v.Subtract($"sumStraight{part}", $"sumCrossed{part}"), "y", Offset.Sum("place", behind)));
                writer.Line(v.Store($"sumAhead{part}", "y", Offset.Sum("place", behind, "plane")));
            }
        }
    }

    /// <summary>The call that adds a spectrum times another one's conjugate to a third.</summary>
    public string Correlate(string x, string dy, string s) => methods.Add(
        new(s_family, "Correlation", "A spectrum times another one's conjugate.", ["x", "dy", "s"], ["floats", "plane"]), vector, EmitCorrelation)
        .With([x, dy, s, Literal.Of(size.Size), Literal.Of(size.PlaneStride)]);

    private static void EmitCorrelation(SourceWriter writer, VectorWriter v)
    {
        using (writer.Block("for (nint place = 0; place < floats; place += Lanes)"))
        {
            writer.Line($"var xReal = {v.Load("x", "place")};");
            writer.Line($"var xImaginary = {v.Load("x", "place + plane")};");
            writer.Line($"var dyReal = {v.Load("dy", "place")};");
            writer.Line($"var dyImaginary = {v.Load("dy", "place + plane")};");
            writer.Line($"var sumReal = {v.MultiplyAdd("xReal", "dyReal", v.Multiply("xImaginary", "dyImaginary"))};");
            writer.Line($"var sumImaginary = {v.Subtract(v.Multiply("xImaginary", "dyReal"), v.Multiply("xReal", "dyImaginary"))};");
            writer.Line(v.AddTo("sumReal", "s", "place"));
            writer.Line(v.AddTo("sumImaginary", "s", "place + plane"));
        }
    }

    /// <summary>A kernel that stands inside another one.</summary>
    public static SharedCall Part(Kernel part, VectorWriter vector, SharedMethods methods)
    {
        var emitter = KernelEmitter.Of(part);
        return emitter.Share(part, vector, methods.For(emitter.Letters, emitter.Constants));
    }
}
