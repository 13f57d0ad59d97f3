using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Winograd;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Matrices;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Winograd;

/// <summary>Prints a transform of one vector of columns: the rows' loads, the shared sums, the outputs' sums and stores.</summary>
/// <param name="kernel">The transform.</param>
/// <param name="program">Its sums.</param>
/// <param name="vector">The vectors.</param>
/// <param name="held">The factors that locals hold; all others are read from memory, as by narrower vectors, for a few columns that are left over.</param>
internal sealed class TransformColumn(TransformKernel kernel, TransformProgram program, VectorWriter vector, IReadOnlyList<Fraction> held)
{
    public void Emit(SourceWriter writer, TransformRun run, string column)
    {
        for (var row = run.FirstInput; row < run.Inputs; row++)
            writer.Line($"var x{Literal.Of(row)} = {vector.Load("xTile", Offset.Sum(Offset.Times(row - run.FirstInput, "FromRow"), column))};");
        foreach (var sum in program.Shared)
            writer.Line($"var {sum.Name} = {Print(sum.Terms)};");
        if (kernel.HasBias)
            writer.Line($"var start = {vector.Load("bias", column)};");
        for (var row = 0; row < run.Outputs; row++)
            EmitStore(writer, row, Offset.Sum(Offset.Times(row, "ToRow"), column));
    }

    private void EmitStore(SourceWriter writer, int row, string offset)
    {
        var terms = program.Outputs[row].Terms;
        IEnumerable<TransformTerm> start = kernel.HasBias ? [new(1, "start")] : [];
        var operands = new List<string> { Print([.. start, .. terms]) };
        if (kernel.HasResidual)
            operands.Add(vector.Load("besideTile", offset));
        // A formula may name the sum several times.
        writer.Line($"var sum{Literal.Of(row)} = {operands[0]};");
        operands[0] = "sum" + Literal.Of(row);
        writer.Line(vector.Store(vector.Apply(kernel.Epilogue, operands), "yTile", offset));
    }

    /// <summary>A sum of terms: those without a factor first.</summary>
    private string Print(IReadOnlyList<TransformTerm> terms)
    {
        var sum = default(string);
        foreach (var term in terms.OrderBy(term => term.Factor.IsOne ? 0 : (-term.Factor).IsOne ? 2 : 1))
        {
            sum = (sum, term.Factor.IsOne, (-term.Factor).IsOne) switch
            {
                (null, true, _) => term.Value,
                (null, _, true) => vector.Subtract(vector.Constant(0), term.Value),
                (null, _, _) => vector.Multiply(Factor(term), term.Value),
                (_, true, _) => vector.Add(sum, term.Value),
                (_, _, true) => vector.Subtract(sum, term.Value),
                _ => vector.MultiplyAdd(Factor(term), term.Value, sum),
            };
        }

        return sum ?? vector.Constant(0);
    }

    /// <summary>A constant would not do: the compiler moves it out of the loop, and then has no register for it.</summary>
    private string Factor(TransformTerm term) => held.Contains(term.Factor)
        ? TransformMethods.NameOf(term.Factor)
        : vector.BroadcastAt("factors", Literal.Of(program.Factors.ToList().IndexOf(term.Factor)));
}
