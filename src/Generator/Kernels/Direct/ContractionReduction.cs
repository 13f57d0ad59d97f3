using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>Prints how a tile's products are summed.</summary>
internal abstract class ContractionReduction(ContractionKernel kernel, VectorWriter vector, Tile tile)
{
    protected ContractionKernel Kernel { get; } = kernel;

    protected VectorWriter Vector { get; } = vector;

    protected Tile Tile { get; } = tile;

    /// <summary>The local of one accumulator.</summary>
    public static string Accumulator(int row, int column, int part) =>
        $"acc{Literal.Of(row)}x{Literal.Of(column)}" + Part(part);

    /// <summary>What a sum starts at, for this way to sum.</summary>
    public virtual string Start(string value) => value;

    /// <summary>Prints what comes before all tiles.</summary>
    public virtual void EmitBefore(SourceWriter writer)
    {
    }

    /// <summary>Prints the sums of one tile, from <c>xTile</c> and <c>w</c> into the accumulators.</summary>
    public abstract void Emit(SourceWriter writer);

    protected static string Part(int part) => part == 0 ? "" : "part" + Literal.Of(part);

    protected void EmitMultiplyAdd(SourceWriter writer, string value, string weight, string accumulator) =>
        writer.Line($"{accumulator} = {Vector.MultiplyAdd(value, weight, accumulator)};");
}
