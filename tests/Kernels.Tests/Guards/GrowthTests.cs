using System;
using System.Linq;
using Xunit;

namespace Gen.Tests.Guards;

/// <summary>What is emitted grows with the number of layers, not with their sizes.</summary>
public sealed class GrowthTests
{
    /// <summary>Other sizes may take other tiles, but sixteen times the size must not be anything like sixteen times the text.</summary>
    private const double MostGrowth = 1.5;

    [Theory]
    [InlineData("filters", 100, 16, 32, 3, 100, 16, 512, 3)]
    [InlineData("ragged filters", 100, 16, 33, 3, 100, 16, 517, 3)]
    [InlineData("channels", 100, 16, 32, 3, 100, 256, 32, 3)]
    [InlineData("length", 250, 16, 32, 3, 4000, 16, 32, 3)]
    [InlineData("ragged length", 251, 16, 32, 3, 4013, 16, 32, 3)]
    [InlineData("length for few filters", 250, 64, 3, 5, 4000, 64, 3, 5)]
    [InlineData("length for some filters", 250, 180, 17, 5, 4000, 180, 17, 5)]
    [InlineData("width", 250, 16, 32, 4, 250, 16, 32, 64)]
    public void A_larger_layer_is_no_longer(string what, int length, int channels, int filters, int width, int length2, int channels2, int filters2, int width2)
    {
        var (small, large) = (EmittedFiles.Length(Layer(length, channels, filters, width)), EmittedFiles.Length(Layer(length2, channels2, filters2, width2)));
        Assert.True(large < MostGrowth * small, FormattableString.Invariant($"Sixteen times the {what}: from {small} to {large} characters."));
    }

    [Fact]
    public void Each_layer_adds_about_the_same()
    {
        var (two, eight) = (EmittedFiles.Length(Network(layers: 2)), EmittedFiles.Length(Network(layers: 8)));
        Assert.True(eight < 4 * MostGrowth * two, FormattableString.Invariant($"From two to eight layers: from {two} to {eight} characters."));
    }

    [Fact]
    public void Equal_layers_share_their_kernels()
    {
        const string Again = "[Conv1d(Filters = 24, Width = 5, Padding = \"same\")]";
        var (once, thrice) = (EmittedFiles.Length(Equal(1)), EmittedFiles.Length(Equal(3)));
        Assert.True(thrice < MostGrowth * once, FormattableString.Invariant($"Two more of the same layer: from {once} to {thrice} characters."));

        static string Equal(int more) => "[Input(Length = 90, Channels = 24)]" + string.Concat(Enumerable.Repeat(Again, more + 1)) + "public partial class N;";
    }

    /// <summary>By plain sums at any size: a larger layer by another algorithm has other files.</summary>
    private static string Layer(int length, int channels, int filters, int width) => FormattableString.Invariant($"""
        [Numerics(NumericsLevel.Direct), Input(Length = {length}, Channels = {channels}), Conv1d(Filters = {filters}, Width = {width}, Padding = "same", Activation = Activation.Relu)]
        public partial class N;
        """);

    /// <summary>No two layers are alike.</summary>
    private static string Network(int layers) => "[Input(Length = 200, Channels = 7)]"
        + string.Concat(Enumerable.Range(0, layers).Select(layer => FormattableString.Invariant($"[Conv1d(Filters = {24 + 4 * layer}, Width = 5, Padding = \"same\"), BatchNorm, Relu]")))
        + "public partial class N;";
}
