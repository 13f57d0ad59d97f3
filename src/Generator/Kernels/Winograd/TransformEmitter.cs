using System.Collections.Generic;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Winograd;

/// <summary>Prints a Toom-Cook transform, whichever it is: driven by the matrix.</summary>
internal sealed class TransformEmitter(TransformKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Transforms", "Toom-Cook's transforms of whole signals or weights.");

    public override MethodFamily Family => s_family;

    public override bool IsHot => false;

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

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var transforms = new TransformMethods(kernel, kernel.Tiles(vector.Lanes));
        transforms.EmitConstants(writer, methods);
        transforms.EmitCalls(writer, vector, methods, argument => (argument, "0"));
    }
}
