using System;
using System.Linq;
using System.Threading.Tasks;
using ClusterSample;
using Xunit;

namespace Gen.Orleans.Tests;

public sealed class FleetTests(InProcess silos) : IClassFixture<InProcess>
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task EachDeviceGetsWhatItsStreamGives(int groups)
    {
        var fleet = Devices.FleetOf(silos.Cluster.GrainFactory, groups);
        await fleet.StartAsync();
        await Task.WhenAll(Enumerable.Range(100 * groups, 12).Select(device => Devices.Run(fleet, new DeviceFilter(), device, frames: 20)));
        Assert.Equal(0, fleet.Retries);
    }

    [Fact]
    public async Task ManyFramesAtOnceAreTakenInOrder()
    {
        var fleet = Devices.FleetOf(silos.Cluster.GrainFactory, groups: 0);
        await fleet.StartAsync();
        var frames = Enumerable.Range(0, 30).Select(frame => Devices.Frame(1, frame)).ToArray();
        var answers = await Task.WhenAll(frames.Select(frame => fleet.PushAsync("in order", frame)));
        var stream = new DeviceFilter().CreateStream();
        var expected = new float[30 * stream.OutputChannels];
        for (var frame = 0; frame < frames.Length; frame++)
            stream.Push(frames[frame], expected.AsSpan(frame * stream.OutputChannels));
        Assert.Equal(expected, answers.SelectMany(answer => answer));
    }

    [Fact]
    public async Task FramesThatAreNoneAreRefused()
    {
        var fleet = Devices.FleetOf(silos.Cluster.GrainFactory, groups: 0);
        await Assert.ThrowsAsync<InvalidOperationException>(() => fleet.PushAsync("a", new float[2]));
        await fleet.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => fleet.PushAsync("a", new float[3]));
    }

    [Fact]
    public async Task OtherWeightsAreRefused()
    {
        var wrong = new Fleet(silos.Cluster.GrainFactory, typeof(DeviceFilter)) { Weights = Fleet.VersionOf(new DeviceFilter(9)) };
        var refused = await Assert.ThrowsAsync<ClusterException>(wrong.StartAsync);
        Assert.Contains("of the weights of 'ClusterSample.DeviceFilter'; expected", refused.Message, StringComparison.Ordinal);
        var none = await Assert.ThrowsAsync<ClusterException>(new Fleet(silos.Cluster.GrainFactory, typeof(SmallFcn)).StartAsync);
        Assert.Contains("knows no streams of 'ClusterSample.SmallFcn'", none.Message, StringComparison.Ordinal);
    }
}
