using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Fourier;

/// <summary>Prints a transform over the columns of a matrix, a vector of columns at a time: all stages of those work in a strip that stays near.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="IsInverse">Whether it goes backward.</param>
/// <param name="HasMiddle">Whether it multiplies by what stands between the two goes.</param>
internal sealed record FourierGo(int Rows, int Columns, bool IsInverse, bool HasMiddle)
{
    private static readonly MethodFamily s_family = new("FourierColumns", "Fourier transforms over columns: a vector of them at a time.");

    /// <summary>The call of its method: from x to y, with a strip to work in, the roots, and the middle if it has one.</summary>
    public string Call(VectorWriter vector, SharedMethods methods, IReadOnlyList<string> references, IReadOnlyList<string> counts)
    {
        var name = $"{(IsInverse ? "Backward" : "Forward")}{Literal.Of(Rows)}{(HasMiddle ? "Turned" : "")}";
        string[] middle = HasMiddle ? ["middle"] : [];
        string[] places = HasMiddle ? ["middleRow", "middlePlane"] : [];
        var declaration = new MethodDeclaration(s_family, name, $"Columns of {Counted.Of(Rows, "row")}.", ["x", "y", "strip", "roots", .. middle],
            ["columns", "xRow", "xPlane", "yRow", "yPlane", .. places]);
        return methods.Add(declaration, vector, (writer, v) => Emit(writer, v, methods)).With([.. references, Mark.Of("goColumns", Columns), .. counts]);
    }

    private void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        using (writer.Block("for (nint column = 0; column < columns; column += Lanes)"))
        {
            var stages = Stages().ToList();
            for (var place = 0; place < stages.Count; place++)
            {
                var (isFirst, isLast) = (place == 0, place == stages.Count - 1);
                var (radix, part, roots) = stages[place];
                var stage = new FourierStage(IsInverse, radix, HasRoots: part > 1, HasMiddle && (IsInverse ? isFirst : isLast));
                var references = new List<string> { isFirst ? "ref Unsafe.Add(ref x, column)" : "ref strip", isLast ? "ref Unsafe.Add(ref y, column)" : "ref strip" };
                if (stage.HasRoots)
                    references.Add(Offset.Ref("roots", Literal.Of(roots)));
                if (stage.HasMiddle)
                    references.Add("ref Unsafe.Add(ref middle, column)");
                string[] from = isFirst ? ["xRow", "xPlane"] : ["2 * Lanes", "Lanes"];
                string[] to = isLast ? ["yRow", "yPlane"] : ["2 * Lanes", "Lanes"];
                string[] middle = stage.HasMiddle ? ["middleRow", "middlePlane"] : [];
                writer.Line(stage.Call(vector, methods, references, [Literal.Of(part), Literal.Of(Rows / radix / part), .. from, .. to, .. middle]));
            }
        }
    }

    /// <summary>The stages: the rows that meet, how far apart they are, and where their roots begin.</summary>
    private IEnumerable<(int Radix, int Part, int Roots)> Stages()
    {
        var stages = new List<(int, int, int)>();
        var (part, roots) = (Rows, 0);
        if (FourierSize.IsOdd(Rows))
        {
            part /= 2;
            stages.Add((2, part, 0));
            roots = 3 * part;
        }

        for (part /= 4; part > 0; part /= 4)
        {
            stages.Add((4, part, roots));
            roots += 9 * part;
        }

        if (IsInverse)
            stages.Reverse();
        return stages;
    }
}
