using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Winograd;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Matrices;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Winograd;

/// <summary>The methods of a Toom-Cook transform, one for each number of rows read and written, and their calls.</summary>
/// <param name="kernel">The transform.</param>
/// <param name="tiles">Its tiles.</param>
internal sealed class TransformMethods(TransformKernel kernel, TransformTiles tiles)
{
    private static readonly MethodFamily s_transforms = new("TransformTiles",
        "Toom-Cook's transforms: of some rows others, by a small matrix, for neighbouring columns in a vector.");

    public void EmitConstants(SourceWriter writer, SharedMethods methods)
    {
        methods.Local(writer, "FromBlock", Number("FromBlock", tiles.From.Block), "floats from one block of tiles to the next in what is read");
        methods.Local(writer, "FromPhase", Number("FromPhase", tiles.From.Phase), "floats from one tile of a block to the next in what is read");
        methods.Local(writer, "FromRow", Number("FromRow", tiles.From.Row), "floats from one row of a tile to the next in what is read");
        methods.Local(writer, "ToBlock", Number("ToBlock", tiles.To.Block), "floats from one block of tiles to the next in what is written");
        methods.Local(writer, "ToPhase", Number("ToPhase", tiles.To.Phase), "floats from one tile of a block to the next in what is written");
        methods.Local(writer, "ToRow", Number("ToRow", tiles.To.Row), "floats from one row of a tile to the next in what is written");
    }

    // A number that is zero must not be told from others: it has a parameter, too.
    private static string Number(string name, int value) => value == 0 ? "0" : Mark.Of(char.ToLowerInvariant(name[0]) + name.Substring(1) + "Floats", value);

    /// <summary>Prints the calls.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">The vectors.</param>
    /// <param name="methods">Takes the methods.</param>
    /// <param name="place">The reference and the offset of an argument.</param>
    public void EmitCalls(SourceWriter writer, VectorWriter vector, SharedMethods methods, Func<string, (string Reference, string Offset)> place)
    {
        foreach (var run in tiles.Runs)
        {
            var arguments = kernel.Arguments.Select(argument =>
                Offset.Ref(place(argument).Reference, Offset.Sum(place(argument).Offset, Mark.Of("start", StartOf(argument, run)))));
            var program = TransformProgram.Of(run.Matrix ?? kernel.Matrix.Corner(run.Outputs, run.Inputs, run.FirstInput));
            var before = run.FirstInput == 0 ? "" : $", before which {Literal.Of(run.FirstInput)} would lie outside the signal";
            var declaration = new MethodDeclaration(s_transforms, Name(run), $"{Counted.Of(run.Outputs, "row")} from {Counted.Of(run.Inputs - run.FirstInput, "row")}{before}.",
                [.. kernel.Arguments], ["blocks", "phases", "columns"]);
            var call = methods.Add(declaration, vector, (body, v) => EmitTiles(body, v, program, run));
            writer.Line(call.With([.. arguments, Mark.Of("blocks", run.Blocks), Mark.Of("phases", run.Phases), Mark.Of("columns", tiles.Columns / vector.Lanes * vector.Lanes)]));
        }
    }

    /// <summary>The local that holds a factor: <c>f4by3</c>, <c>fMinus1by2</c>.</summary>
    public static string NameOf(Fraction factor) =>
        "f" + factor.ToString().Replace("-", "Minus").Replace("/", "by");

    private static string Name(TransformRun run) => run.FirstInput == 0
        ? $"Rows{Literal.Of(run.Inputs)}To{Literal.Of(run.Outputs)}"
        : $"Rows{Literal.Of(run.FirstInput)}Until{Literal.Of(run.Inputs)}To{Literal.Of(run.Outputs)}";

    /// <summary>A method begins at the first row that it reads and writes: before a user's signal nothing can be referred to.</summary>
    private int StartOf(string argument, TransformRun run) => argument switch
    {
        "x" => tiles.InputOf(run),
        "bias" => 0,
        _ => tiles.OutputOf(run),
    };

    private void EmitTiles(SourceWriter writer, VectorWriter vector, TransformProgram program, TransformRun run)
    {
        if (program.Factors.Count > 0)
        {
            writer.Line($"ReadOnlySpan<float> table = [{string.Join(", ", program.Factors.Select(factor => Literal.Of((float)factor.ToDouble())))}];");
            writer.Line("ref var factors = ref MemoryMarshal.GetReference(table);");
        }

        IReadOnlyList<Fraction> held = tiles.Columns >= vector.Lanes ? program.Held(vector.Isa, run.Inputs - run.FirstInput) : [];
        foreach (var factor in held)
            writer.Line($"var {NameOf(factor)} = {vector.Constant((float)factor.ToDouble())}; // {factor}");

        using (writer.Block("for (nint block = 0; block < blocks; block++)"))
        using (writer.Block("for (nint phase = 0; phase < phases; phase++)"))
        {
            writer.Line("ref var xTile = ref Unsafe.Add(ref x, block * FromBlock + phase * FromPhase);");
            if (kernel.HasResidual)
                writer.Line("ref var besideTile = ref Unsafe.Add(ref beside, block * ToBlock + phase * ToPhase);");
            writer.Line("ref var yTile = ref Unsafe.Add(ref y, block * ToBlock + phase * ToPhase);");
            EmitColumns(writer, vector, program, run, held);
        }
    }

    /// <summary>Prints a loop over the whole vectors of columns, and what is left over in narrower ones.</summary>
    private void EmitColumns(SourceWriter writer, VectorWriter vector, TransformProgram program, TransformRun run, IReadOnlyList<Fraction> held)
    {
        var whole = tiles.Columns / vector.Lanes * vector.Lanes;
        if (whole > 0)
        {
            using (writer.Block("for (nint column = 0; column < columns; column += Lanes)"))
                new TransformColumn(kernel, program, vector, held).Emit(writer, run, "column");
        }

        for (var (start, width) = (whole, vector); start < tiles.Columns;)
        {
            width = width.Narrower;
            for (; tiles.Columns - start >= width.Lanes; start += width.Lanes)
            {
                using (writer.Braces())
                    new TransformColumn(kernel, program, width, []).Emit(writer, run, Mark.Of("column", start));
            }
        }
    }
}
