using System;

namespace Gen.Tests.Reference;

/// <summary>The <c>Padding</c> of a convolution or a pool, as a user writes it.</summary>
public readonly record struct PaddingSpec
{
    private readonly string? _word;
    private readonly int _left;
    private readonly int _right;

    private PaddingSpec(string? word, int left, int right, string text)
    {
        _word = word;
        _left = left;
        _right = right;
        Text = text;
    }

    /// <summary>No padding: the default.</summary>
    public static PaddingSpec Valid { get; } = Word("valid");

    /// <summary>As many outputs as steps divided by the stride, rounded up.</summary>
    public static PaddingSpec Same { get; } = Word("same");

    /// <summary>All on the left, so that no output sees a later step.</summary>
    public static PaddingSpec Causal { get; } = Word("causal");

    /// <summary>The C# expression of the attribute's argument.</summary>
    public string Text { get; }

    /// <summary>The same number of steps on both sides.</summary>
    public static PaddingSpec Both(int steps) => new(null, steps, steps, FormattableString.Invariant($"{steps}"));

    /// <summary>So many steps on the left, so many on the right.</summary>
    public static PaddingSpec Sides(int left, int right) =>
        new(null, left, right, FormattableString.Invariant($"new[] {{ {left}, {right} }}"));

    /// <summary>One of the words <c>valid</c>, <c>same</c> and <c>causal</c>.</summary>
    /// <exception cref="ArgumentException">It is another word.</exception>
    public static PaddingSpec Word(string word)
    {
        if (word is not ("valid" or "same" or "causal"))
            throw new ArgumentException($"Padding is valid, same or causal, not {word}.", nameof(word));
        return new(word, 0, 0, $"\"{word}\"");
    }

    /// <summary>The steps on both sides of a signal.</summary>
    /// <param name="length">The signal's steps.</param>
    /// <param name="extent">From a window's first tap to its last, both included.</param>
    /// <param name="stride">The steps between two windows.</param>
    public (int Left, int Right) Resolve(int length, int extent, int stride)
    {
        if (_word == "causal")
            return (extent - 1, 0);
        if (_word != "same")
            return (_left, _right);
        var outputs = (length + stride - 1) / stride;
        var total = Math.Max((outputs - 1) * stride + extent - length, 0);
        return (total / 2, total - total / 2);
    }
}
