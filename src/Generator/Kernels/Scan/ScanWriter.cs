using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Scan;

/// <summary>What the cells' formulas are printed with: a step is some products of the state, and between them formulas of each vector of units.</summary>
/// <param name="writer">Where to.</param>
/// <param name="vector">The vectors.</param>
/// <param name="units">The numbers of a state.</param>
/// <param name="activation">The candidates' activation, or what its gradient is multiplied with.</param>
/// <param name="recurrentActivation">The same of the gates.</param>
internal sealed class ScanWriter(SourceWriter writer, VectorWriter vector, int units, Expression activation, Expression recurrentActivation)
{
    private int End => (units + vector.Lanes - 1) / vector.Lanes * vector.Lanes;

    /// <summary>Prints a statement.</summary>
    public void Line(string text) => writer.Line(text);

    /// <summary>Prints formulas for each vector of units.</summary>
    public void Each(Action<VectorWriter> body)
    {
        using (writer.Block($"for (nint column = 0; column < {Mark.Of("end", End)}; column += Lanes)"))
            body(vector);
    }

    /// <summary>Prints products.</summary>
    public void Products(IReadOnlyList<GateProduct> gates, StateTarget target) => new StateProducts(writer, vector, units).Emit(gates, target);

    /// <summary>Prints a variable.</summary>
    public string Let(string name, string value)
    {
        writer.Line($"var {name} = {value};");
        return name;
    }

    /// <summary>Reads a section of a row at the present column into a variable.</summary>
    public string Load(string name, string row, int section) => Let(name, vector.Load(row, Section.At(section, "column")));

    /// <summary>Writes a section of a row at the present column.</summary>
    public void Store(string value, string row, int section) => writer.Line(vector.Store(value, row, Section.At(section, "column")));

    /// <summary>The candidates' activation of a value, or its slope.</summary>
    public string Activate(string value) => vector.Print(activation, [value]);

    /// <summary>The gates' activation of a value, or its slope.</summary>
    public string Gate(string value) => vector.Print(recurrentActivation, [value]);
}
