using System;
using System.Linq;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.ReferenceTests;

/// <summary>The draws are valid, repeatable, reach every option, and have gradients worth comparing.</summary>
public class DrawTests
{
    private const int Seeds = 300;

    [Fact]
    public void TheSameSeedGivesTheSameNetwork()
    {
        Assert.Equal(RandomNetworks.Network(11).Declaration("N"), RandomNetworks.Network(11).Declaration("N"));
        Assert.Equal(RandomConv1d.Network(11).Parameters[0].Values, RandomConv1d.Network(11).Parameters[0].Values);
        Assert.NotEqual(RandomNetworks.Network(11).Declaration("N"), RandomNetworks.Network(12).Declaration("N"));
    }

    [Fact]
    public void ConvolutionsReachEveryOption()
    {
        var layers = Enumerable.Range(0, Seeds).Select(seed => (Conv1dReference)RandomConv1d.Network(seed).Layers[0]).ToList();
        Assert.Equal(Enum.GetValues<PaddingMode>(), layers.Select(layer => layer.PaddingMode).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, 9), layers.Select(layer => layer.Width).Distinct().Order());
        Assert.Equal(9, layers.Select(layer => (layer.Stride, layer.Dilation)).Distinct().Count());
        Assert.Equal(4, layers.Select(layer => (layer.UseBias, layer.Activation)).Distinct().Count());
        Assert.InRange(layers.Select(layer => layer.Groups).Distinct().Count(), 5, 20);
        Assert.InRange(layers.Max(layer => layer.Filters), 33, 40);
        Assert.Contains(layers, layer => layer.PaddingValue != 0);
        Assert.Contains(layers, layer => layer.Padding == PaddingSpec.Causal && layer.Stride > 1);
    }

    [Fact]
    public void NetworksHaveEveryKindOfLayer()
    {
        var networks = Enumerable.Range(0, Seeds).Select(RandomNetworks.Network).ToList();
        Assert.Equal(21, networks.SelectMany(network => network.Layers).Select(layer => layer.Kind).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 8), networks.Select(network => network.Layers.Count).Distinct().Order());
        Assert.Equal(2, networks.Select(network => network.Layout).Distinct().Count());
    }

    [Fact]
    public void NoGradientIsAlmostZero()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            // Other inputs than those that the draw looks at.
            var network = RandomNetworks.Network(seed);
            foreach (var (name, greatest) in RandomGradients.Greatest(network, seed + 1))
            {
                Assert.True(
                    greatest is 0 or > 1e-4,
                    FormattableString.Invariant($"Seed {seed}: the gradient of {name} is {greatest:E1} in {network.Declaration("N")}"));
            }
        }
    }

    [Fact]
    public void OddShapesFitAndDiffer()
    {
        Assert.All(OddShapes.All, odd => Assert.True(odd.Layer.Fits(odd.Input), odd.ToString()));
        Assert.Equal(OddShapes.All.Count, OddShapes.All.Select(odd => odd.ToString()).Distinct().Count());
    }

    [Fact]
    public void OddShapesLieAroundTheVectorWidths()
    {
        int[] edges = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17];
        Reaches(edges, odd => odd.Input.Channels);
        Reaches(edges, odd => odd.Input.Length);
        Reaches([.. edges, 31, 32, 33, 64, 65], odd => odd.Layer.Filters);
        Reaches([1, 2, 3, 4, 5, 6, 7, 8, 9], odd => odd.Layer.Width);
        Assert.Equal(10, OddShapes.All.Select(odd => (odd.Layer.Stride, odd.Layer.Dilation)).Distinct().Count());
    }

    private static void Reaches(int[] values, Func<OddShape, int> size) =>
        Assert.Empty(values.Except(OddShapes.All.Select(size)));
}
