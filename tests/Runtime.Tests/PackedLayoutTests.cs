using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Draw = FsCheck.Fluent.Gen;

namespace Gen.Tests;

public class PackedLayoutTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20260711, 1);

    private static readonly Arbitrary<PackedLayout> s_layouts = (
        from rows in Draw.Choose(1, 12)
        from groupColumns in Draw.Choose(1, 40)
        from groups in Draw.Choose(1, 4)
        from lanes in Draw.Elements(1, 4, 8, 16)
        select new PackedLayout(rows, groupColumns * groups, groups, lanes)).ToArbitrary();

    [Fact]
    public void UnpackUndoesPack() => Prop.ForAll(s_layouts, layout =>
    {
        var canonical = Samples.Normal(layout.Length, layout.GetHashCode());
        var packed = new float[layout.PackedLength];
        var back = new float[layout.Length];
        layout.Pack(canonical, packed);
        layout.Unpack(packed, back);
        Assert.Equal(canonical, back);
        Assert.Equal(layout.PackedLength - layout.Length, packed.Count(value => value == 0));
    }).Check(s_config);

    [Fact]
    public void PanelsNeverCrossGroups() => Prop.ForAll(s_layouts, layout =>
    {
        var panelSize = layout.Rows * layout.Lanes;
        for (var column = 0; column < layout.Columns; column++)
        {
            var panel = layout.IndexOf(0, column) / panelSize;
            Assert.Equal(column / layout.GroupColumns, panel / layout.Panels);
        }
    }).Check(s_config);

    [Fact]
    public void ARowIsOneVectorOfNeighbouringColumns()
    {
        // Two rows of five columns in panels of four: columns 0 to 3 of row 0, of row 1; then column 4 of each, padded.
        var packed = new float[16];
        new PackedLayout(2, 5, 1, 4).Pack([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], packed);
        Assert.Equal([1, 2, 3, 4, 6, 7, 8, 9, 5, 0, 0, 0, 10, 0, 0, 0], packed);
    }

    [Fact]
    public void AParameterRefusesOtherLengths()
    {
        var parameter = new Parameter("conv1d_1.weight", [3, 2, 4], new PackedLayout(6, 4, 1, 8));
        var read = Assert.Throws<ArgumentException>(() => parameter.Read(new float[23]));
        var write = Assert.Throws<ArgumentException>(() => parameter.Write(new float[25]));
        Assert.Contains("conv1d_1.weight [3, 2, 4] has 24 values, but the span has 23", read.Message, StringComparison.Ordinal);
        Assert.Contains("25", write.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWriteGrowsTheVersion()
    {
        var parameter = new Parameter("a.bias", [3], new PackedLayout(1, 3, 1, 4));
        var set = new ParameterSet(parameter);
        var before = set.Version;
        parameter.Write([1, 2, 3]);
        Assert.NotEqual(before, set.Version);
    }
}
