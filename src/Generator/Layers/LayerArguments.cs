using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers;

/// <summary>A type named by <c>typeof</c> in an argument.</summary>
/// <param name="FullName">Fully qualified, with <c>global::</c>.</param>
/// <param name="WhyNoInitializer">What keeps it from initialising parameters, in words, if any; null where nothing does.</param>
internal sealed record TypeArgument(string FullName, string? WhyNoInitializer);

/// <summary>A constant of a kind that no layer takes, as its own C# text.</summary>
/// <param name="Text">The text.</param>
internal sealed record OtherArgument(string Text);

/// <summary>
/// The arguments of one attribute as plain values, checked as they are read: a bad one is reported at its place, and the default
/// is returned so that reading goes on and the next mistake is found too.
/// </summary>
/// <param name="name">The layer's name, for messages.</param>
/// <param name="values">The given arguments by property name: int, double, bool, string, int[], <see cref="TypeArgument"/> or <see cref="OtherArgument"/>.</param>
/// <param name="problems">Where mistakes go.</param>
/// <param name="branches">The blocks that the attribute names.</param>
/// <param name="place">What the layer's name begins with: that of the place where its block stands.</param>
internal sealed class LayerArguments(
    string name, IReadOnlyDictionary<string, object?> values, IProblems problems, IReadOnlyList<Branch> branches, string place = "")
{
    private readonly List<LayerOption> _options = [];

    public string Name { get; } = name;

    /// <summary>What was read, as the network's description names it, in the order of reading.</summary>
    public IEnumerable<LayerOption> Options => _options;

    public IProblems Problems { get; } = problems;

    public IReadOnlyList<Branch> Branches { get; } = branches;

    public bool Has(string argument) => values.ContainsKey(argument);

    public object? Raw(string argument) => values.TryGetValue(argument, out var value) ? value : null;

    public bool Boolean(string argument, bool byDefault)
    {
        var value = Raw(argument) as bool? ?? byDefault;
        Note(argument, Literal.Of(value), value == byDefault);
        return value;
    }

    /// <summary>Keeps an option for the description; of one that is read twice the first time counts.</summary>
    /// <param name="argument">The property.</param>
    /// <param name="value">Its value as text.</param>
    /// <param name="isDefault">Whether that is the value of a property that is not given.</param>
    public void Note(string argument, string value, bool isDefault = false)
    {
        if (!_options.Exists(option => option.Name == argument))
            _options.Add(new(argument, value, isDefault));
    }

    /// <summary>The ordinal of an enum's member, of the first where none is given.</summary>
    public int Enum(string argument, params string[] members) => Enum(argument, 0, members);

    /// <summary>The ordinal of an enum's member.</summary>
    public int Enum(string argument, int byDefault, string[] members)
    {
        var value = Raw(argument) as int? ?? byDefault;
        if (value >= 0 && value < members.Length)
        {
            Note(argument, members[value]);
            return value;
        }

        Problems.Report(Descriptors.OutOfRange, argument, Name, argument, $"one of {string.Join(", ", members)}", Literal.Of(value));
        return byDefault;
    }

    /// <summary>A size: a whole number of at least one.</summary>
    public int Positive(string argument, int byDefault)
    {
        var value = Raw(argument) as int? ?? byDefault;
        Note(argument, Literal.Of(value));
        if (value >= 1)
            return value;
        Problems.Report(Descriptors.NotPositive, argument, Name, argument, Has(argument) ? Literal.Of(value) : "not given");
        return byDefault < 1 ? 1 : byDefault;
    }

    /// <summary>A count: a whole number of at least zero.</summary>
    public int Count(string argument, int byDefault)
    {
        var value = Raw(argument) as int? ?? byDefault;
        Note(argument, Literal.Of(value));
        if (value >= 0)
            return value;
        Problems.Report(Descriptors.OutOfRange, argument, Name, argument, "at least 0", Literal.Of(value));
        return byDefault;
    }

    public double Real(string argument, double byDefault)
    {
        var value = Raw(argument) as double? ?? byDefault;
        Note(argument, Literal.Of(value), value.Equals(byDefault));
        return value;
    }

    public double NonNegative(string argument, double byDefault) =>
        InRange(argument, byDefault, value => value >= 0, "at least 0");

    /// <summary>Says of arguments that nothing comes of them; those that are not given have nothing said.</summary>
    public void Idle(string because, params string[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (Has(argument))
                Problems.Report(Descriptors.NoEffect, argument, Name, argument, because);
        }
    }

    /// <summary>Says that the layer changes nothing, at the argument that is why.</summary>
    public void ChangesNothing(string argument, string because) => Problems.Report(Descriptors.NoChange, argument, Name, because);

    /// <summary>A finite real number for which a condition holds, also as the float that it becomes; not a number never is.</summary>
    public double InRange(string argument, double byDefault, System.Func<double, bool> isGood, string expected)
    {
        var value = Real(argument, byDefault);
        var single = (double)(float)value;
        if (IsGood(value) && IsGood(single))
            return value;
        var shown = Literal.Of(value) + (IsGood(value) ? $", which as a float is {Literal.Of(single)}" : "");
        Problems.Report(Descriptors.OutOfRange, argument, Name, argument, expected, shown);
        return byDefault;

        bool IsGood(double number) => isGood(number) && !double.IsInfinity(number);
    }

    /// <summary>A signal's name, behind that of the place: a block's names are its own wherever it is used. Which there are is checked where all layers are known.</summary>
    public string Signal(string argument)
    {
        var name = Raw(argument) as string ?? "";
        Note(argument, name);
        return place + name;
    }

    /// <summary>Several signals' names.</summary>
    public EquatableArray<string> Signals(string argument)
    {
        var names = Raw(argument) as string[] ?? [];
        Note(argument, string.Join(", ", names));
        return names.Select(signal => place + signal).ToEquatable();
    }

    public string Initializer(string argument, string byDefault)
    {
        if (Raw(argument) is not TypeArgument type)
        {
            if (Has(argument))
                Problems.Report(Descriptors.NotAnInitializer, argument, Name, argument, "null");
            return "global::Gen." + byDefault;
        }

        Note(argument, type.FullName.Replace("global::", ""), type.FullName == "global::Gen." + byDefault);
        if (type.WhyNoInitializer is { } reason)
            Problems.Report(Descriptors.NotAnInitializer, argument, Name, argument, type.FullName.Replace("global::", "") + (reason.Length > 0 ? ", " + reason : ""));
        return type.FullName;
    }
}
