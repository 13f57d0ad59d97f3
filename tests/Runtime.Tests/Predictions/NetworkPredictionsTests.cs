using System;
using System.IO;
using System.Text;
using Xunit;

namespace Gen.Tests;

/// <summary>Answers for people, and names that travel with the weights.</summary>
public sealed class NetworkPredictionsTests
{
    private static readonly string[] s_names = ["walk", "\"run\", ö", "stand"];

    [Fact]
    public void ClassesHaveNamesAndProbabilities()
    {
        var network = Network();
        network.Parameter("dense_1.weight").Write([1, 0, 0, 0, 1, 0, 0, 0, 1]);
        var numbered = network.Classify([0, 2, 0]);
        Assert.Equal((1, "1"), (numbered.Class, numbered.Name));
        Assert.Equal(Math.Exp(2) / (Math.Exp(2) + 2), numbered.Probability, 1e-6);
        network.SetClassNames(s_names);
        Assert.Equal(s_names[1], network.Classify([0, 2, 0]).Name);
        Assert.Equal("walk (78.7 %)", network.Classify([2, 0, 0]).ToString());
    }

    [Fact]
    public void NamesAreSavedAndLoaded()
    {
        var (network, copy, other, stream) = (Network(), Network(), Network(), new MemoryStream());
        network.SetClassNames(s_names);
        network.Save(stream);
        stream.Position = 0;
        copy.Load(stream);
        Assert.Equal(s_names, copy.GetClassNames());
        WeightsFile.Load(stream.ToArray(), other.Parameters);
        Assert.Equal(s_names, other.GetClassNames());

        // A file without names leaves those that there are.
        var plain = new MemoryStream();
        Network().Save(plain);
        plain.Position = 0;
        copy.Load(plain);
        Assert.Equal(s_names, copy.GetClassNames());
    }

    [Theory]
    [InlineData("{", "}")]
    [InlineData("[", " ")]
    [InlineData("[", ",")]
    [InlineData(" ", " ")]
    public void ForeignTextsAreNoNames(string open, string close)
    {
        var (network, stream) = (Network(), new MemoryStream());
        network.SetClassNames(["a", "b", "c"]);
        network.Save(stream);
        var text = Encoding.Latin1.GetString(stream.ToArray());
        var (from, to) = (text.IndexOf('[', StringComparison.Ordinal), text.IndexOf(']', StringComparison.Ordinal));
        var changed = string.Concat(text.AsSpan(0, from), open, text.AsSpan(from + 1, to - from - 1), close) + text[(to + 1)..];
        network.SetClassNames(s_names);
        network.Load(new MemoryStream(Encoding.Latin1.GetBytes(changed)));
        Assert.Equal(s_names, network.GetClassNames());
    }

    [Fact]
    public void WhatIsNoClassIsRefused()
    {
        var network = Network();
        Assert.Contains("3", Assert.Throws<ArgumentException>(() => network.Classify(new float[4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.SetClassNames(["a", "b"]));
        Assert.Throws<ArgumentException>(() => network.SetClassNames(["a", "b", "a"]));
        Assert.Throws<InvalidOperationException>(() => new LinearNetwork(3, 1, 3).Classify(new float[3]));
        Assert.Throws<InvalidOperationException>(() => new LinearNetwork(3, 2, 3) { EndsInSoftmax = true }.Classify(new float[3]));
        Assert.Throws<ArgumentException>(() => network.Predict(new float[4]));
    }

    [Fact]
    public void OutputsComeAsAnArray()
    {
        var (network, outputs) = (Network(), new float[6]);
        network.Predict([1, 2, 3, 4, 5, 6], outputs);
        Assert.Equal(outputs, network.Predict([1, 2, 3, 4, 5, 6]));
        Assert.Empty(network.Predict(Array.Empty<float>()));
    }

    [Fact]
    public void ASingleSigmoidHasTwoClasses()
    {
        var network = new LinearNetwork(1, 1, 1) { Outputs = OutputValues.Sigmoid };
        network.Parameter("dense_1.weight").Write([1]);
        network.SetClassNames(["no", "yes"]);
        Assert.Equal(new Classification(1, "yes", 0.75f), network.Classify([0.75f]));
        Assert.Equal(new Classification(0, "no", 0.75f), network.Classify([0.25f]));
    }

    private static LinearNetwork Network() => new(3, 1, 3) { EndsInSoftmax = true };
}
