using System;
using System.Threading.Tasks;
using ClusterSample;
using Xunit;

namespace Gen.Orleans.Tests;

/// <summary>Devices with signals that anybody can compute again, and what an undisturbed stream makes of them.</summary>
internal static class Devices
{
    internal static Fleet FleetOf(global::Orleans.IGrainFactory cluster, int groups, int persistEvery = 8) =>
        new(cluster, typeof(DeviceFilter)) { Groups = groups, PersistEvery = persistEvery };

    internal static string Name(int device) => FormattableString.Invariant($"device-{device}");

    internal static float[] Frame(int device, int frame) => [MathF.Sin(0.1f * frame + device), MathF.Cos(0.03f * frame * (device % 7))];

    /// <summary>Pushes frames one by one, and compares each answer with that of a stream in this process.</summary>
    internal static async Task Run(Fleet fleet, INetwork network, int device, int frames, Func<int, Task>? between = null)
    {
        var stream = ((DeviceFilter)network).CreateStream();
        for (var frame = 0; frame < frames; frame++)
        {
            var values = Frame(device, frame);
            var expected = new float[stream.OutputsFor(1) * stream.OutputChannels];
            stream.Push(values, expected);
            Assert.Equal(expected, await fleet.PushAsync(Name(device), values));
            if (between is not null)
                await between(frame);
        }
    }
}
