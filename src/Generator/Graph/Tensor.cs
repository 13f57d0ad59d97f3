using Gen.Generator.Model;

namespace Gen.Generator.Graph;

/// <summary>A signal in a buffer: its rows lie one after the other from the buffer's start; the halo, if any, lies before and behind.</summary>
/// <param name="Buffer">The buffer's number.</param>
/// <param name="Shape">The shape that it is seen in.</param>
internal readonly record struct Tensor(int Buffer, Shape Shape)
{
    /// <summary>The tensor as an argument of a step, so many floats from its start.</summary>
    public Operand At(int offset = 0) => new(OperandKind.Buffer, Buffer, offset);
}
