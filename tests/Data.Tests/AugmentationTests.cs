using System;
using System.Linq;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>What augmentations do to a batch, in both layouts.</summary>
public sealed class AugmentationTests
{
    private const int Count = 40;
    private const int Steps = 12;
    private const int Channels = 3;

    public static TheoryData<string> Names => ["jitter", "scale", "shift", "circular", "crop", "mask", "mixup"];

    [Theory]
    [MemberData(nameof(Names))]
    public void BothLayoutsAreTreatedAlike(string name)
    {
        var (last, first) = (Inputs(), Turn(Inputs()));
        Apply(Of(name), last, new float[Count], DataLayout.ChannelsLast);
        Apply(Of(name), first, new float[Count], DataLayout.ChannelsFirst);
        if (name == "jitter")
            Assert.NotEqual(Inputs(), first);
        else
            Assert.Equal(Turn(last), first);
        Assert.NotEqual(Inputs(), last);
    }

    [Fact]
    public void NoiseHasItsDeviation()
    {
        var values = new float[Count * Steps * Channels];
        Apply(new Jitter { Deviation = 2 }, values, new float[Count], DataLayout.ChannelsLast);
        Assert.InRange(values.Average(), -0.2, 0.2);
        Assert.InRange(Math.Sqrt(values.Average(value => value * value)), 1.8, 2.2);
    }

    [Fact]
    public void ShiftsMoveWholeSteps()
    {
        var moved = Inputs();
        Apply(new RandomShift { Steps = 3, Value = -7 }, moved, new float[Count], DataLayout.ChannelsLast);
        var shifts = Enumerable.Range(0, Count).Select(n => Enumerable.Range(-3, 7).Single(shift => Enumerable.Range(0, Steps * Channels).All(i =>
            moved[n * Steps * Channels + i] == (i / Channels - shift is >= 0 and < Steps ? Inputs()[n * Steps * Channels + i - shift * Channels] : -7)))).ToArray();
        Assert.Equal(7, shifts.Distinct().Count());
        var turned = Inputs();
        Apply(new RandomShift { Steps = 100, Circular = true }, turned, new float[Count], DataLayout.ChannelsLast);
        Assert.Equal(Inputs().Order(), turned.Order());
    }

    [Fact]
    public void MasksHideAtMostSoManySteps()
    {
        var values = Inputs();
        Apply(new RandomMask { Steps = 4, Value = -1 }, values, new float[Count], DataLayout.ChannelsLast);
        var hidden = Enumerable.Range(0, Count).Select(n => values.AsSpan(n * Steps * Channels, Steps * Channels).Count(-1f)).ToArray();
        Assert.All(hidden, count => Assert.True(count % Channels == 0 && count <= 4 * Channels));
        Assert.Equal(5, hidden.Distinct().Count());
    }

    [Fact]
    public void CropsOfARampAreRampsThatRiseLess()
    {
        var values = Inputs();
        Apply(new RandomCrop { LeastShare = 0.5 }, values, new float[Count], DataLayout.ChannelsLast);
        for (var n = 0; n < Count; n++)
        {
            var slope = values[(n * Steps + 1) * Channels] - values[n * Steps * Channels];
            Assert.InRange(slope, 0.49 * Channels, 1.001 * Channels);
            for (var step = 1; step < Steps; step++)
                Assert.Equal(slope, values[(n * Steps + step) * Channels] - values[(n * Steps + step - 1) * Channels], 1e-3);
        }
    }

    [Fact]
    public void MixturesMixTargetsLikeInputs()
    {
        float[] inputs = [.. Enumerable.Range(0, Count).Select(n => (float)n)];
        float[] targets = [.. inputs.Select(value => 10 * value)];
        new MixUp { Alpha = 0.5 }.Apply(new AugmentationBatch(inputs, targets, 1, 1), ref Random);
        Assert.All(inputs.Zip(targets), pair => Assert.Equal(10 * pair.First, pair.Second, 1e-3));
        Assert.True(inputs.Where((value, n) => Math.Abs(value - n) > 1e-4).Count() > Count / 4);
    }

    [Fact]
    public void BadSettingsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Jitter { Deviation = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomShift { Steps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomCrop { LeastShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MixUp { Alpha = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomMask { Steps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomScale { Deviation = double.NaN });
    }

    private static ref RandomSource Random => ref new RandomSource[] { new(5) }[0];

    private static Augmentation Of(string name) => name switch
    {
        "jitter" => new Jitter(),
        "scale" => new RandomScale { PerChannel = true },
        "shift" => new RandomShift { Steps = 4 },
        "circular" => new RandomShift { Steps = 4, Circular = true },
        "crop" => new RandomCrop { LeastShare = 0.5 },
        "mask" => new RandomMask(),
        _ => new MixUp(),
    };

    private static float[] Inputs() => [.. Enumerable.Range(0, Count * Steps * Channels).Select(value => (float)value)];

    private static float[] Turn(float[] values) => [.. Enumerable.Range(0, values.Length).Select(i =>
        values[i / (Steps * Channels) * Steps * Channels + i % Steps * Channels + i / Steps % Channels])];

    private static void Apply(Augmentation augmentation, float[] inputs, float[] targets, DataLayout layout) =>
        augmentation.Apply(new AugmentationBatch(inputs, targets, Steps, Channels, layout), ref Random);
}
