using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Target;

namespace Gen.Generator.Kernels.Elementwise;

/// <summary>Prints a formula at a vector width.</summary>
internal static class ExpressionWriter
{
    /// <summary>What becomes of a sum: in code for all widths a call of the formula that the method takes as a type, so that one text serves all formulas.</summary>
    public static string Apply(this VectorWriter vector, Expression formula, IReadOnlyList<string> operands)
    {
        var generality = new Generality();
        var text = vector.AsGeneric(generality).Print(formula, ["sum", "beside"]);
        return (generality.IsWhole ? vector.Apply(text, operands[0], operands[operands.Count - 1]) : null) ?? vector.Print(formula, operands);
    }

    /// <summary>The formula with its operands' values put in.</summary>
    public static string Print(this VectorWriter vector, Expression expression, IReadOnlyList<string> operands) => expression switch
    {
        Expression.ValueOf value => operands[value.Index],
        Expression.Number number => vector.Constant(number.Value),
        Expression.Named named => vector.Print(named.Body, operands),
        Expression.MultiplyAdd add => vector.MultiplyAdd(
            vector.Print(add.A, operands), vector.Print(add.B, operands), vector.Print(add.C, operands)),
        Expression.WherePositive where => vector.WherePositive(
            vector.Print(where.Condition, operands), vector.Print(where.Value, operands)),
        Expression.Choose choose => vector.Choose(vector.Print(choose.Condition, operands),
            vector.Print(choose.IfPositive, operands), vector.Print(choose.Otherwise, operands)),
        Expression.Call call => vector.Call(call.Function, vector.Print(call.Argument, operands)),
        Expression.Binary { Operation: Operation.Max, Right: Expression.Number number } least => vector.AtLeast(number.Value, vector.Print(least.Left, operands)),
        Expression.Binary { Operation: Operation.Min, Right: Expression.Number number } most => vector.AtMost(number.Value, vector.Print(most.Left, operands)),
        Expression.Binary binary => Print(vector, binary.Operation, vector.Print(binary.Left, operands), vector.Print(binary.Right, operands)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.Key),
    };

    private static string Print(VectorWriter vector, Operation operation, string left, string right) => operation switch
    {
        Operation.Add => vector.Add(left, right),
        Operation.Subtract => vector.Subtract(left, right),
        Operation.Multiply => vector.Multiply(left, right),
        Operation.Divide => vector.Divide(left, right),
        Operation.Min => vector.Min(left, right),
        _ => vector.Max(left, right),
    };
}
