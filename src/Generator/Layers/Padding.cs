using System;
using Gen.Generator.Diagnostics;
using Gen.Generator.Text;

namespace Gen.Generator.Layers;

/// <summary>How a window's padding is found.</summary>
internal enum PaddingKind
{
    Valid,
    Same,
    Causal,
    Explicit,
}

/// <summary>A declared padding: valid, same, causal, or so many steps on each side.</summary>
internal readonly record struct Padding(PaddingKind Kind, int ExplicitLeft, int ExplicitRight)
{
    public static readonly Padding Valid = new(PaddingKind.Valid, 0, 0);

    public static readonly Padding Same = new(PaddingKind.Same, 0, 0);

    private static readonly string[] s_words = ["valid", "same", "causal"];

    /// <summary>Reads the <c>Padding</c> argument.</summary>
    public static Padding Read(LayerArguments arguments)
    {
        var padding = ReadValue(arguments);
        arguments.Note("Padding", padding.ToString());
        return padding;
    }

    private static Padding ReadValue(LayerArguments arguments)
    {
        switch (arguments.Raw("Padding"))
        {
            case null when !arguments.Has("Padding"):
            case "valid":
                return Valid;
            case "same":
                return Same;
            case "causal":
                return new(PaddingKind.Causal, 0, 0);
            case string text:
                ReportUnknown(text, arguments);
                return Valid;
            case int both when both >= 0:
                return new(PaddingKind.Explicit, both, both);
            case int[] { Length: 2 } sides when sides[0] >= 0 && sides[1] >= 0:
                return new(PaddingKind.Explicit, sides[0], sides[1]);
            case var other:
                arguments.Problems.Report(Descriptors.WrongPadding, "Padding", arguments.Name, Show(other));
                return Valid;
        }
    }

    /// <summary>Whether it is declared that nothing is padded.</summary>
    public bool IsNone => this == Valid || this == new Padding(PaddingKind.Explicit, 0, 0);

    /// <summary>
    /// The steps before and after the signal. Same: the output has ceil(length / stride) steps, the odd one of the total is on the right.
    /// </summary>
    public (int Left, int Right) Resolve(int length, int width, int stride, int dilation)
    {
        var reach = dilation * (width - 1);
        // A stride beyond the signal's end leaves one output, whatever it is.
        stride = Math.Min(stride, Math.Max(length, 1));
        switch (Kind)
        {
            case PaddingKind.Causal:
                return (reach, 0);
            case PaddingKind.Explicit:
                return (ExplicitLeft, ExplicitRight);
            case PaddingKind.Same:
                var total = Math.Max(((length + stride - 1) / stride - 1) * stride + reach + 1 - length, 0);
                return (total / 2, total - total / 2);
            default:
                return (0, 0);
        }
    }

    /// <summary>What a signal of so many steps is with its padding, behind a semicolon; nothing where it has none.</summary>
    public static string Describe(int length, int left, int right) => (left, right) == (0, 0)
        ? ""
        : FormattableString.Invariant($"; with its padding of {left} and {right} that is {Counted.Of(left + length + right, "step")}");

    public override string ToString() => Kind == PaddingKind.Explicit
        ? FormattableString.Invariant($"[{ExplicitLeft}, {ExplicitRight}]")
        : Kind.ToString().ToLowerInvariant();

    private static void ReportUnknown(string text, LayerArguments arguments)
    {
        if (Nearest.Of(text, s_words) is { } word)
            arguments.Problems.ReportWithRepair(Descriptors.UnknownPadding, "Padding", $"\"{word}\"", arguments.Name, text, $"; did you mean \"{word}\"?");
        else
            arguments.Problems.Report(Descriptors.UnknownPadding, "Padding", arguments.Name, text, "");
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        int number => Literal.Of(number),
        double number => Literal.Of(number),
        int[] numbers => "[" + string.Join(", ", Array.ConvertAll(numbers, Literal.Of)) + "]",
        bool truth => Literal.Of(truth),
        OtherArgument other => other.Text,
        _ => value.GetType().Name,
    };
}
