using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen;

/// <summary>A layer as data.</summary>
/// <param name="Kind">Its attribute's name: <c>Conv1d</c>.</param>
/// <param name="Name">Its name, with the places of the blocks that it stands in.</param>
/// <param name="Input">What comes to it.</param>
/// <param name="Output">What it makes of that.</param>
/// <param name="MultiplyAdds">Its multiplications with a following addition for one sample.</param>
/// <param name="Options">
/// Its properties by name, in the order in which they are read; the defaults are among them, but for initializers, factors of learning and
/// <c>Trainable</c>, which stand here where they are others.
/// </param>
/// <param name="Parameters">What it learns, in the order of the network's parameters.</param>
/// <param name="Branches">The blocks that it is made of: those of a <c>Residual</c> or a <c>Concat</c>. An empty branch hands its input on.</param>
public sealed record LayerDescription(
    string Kind,
    string Name,
    SignalShape Input,
    SignalShape Output,
    long MultiplyAdds,
    IReadOnlyList<KeyValuePair<string, string>> Options,
    IReadOnlyList<ParameterDescription> Parameters,
    IReadOnlyList<IReadOnlyList<LayerDescription>> Branches)
{
    /// <summary>The text of an option, or <see langword="null"/> where the layer has none of that name.</summary>
    /// <param name="option">The property's name.</param>
    public string? Option(string option) =>
        Options.Where(pair => pair.Key == option).Select(pair => pair.Value).FirstOrDefault();

    /// <summary>An option that is a whole number.</summary>
    /// <param name="option">The property's name.</param>
    /// <param name="byDefault">The number where the layer has no such option.</param>
    public int Integer(string option, int byDefault) =>
        Option(option) is { } text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : byDefault;

    /// <summary>An option that is a real number.</summary>
    /// <param name="option">The property's name.</param>
    /// <param name="byDefault">The number where the layer has no such option.</param>
    public double Real(string option, double byDefault) =>
        Option(option) is { } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : byDefault;

    /// <summary>An option that is true or false.</summary>
    /// <param name="option">The property's name.</param>
    /// <param name="byDefault">The value where the layer has no such option.</param>
    public bool Boolean(string option, bool byDefault) => Option(option) is { } text ? text == "true" : byDefault;

    /// <summary>The steps of padding before and after the signal, for layers with windows (<c>Width</c> or <c>Size</c>).</summary>
    public (int Left, int Right) Padding()
    {
        var width = Integer("Width", Integer("Size", 1));
        var stride = Math.Min(Integer("Stride", 1), Math.Max(Input.Length, 1));
        var reach = Integer("Dilation", 1) * (width - 1);
        switch (Option("Padding") ?? "valid")
        {
            case "valid":
                return (0, 0);
            case "causal":
                return (reach, 0);
            case "same":
                var total = Math.Max(((Input.Length + stride - 1) / stride - 1) * stride + reach + 1 - Input.Length, 0);
                return (total / 2, total - total / 2);
            case var sides:
                var numbers = sides.Trim('[', ']').Split(',');
                return (Parse(numbers[0]), Parse(numbers[^1]));
        }

        static int Parse(string number) => int.Parse(number, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }

    /// <summary>Kind, name and shapes.</summary>
    public override string ToString() => $"{Kind} {Name}: {Input} -> {Output}";

    internal IEnumerable<LayerDescription> WithInner() =>
        Branches.SelectMany(branch => branch).SelectMany(layer => layer.WithInner()).Append(this);
}
