using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>A formula of several signals, value by value, of which some have one step for all.</summary>
internal static class Elementwise
{
    /// <summary>Adds the formula's step.</summary>
    /// <param name="operation">What is done with all of them.</param>
    /// <param name="words">The formula in words.</param>
    /// <param name="shape">The output's shape.</param>
    /// <param name="signals">The signals, each with all channels, and at least one of them whole.</param>
    /// <param name="what">What the output is called.</param>
    /// <param name="pass">Where to.</param>
    public static Tensor Run(Operation operation, string words, Shape shape, IReadOnlyList<Tensor> signals, string what, LoweringBuilder pass)
    {
        // A whole one first: planning merges the step into the store of what makes it.
        var ordered = signals.OrderBy(signal => signal.Shape.Length == shape.Length ? 0 : 1).ToList();
        var y = pass.Buffer(what, shape);
        var formula = Formula(operation, words, ordered.Count);
        var kernel = ordered.TrueForAll(signal => signal.Shape.Length == shape.Length)
            ? MapKernel.Flat(shape.Size, ordered.Count, formula)
            : new MapKernel(shape.Length, shape.Channels, ordered.Select(signal => signal.Shape.Length != shape.Length).ToEquatable(), formula);
        pass.Run(kernel, [.. ordered.Select(signal => signal.At()), y.At()]);
        return y;
    }

    private static Expression Formula(Operation operation, string words, int operands)
    {
        if (operation == Operation.Add && operands == 2)
            return Expression.Sum;
        Expression all = new Expression.ValueOf(0);
        for (var operand = 1; operand < operands; operand++)
            all = new Expression.Binary(operation, all, new Expression.ValueOf(operand));
        return new Expression.Named(words, all);
    }
}
