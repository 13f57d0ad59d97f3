using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Scan;

/// <summary>
/// What the cells' formulas are printed with: a step is some products of the state, and between them formulas of each vector of units. Each is a method of its own, which layers of other
/// sizes share; formulas are put where they are called.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="vector">The vectors.</param>
/// <param name="methods">Takes the methods.</param>
/// <param name="units">The numbers of a state.</param>
/// <param name="activation">The candidates' activation, or what its gradient is multiplied with.</param>
/// <param name="recurrentActivation">The same of the gates.</param>
/// <param name="samples">The samples that go side by side.</param>
internal sealed class ScanWriter(
    SourceWriter writer, VectorWriter vector, SharedMethods methods, int units, Expression activation, Expression recurrentActivation, int samples = 1)
{
    private static readonly MethodFamily s_family = new("ScanSteps", "Parts of one step of a scan: products of the state with its own weights, and the formulas of a cell.");

    private int End => (units + vector.Lanes - 1) / vector.Lanes * vector.Lanes;

    /// <summary>Prints a statement.</summary>
    public void Line(string text) => writer.Line(text);

    /// <summary>Prints formulas for each vector of units.</summary>
    /// <param name="stem">What they are called.</param>
    /// <param name="references">The rows that they read and write.</param>
    /// <param name="body">Prints them.</param>
    public void Each(string stem, IReadOnlyList<string> references, Action<ScanWriter, VectorWriter> body)
    {
        var call = methods.Add(new(s_family, stem, "Formulas of one step, for each vector of units.", references, [], Compilation.Inlined), vector, (inner, v) =>
        {
            using (inner.Block($"for (nint column = 0; column < {Mark.Of("end", End)}; column += Lanes)"))
                body(new(inner, v, methods, units, activation, recurrentActivation), v);
        });
        using (EachSample(writer, samples))
            writer.Line(call.With(references.Select(reference => samples == 1 ? "ref " + reference : Offset.Ref(reference, "sample * " + Stride(reference)))));
    }

    /// <summary>Begins a loop over the samples, where there are several.</summary>
    public static IDisposable? EachSample(SourceWriter writer, int samples) =>
        samples == 1 ? null : writer.Block($"for (nint sample = 0; sample < {Literal.Of(samples)}; sample++)");

    private static string Stride(string reference) => reference == "rx" ? "InputSample" : "RowSample";

    /// <summary>Prints products.</summary>
    /// <param name="gates">The gates.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="beside">What else they begin with.</param>
    public void Products(IReadOnlyList<GateProduct> gates, StateTarget target, params string[] beside)
    {
        string[] references = [.. gates.Select(gate => gate.Source).Prepend("w").Concat(beside).Append(target.Reference).Distinct()];
        var (stem, whose) = samples == 1 ? ("", "") : ($"Of{Literal.Of(samples)}", $", for {Counted.Of(samples, "sample")}");
        var call = methods.Add(new(s_family, $"Products{Literal.Of(gates.Count)}{stem}", $"Products with the weights of {Counted.Of(gates.Count, "gate")}{whose}.", references, []), vector, (inner, v) =>
        {
            if (samples == 1)
                new StateProducts(inner, v, units).Emit(gates, target);
            else
                new SampleProducts(inner, v, units, samples).Emit(gates, target);
        });
        writer.Line(call.With(references.Select(reference => "ref " + reference)));
    }

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
