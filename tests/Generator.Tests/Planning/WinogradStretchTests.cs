using System.Linq;
using Gen.Generator.Algorithms.Winograd;
using Gen.Generator.Graph.Convolutions;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>Stretches of a convolution by F(m, k) are equal where a few more of them make them so: a shorter one has kernels of its own, which a first prediction compiles.</summary>
public sealed class WinogradStretchTests
{
    [Theory]
    // 70 tiles of two outputs: registers ask for 6 stretches of 12, 7 of 10 are all equal.
    [InlineData(140, new[] { 20, 20, 20, 20, 20, 20, 20 })]
    // 71 is a prime.
    [InlineData(142, new[] { 24, 24, 24, 24, 24, 22 })]
    // 66 tiles: 6 stretches are equal without more.
    [InlineData(132, new[] { 22, 22, 22, 22, 22, 22 })]
    // 58 tiles would need 29 stretches.
    [InlineData(116, new[] { 24, 24, 24, 24, 20 })]
    public void FewMoreStretchesAreEqual(int length, int[] expected)
    {
        var form = new ConvolutionForm(length, RowStride: 128, Taps: 5, Dilation: 1, Channels: 128, Columns: 256, Groups: 1);
        var stretches = WinogradStretch.OfSums(new WinogradTiles(form, Outputs: 2, TapsOfPart: 5));
        Assert.Equal(expected, stretches.SelectMany(stretch => Enumerable.Repeat(stretch.Tiles.Form.Positions, stretch.Turns)));
    }
}
