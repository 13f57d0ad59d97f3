using System;
using System.Threading.Tasks;
using ClusterSample;
using Xunit;

namespace Gen.Orleans.Tests;

/// <summary>Weights that are replaced while devices send.</summary>
public sealed class WeightsTests(InProcess silos) : IClassFixture<InProcess>
{
    [Fact]
    public async Task WeightsAreReplacedBetweenTwoFrames()
    {
        var fleet = Devices.FleetOf(silos.Cluster.GrainFactory, groups: 2);
        await fleet.StartAsync();
        var mirror = new DeviceFilter();
        await Devices.Run(fleet, mirror, device: 5, frames: 30, async frame =>
        {
            if (frame % 10 != 9)
                return;
            var next = new DeviceFilter(frame);
            Assert.Equal(Fleet.VersionOf(next), await fleet.PublishAsync(next));
            mirror.CopyFrom(next);
        });
        await new Fleet(silos.Cluster.GrainFactory, typeof(DeviceFilter)) { Weights = Fleet.VersionOf(new DeviceFilter(29)) }.StartAsync();
    }

    [Fact]
    public async Task WeightsOfAnotherNetworkAreRefused()
    {
        var refused = await Assert.ThrowsAsync<ClusterException>(() => Devices.FleetOf(silos.Cluster.GrainFactory, 0).PublishAsync(new SmallFcn()));
        Assert.StartsWith("The weights do not fit 'ClusterSample.DeviceFilter'", refused.Message, StringComparison.Ordinal);
    }
}
