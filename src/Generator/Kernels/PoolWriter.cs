using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>What a pool of positions is in operations: how it starts, how two values become one, and what becomes of the last.</summary>
internal sealed class PoolWriter(SumKernel kernel, PositionPool pool)
{
    public bool IsMax => pool.Kind == PoolKind.Max;

    /// <summary>What leaves any value as it is.</summary>
    public string Start(VectorWriter vector) => vector.Constant(IsMax ? float.NegativeInfinity : 0);

    public string Join(VectorWriter vector, string a, string b) => IsMax ? vector.Max(a, b) : vector.Add(a, b);

    /// <summary>Prints what becomes of a variable in which all positions are joined.</summary>
    public void EmitEnd(SourceWriter writer, VectorWriter vector, string value)
    {
        if (kernel.IsEpilogueLast && kernel.Epilogue != Expression.Identity)
            writer.Line($"{value} = {vector.Print(kernel.Epilogue, [value])};");
        if (!IsMax)
            writer.Line($"{value} = {vector.Divide(value, vector.Constant(pool.Length))};");
    }
}
