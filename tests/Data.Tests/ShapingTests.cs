using System;
using System.Linq;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>Lengths, windows, scales and rates.</summary>
public sealed class ShapingTests
{
    private static readonly SignalSet s_set = new([Ramp(5, "a"), Ramp(2, "b")]);

    [Fact]
    public void CutPadAndFit()
    {
        Assert.Equal([0, 1, 2], s_set.CutTo(3)[0].Values.ToArray());
        Assert.Equal([1, 2, 3], s_set.CutTo(3, Place.Center)[0].Values.ToArray());
        Assert.Equal([3, 4], s_set.CutTo(2, Place.End)[0].Values.ToArray());
        Assert.Equal([0, 1, 9, 9], s_set.PadTo(4, Place.Start, 9)[1].Values.ToArray());
        Assert.Equal([9, 9, 9, 0, 1], s_set.PadTo(5, Place.End, 9)[1].Values.ToArray());
        Assert.Equal([9, 0, 1, 9, 9], s_set.PadTo(5, Place.Center, 9)[1].Values.ToArray());
        Assert.Equal(3, s_set.FitTo(3).Length);
        Assert.Equal(["a", "b"], s_set.FitTo(3).Classes);
    }

    [Fact]
    public void WindowsOverlapAndKeepWhatIsKnown()
    {
        var windows = s_set.Windows(2, 1);
        Assert.Equal(5, windows.Count);
        Assert.Equal([3, 4], windows[3].Values.ToArray());
        Assert.Equal(["a", "a", "a", "a", "b"], windows.Select(window => window.Label!));
        Assert.Equal(2, windows.Select(window => window.Group).Distinct().Count());
        Assert.Equal([0, 3], new SignalSet([Ramp(6, "a")]).Windows(3, 3).Select(window => (int)window.Values.Span[0]));
        Assert.Contains("PadTo(3)", Assert.Throws<InvalidOperationException>(() => s_set.Windows(3, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ForecastsHaveTheFutureAsTarget()
    {
        var set = new SignalSet([new Signal(Enumerable.Range(0, 10).Select(value => (float)value).ToArray(), 2)], ["x", "y"]);
        var windows = set.Forecast(2, 1);
        Assert.Equal(3, windows.Count);
        Assert.Equal([2, 3, 4, 5], windows[1].Values.ToArray());
        Assert.Equal([6, 7], windows[1].Targets.ToArray());
        Assert.Equal([5, 7], set.Forecast(2, 2, 1, "y")[0].Targets.ToArray());
        Assert.Equal(2, set.Forecast(2, 2, 1, "y").ToDataset().TargetSize);
        Assert.Contains("x, y", Assert.Throws<ArgumentException>(() => set.Forecast(2, 1, 1, "z")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DatasetsHaveTheNetworksOrder()
    {
        var set = new SignalSet([new Signal(new float[] { 1, 2, 3, 4, 5, 6 }, 2) { Label = "b" }], classes: ["a", "b"]);
        Assert.Equal([1, 2, 3, 4, 5, 6], set.ToDataset().Inputs.ToArray());
        Assert.Equal([1, 3, 5, 2, 4, 6], set.ToDataset(DataLayout.ChannelsFirst).Inputs.ToArray());
        Assert.Equal([0, 1], set.ToDataset().Targets.ToArray());
        Assert.Equal([1, 3, 5, 2, 4, 6], set.ToReconstruction(DataLayout.ChannelsFirst).Targets.ToArray());
        Assert.Contains("ToReconstruction", Assert.Throws<InvalidOperationException>(() => new SignalSet([new Signal(new float[2], 1)]).ToDataset()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scales()
    {
        var set = new SignalSet([new Signal(new float[] { 1, 7, 3, 7 }, 2), new Signal(new float[] { 5, 7, 7, 7 }, 2)]);
        Assert.Equal([-1, 0, 1, 0], set.StandardizeEach()[0].Values.ToArray());
        Assert.Equal(1f, set.ScaleEachToPeak()[1].Values.Span[1]);
        var scaler = ChannelScaler.Fit(set);
        Assert.Equal([4, 7], scaler.Means);
        Assert.Equal(Math.Sqrt(5), scaler.Deviations[0], 12);
        Assert.Equal(1, scaler.Deviations[1]);
        Assert.Equal(-3 / Math.Sqrt(5), scaler.Apply(set)[0].Values.Span[0], 6);
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    [InlineData(1.0)]
    public void RatesChangeAndTonesStay(double factor)
    {
        // A tone far below either cut-off: away from the ends it is what it would have been at the new rate.
        var set = new SignalSet([new Signal(Enumerable.Range(0, 400).Select(step => MathF.Sin(0.2f * step)).ToArray(), 1)]);
        var values = set.Resample(factor)[0].Values.ToArray();
        Assert.Equal((int)Math.Round(400 * factor), values.Length);
        for (var step = 40; step < values.Length - 40; step++)
            Assert.Equal(Math.Sin(0.2 * step / factor), values[step], 2e-3);
    }

    [Fact]
    public void TonesThatTheNewRateCannotHoldVanish()
    {
        var set = new SignalSet([new Signal(Enumerable.Range(0, 400).Select(step => MathF.Sin(2.8f * step)).ToArray(), 1)]);
        Assert.All(set.Resample(0.5)[0].Values.ToArray()[20..^20], value => Assert.InRange(value, -0.01f, 0.01f));
        Assert.All(new SignalSet([new Signal(Enumerable.Repeat(3f, 50).ToArray(), 1)]).Resample(0.3)[0].Values.ToArray(), value => Assert.Equal(3, value, 1e-5));
    }

    [Fact]
    public void WhatDoesNotBelongTogetherIsRefused()
    {
        Assert.Throws<ArgumentException>(() => new SignalSet([]));
        Assert.Throws<ArgumentException>(() => new SignalSet([Ramp(2, "a"), new Signal(new float[2], 2) { Label = "a" }]));
        Assert.Throws<ArgumentException>(() => new SignalSet([Ramp(2, "a"), new Signal(new float[2], 1)]));
        Assert.Throws<ArgumentException>(() => new SignalSet([Ramp(2, "a")], ["x", "y"]));
        Assert.Throws<ArgumentException>(() => new SignalSet([Ramp(2, "a")], classes: ["b"]));
        Assert.Throws<ArgumentException>(() => new SignalSet([Ramp(2, "a")], classes: ["a", "a"]));
        Assert.Throws<ArgumentException>(() => new Signal(new float[3], 2));
        Assert.Throws<ArgumentException>(() => new Signal(Array.Empty<float>(), 1));
    }

    private static Signal Ramp(int length, string label) => new(Enumerable.Range(0, length).Select(value => (float)value).ToArray(), 1) { Label = label };
}
