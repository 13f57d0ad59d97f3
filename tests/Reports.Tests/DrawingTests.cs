using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace Gen.Reports.Tests;

/// <summary>A network's drawing has a box for each layer, and no box lies on another.</summary>
public sealed class DrawingTests
{
    [Fact]
    public void EveryLayerHasABoxOfItsOwn()
    {
        foreach (var network in new[] { Waves.Description, Branched.Description, Named.Description })
        {
            var svg = XElement.Parse(NetworkDrawing.ToSvg(network));
            var boxes = svg.Elements().Where(part => part.Name.LocalName == "rect").Select(rect => (X: Number(rect, "x"), Y: Number(rect, "y"))).ToList();
            Assert.Equal(network.AllLayers.Count() + 1, boxes.Count);
            Assert.Equal(boxes.Count, boxes.Distinct().Count());
            Assert.All(network.AllLayers, layer => Assert.Contains(layer.Name, svg.Value, StringComparison.Ordinal));
            foreach (var (a, b) in boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => (a, b))))
                Assert.True(Math.Abs(a.X - b.X) >= 290 || Math.Abs(a.Y - b.Y) >= 40, $"{network.Name}: {a} lies on {b}");
            Assert.True(Number(svg, "width") >= boxes.Max(box => box.X) + 290);
        }
    }

    [Fact]
    public void ATakenSignalHasALine() =>
        Assert.Contains("<path", NetworkDrawing.ToSvg(Named.Description), StringComparison.Ordinal);

    private static int Number(XElement part, string name) => int.Parse(part.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}

[Conv1d(Filters = 4, Width = 3, Padding = "same"), Relu, Conv1d(Filters = 4, Width = 3, Padding = "same")]
internal abstract class Body;

[Conv1d(Filters = 4, Width = 1)]
internal abstract class Shortcut;

[Input(Length = 16), Residual<Body, Shortcut>, Relu, Concat<Body, Shortcut, Body>, GlobalMaxPool1d, Dense(2), Softmax]
internal sealed partial class Branched;

[Input(Length = 16), Conv1d(Filters = 4, Width = 3, Padding = "same"), Keep("a"), Relu, Conv1d(Filters = 4, Width = 3, Padding = "same"), Add("a"), GlobalMaxPool1d, Dense(2), Softmax]
internal sealed partial class Named;
