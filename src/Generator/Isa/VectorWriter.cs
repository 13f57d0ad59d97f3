using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Text;

namespace Gen.Generator.Isa;

/// <summary>
/// The only place that spells a vector operation. Emitters speak these verbs; what differs between instruction sets differs here.
/// Everything is .NET's portable vectors and references, so that emitted code needs no unsafe block and runs, if slowly, on any machine.
/// </summary>
internal sealed class VectorWriter(VectorIsa isa)
{
    public VectorIsa Isa { get; } = isa;

    public int Lanes => Isa.Lanes;

    private bool IsScalar => Lanes == 1;

    private string Class => "Vector" + Literal.Of(Lanes * 32);

    /// <summary>The type of a vector.</summary>
    public string Type => IsScalar ? "float" : Class + "<float>";

    /// <summary>The writer of the next narrower vectors.</summary>
    public VectorWriter Narrower => new(Isa.Narrower);

    /// <summary>The vector at an offset, in floats, from a reference.</summary>
    public string Load(string reference, string offset = "0") => (IsScalar, offset) switch
    {
        (true, "0") => reference,
        (true, _) => $"Unsafe.Add(ref {reference}, {offset})",
        (false, "0") => $"{Class}.LoadUnsafe(ref {reference})",
        _ => $"{Class}.LoadUnsafe(ref {reference}, {Unsigned(offset)})",
    };

    public string Store(string value, string reference, string offset = "0") => (IsScalar, offset) switch
    {
        (true, "0") => $"{reference} = {value};",
        (true, _) => $"Unsafe.Add(ref {reference}, {offset}) = {value};",
        (false, "0") => $"{value}.StoreUnsafe(ref {reference});",
        _ => $"{value}.StoreUnsafe(ref {reference}, {Unsigned(offset)});",
    };

    /// <summary>
    /// The first so many lanes; the others are zero. Reads a whole vector, so the buffer must have room behind it.
    /// </summary>
    public string LoadFirst(int count, string reference, string offset = "0") =>
        First(count, Load(reference, offset));

    /// <summary>The first so many lanes of a value; the others are zero, whatever they were.</summary>
    public string First(int count, string value) => count == Lanes ? value : $"({value} & FirstLanes)";

    /// <summary>The declaration of the mask that <see cref="First"/> uses.</summary>
    public string FirstLanesMask(int count) => $"var FirstLanes = {Mask(lane => lane < count)};";

    /// <summary>The last so many lanes of a value; the others are zero, whatever they were.</summary>
    public string Last(int count, string value) => count == Lanes ? value : $"({value} & LastLanes)";

    /// <summary>The declaration of the mask that <see cref="Last"/> uses.</summary>
    public string LastLanesMask(int count) => $"var LastLanes = {Mask(lane => lane >= Lanes - count)};";

    /// <summary>Of each so many lanes the first half from a, the second from b.</summary>
    public string Interleave(int lanes, string a, string b) => $"{Class}.ConditionalSelect({Mask(lane => lane % lanes < lanes / 2)}, {a}, {b})";

    /// <summary>Of each four lanes the first two, or the last two, of a and of b in turns: a call of one of <see cref="InterleaveMethods"/>.</summary>
    public static string Interleave(bool isHigh, string a, string b) => $"Interleave{(isHigh ? "High" : "Low")}({a}, {b})";

    /// <summary>What such a method returns.</summary>
    public IEnumerable<string> InterleaveBody(string half) => Lanes switch
    {
        4 => [
            $"Sse.IsSupported ? Sse.Unpack{half}(a, b)",
            $": AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.Zip{half}(a, b)",
            half == "Low" ? ": Vector128.Create(a[0], b[0], a[1], b[1]);" : ": Vector128.Create(a[2], b[2], a[3], b[3]);",
        ],
        _ => [
            $"{(Lanes == 8 ? "Avx" : "Avx512F")}.IsSupported ? {(Lanes == 8 ? "Avx" : "Avx512F")}.Unpack{half}(a, b)",
            $": {Class}.Create(Interleave{half}(a.GetLower(), b.GetLower()), Interleave{half}(a.GetUpper(), b.GetUpper()));",
        ],
    };

    /// <summary>Of each so many lanes the two halves exchanged.</summary>
    public string ExchangeHalves(int lanes, string value) =>
        $"{Class}.Shuffle({value}, {Class}.Create({string.Join(", ", Enumerable.Range(0, Lanes).Select(lane => Literal.Of(lane ^ (lanes / 2))))}))";

    /// <summary>Stores the first so many lanes and nothing else, in halves, quarters and so on.</summary>
    public IEnumerable<string> StoreFirst(int count, string value, string reference, string offset)
    {
        for (var (width, done) = (Lanes, 0); count > 0;)
        {
            if (count == width)
            {
                yield return StorePart(value, width, reference, Sum(offset, done));
                yield break;
            }

            width /= 2;
            if (count < width)
            {
                value = Lower(value, width);
                continue;
            }

            yield return StorePart(Lower(value, width), width, reference, Sum(offset, done));
            (value, count, done) = (Upper(value, width), count - width, done + width);
        }
    }

    public string Broadcast(string scalar) => IsScalar ? scalar : $"{Class}.Create({scalar})";

    /// <summary>Single floats side by side.</summary>
    public string Gather(IReadOnlyList<string> scalars) => $"{Class}.Create({string.Join(", ", scalars)})";

    public string Constant(float value) => (IsScalar, value) switch
    {
        (true, _) => Literal.Of(value),
        (false, 0f) => $"{Class}<float>.Zero",
        _ => $"{Class}.Create({Literal.Of(value)})",
    };

    public string MultiplyAdd(string a, string b, string c) => (IsScalar, Isa.Fused) switch
    {
        (true, true) => $"MathF.FusedMultiplyAdd({a}, {b}, {c})",
        (true, false) => $"float.MultiplyAddEstimate({a}, {b}, {c})",
        (false, true) => $"{Class}.FusedMultiplyAdd({a}, {b}, {c})",
        _ => $"{Class}.MultiplyAddEstimate({a}, {b}, {c})",
    };

    public string Add(string a, string b) => $"({a} + {b})";

    /// <summary>Of the lanes so many times each, one after the other, the so-manieth vector.</summary>
    public string Repeat(string value, int factor, int part) => IsScalar
        ? value
        : $"{Class}.Shuffle({value}, {Class}.Create({string.Join(", ", Enumerable.Range(part * Lanes, Lanes).Select(lane => Literal.Of(lane / factor)))}))";

    /// <summary>The writer of vectors with so many lanes.</summary>
    public VectorWriter Of(int lanes) => new(Isa with { Lanes = lanes });

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
    public string Element(string value, int lane) => IsScalar ? value : $"{value}.GetElement({Literal.Of(lane)})";

    /// <summary>All lanes added up, as a float.</summary>
    public string Sum(string value) => IsScalar ? value : $"{Class}.Sum({value})";

    /// <summary>The greatest of all lanes, as a float.</summary>
    public string Greatest(string value) => IsScalar ? value : $"VectorMath.Greatest({value})";

    public string Subtract(string a, string b) => $"({a} - {b})";

    public string Multiply(string a, string b) => $"({a} * {b})";

    public string Divide(string a, string b) => $"({a} / {b})";

    /// <summary>The greater one; NaN when either is, as everywhere in .NET.</summary>
    public string Max(string a, string b) => IsScalar ? $"MathF.Max({a}, {b})" : $"{Class}.Max({a}, {b})";

    /// <summary>The lesser one; NaN when either is.</summary>
    public string Min(string a, string b) => IsScalar ? $"MathF.Min({a}, {b})" : $"{Class}.Min({a}, {b})";

    /// <summary>
    /// The value, but a number where it is less; NaN where it is NaN. One instruction, where <see cref="Max"/> takes three: of two values of which either is NaN x64 gives
    /// the second and Arm gives NaN, so that only the order matters.
    /// </summary>
    public string AtLeast(float number, string value) => IsScalar ? Max(value, Constant(number)) : $"{Class}.MaxNative({Constant(number)}, {value})";

    /// <summary>The value, but a number where it is greater; NaN where it is NaN.</summary>
    public string AtMost(float number, string value) => IsScalar ? Min(value, Constant(number)) : $"{Class}.MinNative({Constant(number)}, {value})";

    /// <summary>A function of the runtime's VectorMath, or <c>Abs</c>.</summary>
    public string Call(string function, string argument) => (function, IsScalar) switch
    {
        ("Abs", true) => $"MathF.Abs({argument})",
        ("Abs", false) => $"{Class}.Abs({argument})",
        _ => $"VectorMath.{function}({argument})",
    };

    /// <summary>One value where the condition is above zero, else the other.</summary>
    public string Choose(string condition, string wherePositive, string otherwise) => IsScalar
        ? $"({condition} > 0f ? {wherePositive} : {otherwise})"
        : $"{Class}.ConditionalSelect({Class}.GreaterThan({condition}, {Constant(0)}), {wherePositive}, {otherwise})";

    /// <summary>The value where the condition is above zero, else zero.</summary>
    public string WherePositive(string condition, string value) => IsScalar
        ? $"({condition} > 0f ? {value} : 0f)"
        : $"({Class}.GreaterThan({condition}, {Constant(0)}) & {value})";

    /// <summary>The value where a equals b, else zero.</summary>
    public string WhereEqual(string a, string b, string value) => IsScalar
        ? $"({a} == {b} ? {value} : 0f)"
        : $"({Class}.Equals({a}, {b}) & {value})";

    /// <summary>A constant converts by itself; a sum needs parentheses.</summary>
    private static string Unsigned(string offset) => offset switch
    {
        _ when offset.All(char.IsLetterOrDigit) && char.IsLower(offset[0]) => $"(nuint){offset}",
        _ when offset.All(char.IsLetterOrDigit) => offset,
        _ => $"(nuint)({offset})",
    };

    private static string Sum(string offset, int done) => (offset, done) switch
    {
        (_, 0) => offset,
        ("0", _) => Literal.Of(done),
        _ => $"{offset} + {Literal.Of(done)}",
    };

    private string Mask(Func<int, bool> isSet) =>
        $"{Class}.Create({string.Join(", ", Enumerable.Range(0, Lanes).Select(lane => isSet(lane) ? "-1" : "0"))}).AsSingle()";

    private static string StorePart(string value, int width, string reference, string offset) => width == 1
        ? $"Unsafe.Add(ref {reference}, {offset}) = {value};"
        : $"{value}.StoreUnsafe(ref {reference}, {Unsigned(offset)});";

    private static string Lower(string value, int half) => half == 1 ? $"{value}.ToScalar()" : $"{value}.GetLower()";

    private static string Upper(string value, int half) => half == 1 ? $"{value}.GetElement(1)" : $"{value}.GetUpper()";
}
