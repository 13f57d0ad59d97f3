using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Text;

namespace Gen.Generator.Target;

/// <summary>
/// The only place that spells a vector operation. Emitters speak these verbs; what differs between instruction sets differs here.
/// Everything is .NET's portable vectors and references, so that emitted code needs no unsafe block and runs, if slowly, on any machine.
/// The basic verbs are calls of the runtime's exact helpers (<c>Lanes8.Load</c>), which cost the C# compiler less than overloaded generics.
/// </summary>
internal sealed class VectorWriter(VectorIsa isa)
{
    private readonly Generality? _generality;
    private readonly bool _isGeneric;

    private VectorWriter(VectorIsa isa, Generality generality, bool isGeneric)
        : this(isa) => (_generality, _isGeneric) = (generality, isGeneric);

    public VectorIsa Isa { get; } = isa;

    /// <summary>The writer of the same vectors as type parameters, <c>V</c> with the operations <c>L</c>: one text for all widths.</summary>
    public VectorWriter AsGeneric(Generality generality) => new(Isa, generality, isGeneric: true);

    /// <summary>
    /// The writer of the same vectors by their own names, in a text that may take a number of lanes and a formula as types. Their multiply-adds are instructions to the
    /// runtime's compiler at once, which a call of a type parameter's operation is only after much work: for texts with many of them.
    /// </summary>
    public VectorWriter AsExact(Generality generality) => new(Isa, generality, isGeneric: false);

    /// <summary>The arguments that make a generic method this width's.</summary>
    /// <param name="takesVectors">Whether the method takes the vectors as types.</param>
    /// <param name="count">The number of lanes that it takes as a type; zero where it takes none.</param>
    /// <param name="formula">The formula that it takes as a type, and the name of that type.</param>
    public string TypeArguments(bool takesVectors, int count, (string Text, string Name)? formula)
    {
        var types = new List<string>();
        if (takesVectors)
            types.Add(Vectors);
        if (count > 0)
            types.Add(_generality?.Take(count) == true ? "C" : "Count" + Literal.Of(count));
        if (formula is { } taken)
            types.Add(_generality?.Take(taken.Text) == true ? "E" : taken.Name);
        return types.Count == 0 ? "" : $"<{string.Join(", ", types)}>";
    }

    /// <summary>The operations and the vector, as type arguments.</summary>
    private string Vectors => IsGeneric ? "L, V" : $"Lanes{Literal.Of(Lanes)}, {Type}";

    /// <summary>A formula of a sum and what stands beside it, as a type parameter; null where the text takes another one.</summary>
    /// <param name="formula">The formula, printed for vectors of any width.</param>
    /// <param name="sum">The sum.</param>
    /// <param name="residual">What stands beside it.</param>
    public string? Apply(string formula, string sum, string residual) =>
        _generality is not null && _generality.Take(formula) ? $"E.Of<{Vectors}>({sum}, {residual})" : null;

    /// <summary>The floats of a vector, as text: of the widest one of a kernel, a name.</summary>
    public string LanesName => IsGeneric ? "Lanes" : Literal.Of(Lanes);

    private bool IsGeneric => _isGeneric;

    private string Operations => IsGeneric ? "L" : "Lanes" + Literal.Of(Lanes);

    public int Lanes => Isa.Lanes;

    /// <summary>Whether a vector is a plain float, spelled without helpers.</summary>
    private bool IsScalar => Lanes == 1 && !IsGeneric;

    private void LoseGenerality()
    {
        if (_isGeneric)
            _generality?.Lose();
    }

    /// <summary>The class of .NET's that has what no helper has: a text that names it is for one width.</summary>
    private string Class
    {
        get
        {
            LoseGenerality();
            return "Vector" + Literal.Of(Lanes * 32);
        }
    }

    /// <summary>The type of a vector.</summary>
    public string Type => IsGeneric ? "V" : IsScalar ? "float" : Class + "<float>";

    /// <summary>The writer of the next narrower vectors.</summary>
    public VectorWriter Narrower => Of(Isa.Narrower.Lanes);

    /// <summary>The vector at an offset, in floats, from a reference.</summary>
    public string Load(string reference, string offset = "0") => (IsScalar, offset) switch
    {
        (true, "0") => reference,
        (true, _) => $"Unsafe.Add(ref {reference}, {offset})",
        (false, "0") => $"{Operations}.Load(ref {reference})",
        _ => $"{Operations}.Load(ref {reference}, {offset})",
    };

    public string Store(string value, string reference, string offset = "0") => (IsScalar, offset) switch
    {
        (true, "0") => $"{reference} = {value};",
        (true, _) => $"Unsafe.Add(ref {reference}, {offset}) = {value};",
        (false, "0") => $"{Operations}.Store({value}, ref {reference});",
        _ => $"{Operations}.Store({value}, ref {reference}, {offset});",
    };

    /// <summary>
    /// The first so many lanes; the others are zero. Reads a whole vector, so the buffer must have room behind it.
    /// </summary>
    public string LoadFirst(int count, string reference, string offset = "0") => First(count, Load(reference, offset));

    /// <summary>The first so many lanes of a value; the others are zero, whatever they were.</summary>
    public string First(int count, string value) => count == Lanes ? value : $"{Operations}.First<{Count(count)}>({value})";

    /// <summary>The last so many lanes of a value; the others are zero, whatever they were.</summary>
    public string Last(int count, string value) => count == Lanes ? value : $"{Operations}.Last<{Count(count)}>({value})";

    /// <summary>A number of lanes that is known when the code is compiled: in generic code a type parameter, of which there is one.</summary>
    private string Count(int count) => _generality?.Take(count) == true ? "C" : "Count" + Literal.Of(count);

    /// <summary>Of each so many lanes the first half from a, the second from b.</summary>
    public string Interleave(int lanes, string a, string b) => $"{Operations}.Mix({a}, {b}, {Literal.Of(lanes)})";

    /// <summary>
    /// Of each four lanes the first two, or the last two, of a and of b in turns. The runtime asks for the machine's own instruction: .NET has no portable form, and two
    /// shuffles and a blend take three times as long where shuffles have one port.
    /// </summary>
    public string Interleave(bool isHigh, string a, string b)
    {
        LoseGenerality();
        return $"Lanes{Literal.Of(Lanes)}.Interleave{(isHigh ? "High" : "Low")}({a}, {b})";
    }

    /// <summary>Of each so many lanes the two halves exchanged.</summary>
    public string ExchangeHalves(int lanes, string value) => $"{Operations}.Exchange({value}, {Literal.Of(lanes)})";

    /// <summary>Stores the first so many lanes and nothing else.</summary>
    public string StoreFirst(int count, string value, string reference, string offset) =>
        count == Lanes ? Store(value, reference, offset) : $"{Operations}.StoreFirst<{Count(count)}>({value}, ref {reference}, {offset});";

    /// <summary>Adds a value to what stands at an offset from a reference.</summary>
    public string AddTo(string value, string reference, string offset) => (IsScalar, offset) switch
    {
        (true, _) => $"{Load(reference, offset)} += {value};",
        (false, "0") => $"{Operations}.AddTo({value}, ref {reference});",
        _ => $"{Operations}.AddTo({value}, ref {reference}, {offset});",
    };

    /// <summary>The same, of many values one after the other: what each addition loses is kept in a variable for the next one.</summary>
    public string AddTo(string value, string reference, string offset, string? lost) => lost is null ? AddTo(value, reference, offset)
        : $"KeptSums<{(IsGeneric ? "L, V" : $"Lanes{Literal.Of(Lanes)}, {Type}")}>.AddTo({value}, ref {lost}, ref {reference}, {offset});";

    /// <summary>A float in all lanes.</summary>
    public string Broadcast(string scalar) => IsScalar ? scalar : $"{Operations}.Of({scalar})";

    /// <summary>The float at an offset from a reference, in all lanes.</summary>
    public string BroadcastAt(string reference, string offset) => (IsScalar, offset) switch
    {
        (true, _) => Load(reference, offset),
        (false, "0") => $"{Operations}.Broadcast(ref {reference})",
        _ => $"{Operations}.Broadcast(ref {reference}, {offset})",
    };

    /// <summary>Single floats side by side.</summary>
    public string Gather(IReadOnlyList<string> scalars) => $"{Class}.Create({string.Join(", ", scalars)})";

    public string Constant(float value) => (IsScalar, value) switch
    {
        (true, _) => Literal.Of(value),
        (false, 0f) => $"{Operations}.Zero",
        _ => $"{Operations}.Of({Literal.Of(value)})",
    };

    public string MultiplyAdd(string a, string b, string c) => (IsScalar, IsGeneric, Isa.Fused) switch
    {
        (true, _, _) => $"float.MultiplyAddEstimate({a}, {b}, {c})",
        (_, true, _) => $"L.MultiplyAdd({a}, {b}, {c})",
        (_, _, true) => $"{Class}.FusedMultiplyAdd({a}, {b}, {c})",
        _ => $"{Class}.MultiplyAddEstimate({a}, {b}, {c})",
    };

    public string Add(string a, string b) => IsGeneric ? $"L.Add({a}, {b})" : $"({a} + {b})";

    /// <summary>Of the lanes so many times each, one after the other, the so-manieth vector.</summary>
    public string Repeat(string value, int factor, int part) => IsScalar
        ? value
        : $"{Class}.Shuffle({value}, {Class}.Create({string.Join(", ", Enumerable.Range(part * Lanes, Lanes).Select(lane => Literal.Of(lane / factor)))}))";

    /// <summary>The writer of vectors with so many lanes.</summary>
    public VectorWriter Of(int lanes)
    {
        if (lanes == Lanes)
            return this;
        LoseGenerality();
        return new(Isa with { Lanes = lanes });
    }

    /// <summary>
    /// Narrower vectors side by side. <c>Create(lower, upper)</c> reads better, but for the widest vectors the compiler makes it of two insertions into a
    /// zero, and keeps a register for each such zero.
    /// </summary>
    public string Join(IReadOnlyList<string> parts)
    {
        if (parts.Count == 1)
            return parts[0];
        var half = Of(Lanes / 2);
        return $"{half.Join([.. parts.Take(parts.Count / 2)])}.To{Class}Unsafe().WithUpper({half.Join([.. parts.Skip(parts.Count / 2)])})";
    }

    /// <summary>A vector of which only the first lanes matter, made of a narrower one.</summary>
    public string Widen(string value, int lanes) => lanes == Lanes ? value : Widen($"{value}.To{Of(lanes * 2).Class}Unsafe()", lanes * 2);

    /// <summary>The so-manieth of the equal parts that a vector consists of.</summary>
    public string Part(string value, int parts, int index) => parts == 1
        ? value
        : Of(Lanes / 2).Part(index < parts / 2 ? Lower(value, Lanes / 2) : Upper(value, Lanes / 2), parts / 2, index % (parts / 2));

    /// <summary>Of each so many lanes the so-manieth, in all of them.</summary>
    public string BroadcastWithin(int lanes, string value, int index) =>
        $"{Class}.Shuffle({value}, {Class}.Create({string.Join(", ", Enumerable.Range(0, Lanes).Select(lane => Literal.Of(lane / lanes * lanes + index)))}))";

    /// <summary>One scalar in the lower half of the lanes and one in the upper, which takes no shuffle where a blend is none.</summary>
    public string BroadcastHalves(string lower, string upper) =>
        $"{Class}.ConditionalSelect({Mask(lane => lane >= Lanes / 2)}, {Broadcast(upper)}, {Broadcast(lower)})";

    /// <summary>The so-manieth lane, as a float.</summary>
    public string Element(string value, int lane)
    {
        if (IsScalar)
            return value;
        LoseGenerality();
        return $"{value}.GetElement({Literal.Of(lane)})";
    }

    /// <summary>All lanes added up, as a float.</summary>
    public string Sum(string value)
    {
        // What is V for a single float is no float for the compiler.
        if (Lanes == 1)
            LoseGenerality();
        return IsScalar ? value : $"{Operations}.Sum({value})";
    }

    /// <summary>The greatest of all lanes, as a float.</summary>
    public string Greatest(string value)
    {
        if (Lanes == 1)
            LoseGenerality();
        return IsScalar ? value : $"{Operations}.Greatest({value})";
    }

    public string Subtract(string a, string b) => IsGeneric ? $"L.Subtract({a}, {b})" : $"({a} - {b})";

    public string Multiply(string a, string b) => IsGeneric ? $"L.Multiply({a}, {b})" : $"({a} * {b})";

    public string Divide(string a, string b) => IsGeneric ? $"L.Divide({a}, {b})" : $"({a} / {b})";

    /// <summary>The greater one; NaN when either is, as everywhere in .NET.</summary>
    public string Max(string a, string b) => IsScalar ? $"MathF.Max({a}, {b})" : $"{Operations}.Max({a}, {b})";

    /// <summary>The lesser one; NaN when either is.</summary>
    public string Min(string a, string b) => IsScalar ? $"MathF.Min({a}, {b})" : $"{Operations}.Min({a}, {b})";

    /// <summary>
    /// The value, but a number where it is less; NaN where it is NaN. One instruction, where <see cref="Max"/> takes three: of two values of which either is NaN x64 gives
    /// the second and Arm gives NaN, so that only the order matters.
    /// </summary>
    public string AtLeast(float number, string value) => IsScalar ? Max(value, Constant(number)) : $"{Operations}.AtLeast({value}, {Constant(number)})";

    /// <summary>The value, but a number where it is greater; NaN where it is NaN.</summary>
    public string AtMost(float number, string value) => IsScalar ? Min(value, Constant(number)) : $"{Operations}.AtMost({value}, {Constant(number)})";

    /// <summary>A function of the runtime's VectorMath, or one that .NET's vectors have themselves.</summary>
    public string Call(string function, string argument) => (function, IsScalar) switch
    {
        ("Abs" or "Sqrt" or "Log", true) => $"MathF.{function}({argument})",
        ("Abs" or "Sqrt" or "Log", false) => $"{Operations}.{function}({argument})",
        _ when IsGeneric => $"Functions<L, V>.{function}({argument})",
        _ => $"VectorMath.{function}({argument})",
    };

    /// <summary>One value where the condition is above zero, else the other.</summary>
    public string Choose(string condition, string wherePositive, string otherwise) => IsScalar
        ? $"({condition} > 0f ? {wherePositive} : {otherwise})"
        : $"{Operations}.Choose({condition}, {wherePositive}, {otherwise})";

    /// <summary>The value where the condition is above zero, else zero.</summary>
    public string WherePositive(string condition, string value) => IsScalar
        ? $"({condition} > 0f ? {value} : 0f)"
        : $"{Operations}.WherePositive({condition}, {value})";

    /// <summary>The value where a equals b, else zero.</summary>
    public string WhereEqual(string a, string b, string value) => IsScalar
        ? $"({a} == {b} ? {value} : 0f)"
        : $"{Operations}.WhereEqual({a}, {b}, {value})";

    private string Mask(Func<int, bool> isSet) =>
        $"{Class}.Create({string.Join(", ", Enumerable.Range(0, Lanes).Select(lane => isSet(lane) ? "-1" : "0"))}).AsSingle()";

    private string Lower(string value, int half)
    {
        LoseGenerality();
        return half == 1 ? $"{value}.ToScalar()" : $"{value}.GetLower()";
    }

    private string Upper(string value, int half)
    {
        LoseGenerality();
        return half == 1 ? $"{value}.GetElement(1)" : $"{value}.GetUpper()";
    }
}
