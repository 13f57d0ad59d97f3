using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;
using Gen.Generator.ToomCook;

namespace Gen.Generator.Kernels;

/// <summary>Prints a Toom-Cook transform, whichever it is: a method for each number of rows read and written, driven by the matrix.</summary>
internal sealed class TransformEmitter(TransformKernel kernel) : KernelEmitter
{
    /// <summary>None for all sets: those of packed weights follow the lanes.</summary>
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants => [];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the rows that are read"),
        ("bias", "what is added to the sums of each column"),
        ("beside", "what the last formula takes beside the sum"),
        ("y", "the rows that are written"),
        ("factors", "the factors; those that find no register are read where they are used"),
        ("block", "how many blocks of tiles lie before"),
        ("phase", "how many tiles of its block do: with a dilation, tiles lie between one another's rows"),
        ("x{r}", "row r of the tile"),
        ("y{r}", "row r of what becomes of it"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        var tiles = kernel.Tiles(vector.Lanes);
        EmitConstants(writer, tiles);
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        {
            foreach (var run in tiles.Runs)
            {
                var arguments = string.Join(", ", kernel.Arguments.Select(argument => Offset.Ref(argument, Literal.Of(StartOf(argument, tiles, run)))));
                writer.Line($"{Name(run)}({arguments}, ref MemoryMarshal.GetReference(FactorsOf{Name(run)}), {Literal.Of(run.Blocks)}, {Literal.Of(run.Phases)});");
            }
        }

        foreach (var run in tiles.Runs.GroupBy(Name).Select(alike => alike.First()))
        {
            var program = TransformProgram.Of(kernel.Matrix.Corner(run.Outputs, run.Inputs, run.FirstInput));
            writer.Line();
            writer.Line($"private static ReadOnlySpan<float> FactorsOf{Name(run)} => [{string.Join(", ", program.Factors.Select(factor => Literal.Of((float)factor.ToDouble())))}];");
            writer.Line();
            writer.Line($"// {Counted.Of(run.Outputs, "row")} from {Counted.Of(run.Inputs - run.FirstInput, "row")}{(run.FirstInput == 0 ? "" : $", before which {Literal.Of(run.FirstInput)} would lie outside the signal")}.");
            writer.Line(Optimized);
            using (writer.Block($"private static void {Name(run)}({Parameters(kernel.Arguments)}, ref float factors, nint blocks, nint phases)"))
                EmitTiles(writer, vector, program, tiles.Columns, run);
        }
    }

    private static string Name(TransformRun run) => run.FirstInput == 0
        ? $"Rows{Literal.Of(run.Inputs)}To{Literal.Of(run.Outputs)}"
        : $"Rows{Literal.Of(run.FirstInput)}Until{Literal.Of(run.Inputs)}To{Literal.Of(run.Outputs)}";

    /// <summary>A method begins at the first row that it reads and writes: before a user's signal nothing can be referred to.</summary>
    private static int StartOf(string argument, TransformTiles tiles, TransformRun run) => argument switch
    {
        "x" => tiles.InputOf(run),
        "bias" => 0,
        _ => tiles.OutputOf(run),
    };

    private static void EmitConstants(SourceWriter writer, TransformTiles tiles)
    {
        writer.Line($"private const int FromBlock = {Literal.Of(tiles.From.Block)}, FromPhase = {Literal.Of(tiles.From.Phase)}, FromRow = {Literal.Of(tiles.From.Row)};");
        writer.Line($"private const int ToBlock = {Literal.Of(tiles.To.Block)}, ToPhase = {Literal.Of(tiles.To.Phase)}, ToRow = {Literal.Of(tiles.To.Row)};");
        writer.Line();
    }

    private void EmitTiles(SourceWriter writer, VectorWriter vector, TransformProgram program, int columns, TransformRun run)
    {
        IReadOnlyList<Fraction> held = columns >= vector.Lanes ? program.Held(vector.Isa, run.Inputs - run.FirstInput) : [];
        foreach (var factor in held)
            writer.Line($"var {NameOf(factor)} = {vector.Constant((float)factor.ToDouble())}; // {factor}");

        using (writer.Block("for (nint block = 0; block < blocks; block++)"))
        using (writer.Block("for (nint phase = 0; phase < phases; phase++)"))
        {
            writer.Line("ref var xTile = ref Unsafe.Add(ref x, block * FromBlock + phase * FromPhase);");
            if (kernel.HasCompanion)
                writer.Line("ref var besideTile = ref Unsafe.Add(ref beside, block * ToBlock + phase * ToPhase);");
            writer.Line("ref var yTile = ref Unsafe.Add(ref y, block * ToBlock + phase * ToPhase);");
            ColumnLoop.Emit(writer, vector, columns, together: 1, (v, column, _) => new TransformColumn(kernel, program, v, v.Lanes == vector.Lanes ? held : []).Emit(writer, run, column));
        }
    }

    /// <summary>The local that holds a factor: <c>f4by3</c>, <c>fMinus1by2</c>.</summary>
    public static string NameOf(Fraction factor) =>
        "f" + factor.ToString().Replace("-", "Minus").Replace("/", "by");
}
