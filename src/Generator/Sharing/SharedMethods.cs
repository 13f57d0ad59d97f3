using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Sharing;

/// <summary>
/// Collects the methods that a kernel shares with others. A method is printed for the kernel that asks for it; its numbers become arguments and, where no verb
/// forbids it, its vectors type parameters. Methods with the same text are then the same method: emitted code grows with the number of different tiles, not with
/// layers times instruction sets.
/// </summary>
/// <param name="letters">What the short names of the kernel's code mean.</param>
/// <param name="constants">The kernel's numbers.</param>
internal sealed class SharedMethods(IEnumerable<(string Name, string Meaning)> letters, IEnumerable<(string Name, int Value, string Meaning)> constants)
{
    /// <summary>
    /// From so many multiply-adds on a text names its vectors: it then serves fewer instruction sets, but the runtime compiles it in two thirds of the time, which a
    /// first prediction waits for. (14 x 2 tiles on Zen 4: 1.30 ms by type parameters, 0.83 by names; all helpers written out: 0.62.)
    /// </summary>
    private const int MostGenericSums = 12;

    private static readonly MethodFamily s_formulas = new("Formulas", "What becomes of sums as they are stored.");

    private readonly List<(string Name, string Meaning)> _letters = [.. letters];
    private readonly Dictionary<string, string> _numbers = constants.ToDictionary(constant => constant.Name, constant => constant.Meaning);
    private Dictionary<string, SharedMethod> _methods = new(StringComparer.Ordinal);
    private Dictionary<string, int> _values = [];

    /// <summary>The methods, in the order in which they were first asked for.</summary>
    public IEnumerable<SharedMethod> All => _methods.Values;

    /// <summary>The same collection, for a kernel that stands inside this one.</summary>
    /// <param name="letters">What the short names of that kernel's code mean.</param>
    /// <param name="constants">That kernel's numbers.</param>
    public SharedMethods For(IEnumerable<(string Name, string Meaning)> letters, IEnumerable<(string Name, int Value, string Meaning)> constants) =>
        new(letters, constants) { _methods = _methods, _values = constants.ToDictionary(constant => constant.Name, constant => constant.Value) };

    /// <summary>Prints a number that follows from the kernel's own and from the vectors, as a local of the name's own.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">Its name, as the kernel's numbers are written.</param>
    /// <param name="value">Its value.</param>
    /// <param name="meaning">What it is.</param>
    public void Local(SourceWriter writer, string name, string value, string meaning)
    {
        writer.Line($"nint {name} = {value};");
        _numbers[name] = meaning;
    }

    /// <summary>Adds a method, if there is none with its text yet.</summary>
    /// <param name="declaration">What it is called and takes.</param>
    /// <param name="vector">The vectors.</param>
    /// <param name="emit">Prints its body.</param>
    /// <returns>How it is called.</returns>
    public SharedCall Add(MethodDeclaration declaration, VectorWriter vector, Action<SourceWriter, VectorWriter> emit)
    {
        var generality = new Generality();
        var text = Print(vector.AsGeneric(generality), emit);
        var isGeneric = generality.IsWhole && Count(text, "MultiplyAdd(") < MostGenericSums;
        if (!isGeneric)
            (generality, text) = PrintExact(vector, emit);
        var numbers = new NumberArguments(text, _numbers.ContainsKey);
        var body = numbers.Extract();
        isGeneric &= numbers.UsesLanes || Names.Occur(body, "L") || Names.Occur(body, "V");
        var formula = generality.Formula is { } taken ? (Text: taken, Name: Formula(taken)) : ((string Text, string Name)?)null;
        string[] types = [.. isGeneric ? ["L", "V"] : Array.Empty<string>(), .. generality.Count > 0 ? ["C"] : Array.Empty<string>(), .. formula is null ? Array.Empty<string>() : ["E"]];
        var method = MethodText.Print(declaration, vector, types, body, numbers);
        if (!_methods.ContainsKey(method.Name))
            _methods.Add(method.Name, new(declaration.Family, method.Name, method.Text, Legend(method.Text, numbers.Arguments)));
        return new($"{declaration.Family.Name}.{method.Name}{vector.TypeArguments(isGeneric, generality.Count, formula)}", [.. numbers.Arguments.Select(argument => ValueOf(argument.Value))]);
    }

    private static (Generality Generality, string Text) PrintExact(VectorWriter vector, Action<SourceWriter, VectorWriter> emit)
    {
        var generality = new Generality();
        return (generality, Print(vector.AsExact(generality), emit));
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    /// <summary>Adds a formula, if there is none with its text yet; returns its type.</summary>
    private string Formula(string text)
    {
        var name = "Formula_" + StableHash.Of(text);
        if (!_methods.ContainsKey(name))
            _methods.Add(name, new(s_formulas, name, MethodText.PrintFormula(name, text), EquatableArray.Of<LegendEntry>()));
        return $"{s_formulas.Name}.{name}";
    }

    /// <summary>A constant of a kernel that stands inside another has no name there.</summary>
    private string ValueOf(string argument) => _values.TryGetValue(argument, out var value) ? Mark.Of(argument, value) : argument;

    private static string Print(VectorWriter vector, Action<SourceWriter, VectorWriter> emit)
    {
        var writer = new SourceWriter(depth: 2);
        emit(writer, vector);
        return UnusedLocals.Remove(writer.Marked);
    }

    private EquatableArray<LegendEntry> Legend(string text, IReadOnlyList<NumberArgument> numbers) =>
        _letters.Where(letter => Names.Occur(text, letter.Name))
            .Concat(numbers.Where(number => _numbers.ContainsKey(number.Value)).Select(number => (Name: number.Parameter, Meaning: Sentence(_numbers[number.Value]))))
            .Select(letter => new LegendEntry(letter.Name, letter.Meaning)).ToEquatable();

    private static string Sentence(string meaning) => meaning.Length == 0 ? meaning : char.ToLowerInvariant(meaning[0]) + meaning.Substring(1);
}

/// <summary>What a shared method is called and takes.</summary>
/// <param name="Family">Its class.</param>
/// <param name="Stem">The readable half of its name.</param>
/// <param name="Comment">What it does, as a sentence.</param>
/// <param name="References">The references that it takes.</param>
/// <param name="Counts">The counts that it takes.</param>
/// <param name="Compilation">How it is compiled.</param>
internal sealed record MethodDeclaration(
    MethodFamily Family, string Stem, string Comment, IReadOnlyList<string> References, IReadOnlyList<string> Counts,
    Compilation Compilation = Compilation.Optimized);

/// <summary>How a method is compiled when the program runs.</summary>
internal enum Compilation
{
    /// <summary>At once as well as it goes: without that the first calls of a hot loop run ten times slower, until the runtime compiles again.</summary>
    Optimized,

    /// <summary>Where it is called.</summary>
    Inlined,

    /// <summary>As the runtime sees fit: it does nothing but call others.</summary>
    Plain,
}

/// <summary>The call of a shared method.</summary>
/// <param name="Method">The method, with its class.</param>
/// <param name="Numbers">The numbers that it takes behind its own arguments.</param>
internal sealed record SharedCall(string Method, IReadOnlyList<string> Numbers)
{
    /// <summary>The call, as a statement.</summary>
    public string With(IEnumerable<string> arguments) => $"{Method}({string.Join(", ", arguments.Concat(Numbers))});";
}
