using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>Pages that a newcomer reads have short sentences: none over 40 words, 22 at most in the mean.</summary>
public sealed partial class ProseTests
{
    private const int Longest = 40;
    private const int Mean = 22;

    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("docs/README.md")]
    [InlineData("docs/features.md")]
    [InlineData("docs/diagnostics/GEN040.md")]
    [InlineData("docs/pictures.md")]
    [InlineData("docs/site/README.md")]
    [InlineData("templates/README.md")]
    [InlineData("docs/cookbook/README.md")]
    [InlineData("docs/cookbook/recordings.md")]
    [InlineData("docs/cookbook/forecasting.md")]
    [InlineData("docs/cookbook/step-labels.md")]
    [InlineData("docs/cookbook/autoencoder.md")]
    [InlineData("docs/cookbook/transfer.md")]
    [InlineData("docs/cookbook/web-endpoint.md")]
    [InlineData("docs/cookbook/stream.md")]
    [InlineData("docs/cookbook/import-onnx.md")]
    [InlineData("docs/cookbook/augmentation.md")]
    [InlineData("docs/cookbook/cross-validation.md")]
    [InlineData("docs/cookbook/learning-rate.md")]
    [InlineData("docs/cookbook/custom-loss.md")]
    [InlineData("samples/WebApi/README.md")]
    [InlineData("src/Data/README.md")]
    [InlineData("src/Hosting/README.md")]
    [InlineData("src/Dynamic/README.md")]
    [InlineData("src/Onnx/README.md")]
    [InlineData("src/Reports/README.md")]
    [InlineData("src/Orleans/README.md")]
    [InlineData("docs/cluster.md")]
    [InlineData("src/Tool/README.md")]
    public void SentencesAreShort(string page)
    {
        var sentences = Sentences(Repository.Read(page)).Select(sentence => (Words: Words(sentence), Text: sentence)).Where(sentence => sentence.Words > 0).ToList();
        Assert.All(sentences, sentence => Assert.True(sentence.Words <= Longest, $"{sentence.Words} words: {sentence.Text}"));
        Assert.InRange(sentences.Average(sentence => sentence.Words), 1, Mean);
    }

    [Theory]
    [InlineData("One two. Three four five? Six.", new[] { 2, 3, 1 })]
    [InlineData("# Head\n\nOne `a.b()` [two](x.md) three.\n\n* First item\n* Second one", new[] { 1, 4, 2, 2 })]
    [InlineData("One\ntwo.\n\n```csharp\nno. words here.\n```\n\n| a cell | another one |\n|---|---|", new[] { 2, 2, 2 })]
    public void TheCountIsRight(string text, int[] words) => Assert.Equal(words, Sentences(text).Select(Words).Where(count => count > 0));

    /// <summary>Code left out, each cell, heading and item of a list by itself.</summary>
    private static IEnumerable<string> Sentences(string text)
    {
        var prose = Link().Replace(Code().Replace(text, "\n\n"), "$1");
        prose = Name().Replace(prose, "name");
        return Paragraph().Split(prose).SelectMany(paragraph => End().Split(paragraph)).Select(sentence => sentence.Trim());
    }

    private static int Words(string sentence) => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\n\s*\n|\n(?=[*#|])|(?<=^#.*)\n|\|", RegexOptions.Multiline)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"(?<=[.?!])\s+")]
    private static partial Regex End();
}
