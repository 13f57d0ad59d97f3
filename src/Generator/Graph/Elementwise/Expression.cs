using System;
using System.Linq;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Elementwise;

/// <summary>
/// An elementwise formula over operands 0, 1, ...: written once, printed at every vector width. It has an English name because an outline
/// should say "relu", not how it is computed.
/// </summary>
internal abstract record Expression
{
    public static readonly Expression Identity = new ValueOf(0);

    /// <summary>x * scale + shift, with operands 1 and 2.</summary>
    public static readonly Expression Affine =
        new Named("times scale plus shift", new MultiplyAdd(new ValueOf(0), new ValueOf(1), new ValueOf(2)));

    /// <summary>The sum of operands 0 and 1.</summary>
    public static readonly Expression Sum = new Named("plus what stands beside", new Binary(Operation.Add, new ValueOf(0), new ValueOf(1)));

    /// <summary>One more than the highest operand.</summary>
    public abstract int Operands { get; }

    public static implicit operator Expression(double value) => new Number((float)value);

    public static Expression operator +(Expression a, Expression b) => new Binary(Operation.Add, a, b);

    public static Expression operator -(Expression a, Expression b) => new Binary(Operation.Subtract, a, b);

    public static Expression operator *(Expression a, Expression b) => new Binary(Operation.Multiply, a, b);

    public static Expression operator /(Expression a, Expression b) => new Binary(Operation.Divide, a, b);

    public static Expression Max(Expression a, Expression b) => new Binary(Operation.Max, a, b);

    public static Expression Min(Expression a, Expression b) => new Binary(Operation.Min, a, b);

    public abstract string Describe();

    /// <summary>Whether a function is called, which the compiler does not put in line; the magnitude is an instruction.</summary>
    public virtual bool HasCall => false;

    /// <summary>
    /// Whether a greater operand 0 never gives a lesser value, and NaN gives NaN: the greatest value of the formula is then the formula of the greatest value.
    /// </summary>
    public virtual bool IsIncreasing => false;

    /// <summary>The formula as text that is the same under every culture.</summary>
    public abstract string Key { get; }

    /// <summary>The formula with operand 0 replaced: this one behind <paramref name="first"/>.</summary>
    /// <param name="first">What is computed before.</param>
    /// <param name="shift">How far this formula's other operands move, to make room for those of <paramref name="first"/>.</param>
    public abstract Expression After(Expression first, int shift);

    /// <summary>An operand.</summary>
    internal sealed record ValueOf(int Index) : Expression
    {
        public override int Operands => Index + 1;

        public override bool IsIncreasing => Index == 0;

        public override string Key => "v" + Literal.Of(Index);

        public override string Describe() => FormattableString.Invariant($"operand {Index}");

        public override Expression After(Expression first, int shift) => Index == 0 ? first : new ValueOf(Index + shift);
    }

    /// <summary>A constant.</summary>
    internal sealed record Number(float Value) : Expression
    {
        public override int Operands => 0;

        public override string Key => Literal.Of(Value);

        public override string Describe() => Literal.Of(Value);

        public override Expression After(Expression first, int shift) => this;
    }

    /// <summary>Two operands and an operation.</summary>
    internal sealed record Binary(Operation Operation, Expression Left, Expression Right) : Expression
    {
        public override int Operands => Math.Max(Left.Operands, Right.Operands);

        public override bool HasCall => Left.HasCall || Right.HasCall;

        public override string Key => $"{Operation}({Left.Key}, {Right.Key})";

        public override string Describe() => $"{Operation.ToString().ToLowerInvariant()} of {Left.Describe()} and {Right.Describe()}";

        public override Expression After(Expression first, int shift) => this with { Left = Left.After(first, shift), Right = Right.After(first, shift) };
    }

    /// <summary>A * B + C.</summary>
    internal sealed record MultiplyAdd(Expression A, Expression B, Expression C) : Expression
    {
        public override int Operands => new[] { A.Operands, B.Operands, C.Operands }.Max();

        public override bool HasCall => A.HasCall || B.HasCall || C.HasCall;

        public override string Key => $"fma({A.Key}, {B.Key}, {C.Key})";

        public override string Describe() => $"{A.Describe()} times {B.Describe()} plus {C.Describe()}";

        public override Expression After(Expression first, int shift) =>
            new MultiplyAdd(A.After(first, shift), B.After(first, shift), C.After(first, shift));
    }

    /// <summary>A value where a condition is above zero, else zero.</summary>
    internal sealed record WherePositive(Expression Condition, Expression Value) : Expression
    {
        public override int Operands => Math.Max(Condition.Operands, Value.Operands);

        public override bool HasCall => Condition.HasCall || Value.HasCall;

        public override string Key => $"where({Condition.Key}, {Value.Key})";

        public override string Describe() => $"{Value.Describe()} where {Condition.Describe()} is above zero";

        public override Expression After(Expression first, int shift) =>
            new WherePositive(Condition.After(first, shift), Value.After(first, shift));
    }

    /// <summary>One value where a condition is above zero, else another.</summary>
    internal sealed record Choose(Expression Condition, Expression IfPositive, Expression Otherwise) : Expression
    {
        public override int Operands => new[] { Condition.Operands, IfPositive.Operands, Otherwise.Operands }.Max();

        public override bool HasCall => Condition.HasCall || IfPositive.HasCall || Otherwise.HasCall;

        public override string Key => $"choose({Condition.Key}, {IfPositive.Key}, {Otherwise.Key})";

        public override string Describe() =>
            $"{IfPositive.Describe()} where {Condition.Describe()} is above zero, else {Otherwise.Describe()}";

        public override Expression After(Expression first, int shift) =>
            new Choose(Condition.After(first, shift), IfPositive.After(first, shift), Otherwise.After(first, shift));
    }

    /// <summary>A function of the runtime's VectorMath, or the magnitude.</summary>
    internal sealed record Call(string Function, Expression Argument) : Expression
    {
        public override int Operands => Argument.Operands;

        public override bool HasCall => Function != "Abs" || Argument.HasCall;

        public override string Key => $"{Function}({Argument.Key})";

        public override string Describe() => $"{Function} of {Argument.Describe()}";

        public override Expression After(Expression first, int shift) => this with { Argument = Argument.After(first, shift) };
    }

    /// <summary>A formula with a name.</summary>
    /// <param name="Name">What an outline calls it.</param>
    /// <param name="Body">The formula.</param>
    /// <param name="Increases">Whether it <see cref="IsIncreasing"/>, which is a fact about the function and cannot be seen in every formula.</param>
    internal sealed record Named(string Name, Expression Body, bool Increases = false) : Expression
    {
        public override bool IsIncreasing => Increases;

        public override int Operands => Body.Operands;

        public override bool HasCall => Body.HasCall;

        public override string Key => $"{Name}: {Body.Key}";

        public override string Describe() => Name;

        public override Expression After(Expression first, int shift)
        {
            var name = first == Identity ? Name : $"{first.Describe()}, {Name}";
            return new Named(name, Body.After(first, shift), Increases && first.IsIncreasing);
        }
    }
}

/// <summary>An operation on two operands.</summary>
internal enum Operation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Max,
    Min,
}
