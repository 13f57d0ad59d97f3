namespace Gen.Generator.Graph;

/// <summary>What an argument of a step refers to.</summary>
internal enum OperandKind
{
    /// <summary>A buffer of the pass.</summary>
    Buffer,

    /// <summary>A parameter's packed values.</summary>
    Parameter,

    /// <summary>The session's gradient of a parameter, packed like it.</summary>
    Gradient,

    /// <summary>The session's flipped and transposed copy of a convolution's weights.</summary>
    Transposed,

    /// <summary>Something derived from parameters for inference, such as weights with a normalisation folded in.</summary>
    Prepared,
}

/// <summary>An argument of a step: a reference to a float.</summary>
/// <param name="Kind">What it refers to.</param>
/// <param name="Index">Which one of its kind.</param>
/// <param name="Offset">The floats from its start; may be negative in a halo.</param>
internal sealed record Operand(OperandKind Kind, int Index, int Offset)
{
    public static Operand Parameter(int index) => new(OperandKind.Parameter, index, 0);

    public static Operand Gradient(int index) => new(OperandKind.Gradient, index, 0);

    public static Operand Transposed(int index) => new(OperandKind.Transposed, index, 0);

    public static Operand Prepared(int index) => new(OperandKind.Prepared, index, 0);

    public bool IsBuffer(int buffer) => Kind == OperandKind.Buffer && Index == buffer;
}
