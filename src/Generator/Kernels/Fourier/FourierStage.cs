using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Fourier;

/// <summary>
/// Prints a stage of a transform over the columns of a vector. Forward, of rows a quarter apart come their sums, each times a root; backward, rows times the conjugated roots become
/// sums. A stage of two does the same with halves.
/// </summary>
/// <param name="IsInverse">Whether it goes backward.</param>
/// <param name="Radix">The rows that meet: two or four.</param>
/// <param name="HasRoots">Whether there are roots: of the stage whose rows are neighbours there are none.</param>
/// <param name="HasMiddle">Whether each row is multiplied by what stands between the two goes: forward at its end, backward, conjugated, at its beginning.</param>
internal sealed record FourierStage(bool IsInverse, int Radix, bool HasRoots, bool HasMiddle)
{
    private static readonly MethodFamily s_family = new("FourierStages", "Stages of Fourier transforms: of two or four rows their sums and differences, each times a root, in neighbouring columns.");

    private static readonly string[] s_rows = ["a", "b", "c", "d"];

    private IReadOnlyList<string> Rows => [.. s_rows.Take(Radix)];

    /// <summary>The call of its method, which takes the first float of both sides, the roots, and the middle if it has one.</summary>
    public string Call(VectorWriter vector, SharedMethods methods, IReadOnlyList<string> references, IReadOnlyList<string> counts)
    {
        var name = $"{(IsInverse ? "Backward" : "Forward")}{Literal.Of(Radix)}{(HasRoots ? "" : "Neighbours")}{(HasMiddle ? "Turned" : "")}";
        string[] middle = HasMiddle ? ["middle"] : [];
        string[] places = HasMiddle ? ["middleRow", "middlePlane"] : [];
        var declaration = new MethodDeclaration(s_family, name, $"A stage of {Literal.Of(Radix)} rows{(HasRoots ? ", with roots" : "")}.",
            ["x", "y", .. HasRoots ? ["roots"] : System.Array.Empty<string>(), .. middle], ["part", "blocks", "xRow", "xPlane", "yRow", "yPlane", .. places]);
        return methods.Add(declaration, vector, Emit).With([.. references, .. counts]);
    }

    private void Emit(SourceWriter writer, VectorWriter vector)
    {
        if (!HasRoots)
        {
            EmitBlocks(writer, vector, $"block * {Literal.Of(Radix)}", "1");
            return;
        }

        using (writer.Block("for (nint index = 0; index < part; index++)"))
        {
            foreach (var (row, power) in Rows.Skip(1).Select((row, power) => (row, power)))
            {
                var offset = $"index * {Literal.Of(3 * (Radix - 1))}";
                writer.Line($"var {row}RootReal = {vector.BroadcastAt("roots", Offset.Sum(offset, Literal.Of(3 * power)))};");
                writer.Line($"var {row}Root = {vector.BroadcastAt("roots", $"{offset} + {Literal.Of(3 * power + (IsInverse ? 2 : 1))}")};");
                writer.Line($"var {row}RootMinus = {vector.BroadcastAt("roots", $"{offset} + {Literal.Of(3 * power + (IsInverse ? 1 : 2))}")};");
            }

            EmitBlocks(writer, vector, $"block * {Literal.Of(Radix)} * part + index", "part");
        }
    }

    private void EmitBlocks(SourceWriter writer, VectorWriter vector, string row, string part)
    {
        using (writer.Block("for (nint block = 0; block < blocks; block++)"))
        {
            writer.Line($"nint row = {row};");
            foreach (var (name, index) in Rows.Select((name, index) => (name, index)))
                EmitLoad(writer, vector, name, Offset.Sum("row", Offset.Times(index, part)));
            if (IsInverse && HasRoots)
                Turn(writer, vector);
            if (Radix == 2)
                EmitTwo(writer, vector);
            else
                EmitFour(writer, vector);
            if (!IsInverse && HasRoots)
                Turn(writer, vector);
            foreach (var (name, index) in Rows.Select((name, index) => (name, index)))
                EmitStore(writer, vector, name, Offset.Sum("row", Offset.Times(index, part)));
        }
    }

    private void EmitLoad(SourceWriter writer, VectorWriter vector, string name, string row)
    {
        writer.Line($"ref var {name}x = ref Unsafe.Add(ref x, ({row}) * xRow);");
        writer.Line($"var {name}Real = {vector.Load(name + "x")};");
        writer.Line($"var {name}Imaginary = {vector.Load(name + "x", "xPlane")};");
        if (IsInverse && HasMiddle)
            EmitMiddle(writer, vector, name, row);
    }

    private void EmitStore(SourceWriter writer, VectorWriter vector, string name, string row)
    {
        if (!IsInverse && HasMiddle)
            EmitMiddle(writer, vector, name, row);
        writer.Line($"ref var {name}y = ref Unsafe.Add(ref y, ({row}) * yRow);");
        writer.Line(vector.Store(name + "Real", name + "y"));
        writer.Line(vector.Store(name + "Imaginary", name + "y", "yPlane"));
    }

    /// <summary>Prints a row's product with the middle, conjugated backward.</summary>
    private void EmitMiddle(SourceWriter writer, VectorWriter vector, string name, string row)
    {
        writer.Line($"ref var {name}Middle = ref Unsafe.Add(ref middle, ({row}) * middleRow);");
        var (real, imaginary) = (vector.Load(name + "Middle"), vector.Load(name + "Middle", "middlePlane"));
        writer.Line($"var {name}MiddleReal = {real};");
        writer.Line($"var {name}MiddleImaginary = {imaginary};");
        string Product(string a, string b) => vector.Multiply(name + a, name + b);
        var (straight, crossed) = (Product("Real", "MiddleReal"), Product("Imaginary", "MiddleImaginary"));
        var (ahead, aside) = (Product("Imaginary", "MiddleReal"), Product("Real", "MiddleImaginary"));
        writer.Line($"var {name}Straight = {(IsInverse ? vector.Add(straight, crossed) : vector.Subtract(straight, crossed))};");
        writer.Line($"{name}Imaginary = {(IsInverse ? vector.Subtract(ahead, aside) : vector.Add(ahead, aside))};");
        writer.Line($"{name}Real = {name}Straight;");
    }

    /// <summary>Prints the products of all rows but the first with their roots.</summary>
    private void Turn(SourceWriter writer, VectorWriter vector)
    {
        foreach (var row in Rows.Skip(1))
        {
            writer.Line($"var {row}Turned = {vector.MultiplyAdd($"{row}Real", $"{row}RootReal", vector.Multiply($"{row}Imaginary", $"{row}RootMinus"))};");
            writer.Line($"{row}Imaginary = {vector.MultiplyAdd($"{row}Real", $"{row}Root", vector.Multiply($"{row}Imaginary", $"{row}RootReal"))};");
            writer.Line($"{row}Real = {row}Turned;");
        }
    }

    private static void EmitTwo(SourceWriter writer, VectorWriter vector)
    {
        foreach (var part in new[] { "Real", "Imaginary" })
        {
            writer.Line($"var sum{part} = {vector.Add($"a{part}", $"b{part}")};");
            writer.Line($"b{part} = {vector.Subtract($"a{part}", $"b{part}")};");
            writer.Line($"a{part} = sum{part};");
        }
    }

    /// <summary>Prints the sums of four rows. A quarter turn, forward minus i times and backward i times, exchanges real and imaginary parts.</summary>
    private void EmitFour(SourceWriter writer, VectorWriter vector)
    {
        foreach (var part in new[] { "Real", "Imaginary" })
        {
            writer.Line($"var even{part} = {vector.Add($"a{part}", $"c{part}")};");
            writer.Line($"var evenLess{part} = {vector.Subtract($"a{part}", $"c{part}")};");
            writer.Line($"var odd{part} = {vector.Add($"b{part}", $"d{part}")};");
            writer.Line($"var oddLess{part} = {vector.Subtract($"b{part}", $"d{part}")};");
            writer.Line($"a{part} = {vector.Add($"even{part}", $"odd{part}")};");
            writer.Line($"c{part} = {vector.Subtract($"even{part}", $"odd{part}")};");
        }

        var (first, second) = IsInverse ? ("d", "b") : ("b", "d");
        writer.Line($"{first}Real = {vector.Add("evenLessReal", "oddLessImaginary")};");
        writer.Line($"{first}Imaginary = {vector.Subtract("evenLessImaginary", "oddLessReal")};");
        writer.Line($"{second}Real = {vector.Subtract("evenLessReal", "oddLessImaginary")};");
        writer.Line($"{second}Imaginary = {vector.Add("evenLessImaginary", "oddLessReal")};");
    }
}
