using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;
using Gen.Generator.ToomCook;

namespace Gen.Generator.Kernels;

/// <summary>Prints the methods of a Toom-Cook transform, one for each number of rows read and written, and their calls.</summary>
/// <param name="kernel">The transform.</param>
/// <param name="tiles">Its tiles.</param>
/// <param name="suffix">What tells the methods from another transform's of the same class.</param>
internal sealed class TransformMethods(TransformKernel kernel, TransformTiles tiles, string suffix = "")
{
    public void EmitConstants(SourceWriter writer)
    {
        writer.Line($"private const int FromBlock = {Literal.Of(tiles.From.Block)}, FromPhase = {Literal.Of(tiles.From.Phase)}, FromRow = {Literal.Of(tiles.From.Row)};");
        writer.Line($"private const int ToBlock = {Literal.Of(tiles.To.Block)}, ToPhase = {Literal.Of(tiles.To.Phase)}, ToRow = {Literal.Of(tiles.To.Row)};");
    }

    /// <summary>Prints the calls.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="place">The reference and the offset of an argument.</param>
    public void EmitCalls(SourceWriter writer, Func<string, (string Reference, string Offset)> place)
    {
        foreach (var run in tiles.Runs)
        {
            var arguments = kernel.Arguments.Select(argument =>
                Offset.Ref(place(argument).Reference, Offset.Sum(place(argument).Offset, Literal.Of(StartOf(argument, run)))));
            writer.Line($"{Name(run)}({string.Join(", ", arguments)}, ref MemoryMarshal.GetReference(FactorsOf{Name(run)}), {Literal.Of(run.Blocks)}, {Literal.Of(run.Phases)});");
        }
    }

    public void EmitMethods(SourceWriter writer, VectorWriter vector)
    {
        foreach (var run in tiles.Runs.GroupBy(Name).Select(alike => alike.First()))
        {
            var program = TransformProgram.Of(run.Matrix ?? kernel.Matrix.Corner(run.Outputs, run.Inputs, run.FirstInput));
            writer.Line();
            writer.Line($"private static ReadOnlySpan<float> FactorsOf{Name(run)} => [{string.Join(", ", program.Factors.Select(factor => Literal.Of((float)factor.ToDouble())))}];");
            writer.Line();
            writer.Line($"// {Counted.Of(run.Outputs, "row")} from {Counted.Of(run.Inputs - run.FirstInput, "row")}{(run.FirstInput == 0 ? "" : $", before which {Literal.Of(run.FirstInput)} would lie outside the signal")}.");
            writer.Line(KernelEmitter.Optimized);
            using (writer.Block($"private static void {Name(run)}({KernelEmitter.Parameters(kernel.Arguments)}, ref float factors, nint blocks, nint phases)"))
                EmitTiles(writer, vector, program, run);
        }
    }

    /// <summary>The local that holds a factor: <c>f4by3</c>, <c>fMinus1by2</c>.</summary>
    public static string NameOf(Fraction factor) =>
        "f" + factor.ToString().Replace("-", "Minus").Replace("/", "by");

    private string Name(TransformRun run) => (run.FirstInput == 0
        ? $"Rows{Literal.Of(run.Inputs)}To{Literal.Of(run.Outputs)}"
        : $"Rows{Literal.Of(run.FirstInput)}Until{Literal.Of(run.Inputs)}To{Literal.Of(run.Outputs)}") + suffix;

    /// <summary>A method begins at the first row that it reads and writes: before a user's signal nothing can be referred to.</summary>
    private int StartOf(string argument, TransformRun run) => argument switch
    {
        "x" => tiles.InputOf(run),
        "bias" => 0,
        _ => tiles.OutputOf(run),
    };

    private void EmitTiles(SourceWriter writer, VectorWriter vector, TransformProgram program, TransformRun run)
    {
        IReadOnlyList<Fraction> held = tiles.Columns >= vector.Lanes ? program.Held(vector.Isa, run.Inputs - run.FirstInput) : [];
        foreach (var factor in held)
            writer.Line($"var {NameOf(factor)} = {vector.Constant((float)factor.ToDouble())}; // {factor}");

        using (writer.Block("for (nint block = 0; block < blocks; block++)"))
        using (writer.Block("for (nint phase = 0; phase < phases; phase++)"))
        {
            writer.Line("ref var xTile = ref Unsafe.Add(ref x, block * FromBlock + phase * FromPhase);");
            if (kernel.HasCompanion)
                writer.Line("ref var besideTile = ref Unsafe.Add(ref beside, block * ToBlock + phase * ToPhase);");
            writer.Line("ref var yTile = ref Unsafe.Add(ref y, block * ToBlock + phase * ToPhase);");
            ColumnLoop.Emit(writer, vector, tiles.Columns, together: 1, (v, column, _) => new TransformColumn(kernel, program, v, v.Lanes == vector.Lanes ? held : []).Emit(writer, run, column));
        }
    }
}
