using System;
using Xunit;

namespace Gen.Tests;

public class DatasetTests
{
    [Fact]
    public void LabelsOfStepsBecomeTargetsInTheNetworksOrder()
    {
        var last = Dataset.FromStepLabels(new float[4], [0, 2, 1, 1], classes: 3, steps: 2);
        Assert.Equal((2, 2, 6), (last.Count, last.InputSize, last.TargetSize));
        Assert.Equal(new float[] { 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0 }, last.Targets.ToArray());
        var first = Dataset.FromStepLabels(new float[4], [0, 2, 1, 1], classes: 3, steps: 2, DataLayout.ChannelsFirst);
        Assert.Equal(new float[] { 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0 }, first.Targets.ToArray());
        Assert.Throws<ArgumentException>(() => Dataset.FromStepLabels(new float[4], [0, 2, 1], classes: 3, steps: 2));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromStepLabels(new float[4], [0, 2, 1, 3], classes: 3, steps: 2));
        Assert.Contains("sample 1, step 1 is 3; expected 0 to 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LabelsBecomeOneHot()
    {
        var data = Dataset.FromLabels(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 0, 1], 3);
        Assert.Equal((3, 2, 3), (data.Count, data.InputSize, data.TargetSize));
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0], data.Targets.ToArray());
    }

    [Fact]
    public void ASliceHasItsSamplesAlone()
    {
        var slice = Dataset.FromLabels(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 0, 1], 3).Slice(1, 2);
        Assert.Equal(2, slice.Count);
        Assert.Equal([3, 4, 5, 6], slice.Inputs.ToArray());
        Assert.Equal([1, 0, 0, 0, 1, 0], slice.Targets.ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void ALabelOutOfRangeIsNamed(int label)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromLabels(new float[4], [0, label], 3));
        Assert.Contains($"The label of sample 1 is {label}; expected 0 to 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthsThatDoNotFitAreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Dataset(new float[7], new float[3], 3));
        Assert.Contains("7 inputs", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Dataset(new float[6], new float[4], 3));
        Assert.Throws<ArgumentException>(() => new Dataset(new float[0], new float[3], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset(new float[3], new float[3], 0));
        Assert.Throws<ArgumentException>(() => Dataset.FromLabels(new float[5], [0, 1], 2));
        Assert.Throws<ArgumentException>(() => Dataset.FromLabels(new float[5], [], 2));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(2, 2)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(0, 0)]
    public void SamplesThatAreNotThereCannotBeSliced(int start, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset(new float[3], new float[3], 3).Slice(start, count));
}
