using System.Threading.Tasks;
using ClusterSample;
using Xunit;

namespace Gen.Orleans.Tests;

public sealed class TrainingTests(InProcess silos) : IClassFixture<InProcess>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task ThreeSilosEndInTheBytesOfThreads(int shards)
    {
        var trainer = Training.OnCluster(silos.Cluster.GrainFactory, new SmallFcn(), shards: shards);
        var bytes = await trainer.Fit();
        Assert.Equal(Training.OnThreads(new SmallFcn(), shards: shards), bytes);
        Assert.Equal(3, trainer.Silos);
        Assert.Equal(0, trainer.Retries);
    }

    [Fact]
    public async Task AnotherNumberOfShardsEndsInOthers() =>
        Assert.NotEqual(Training.OnThreads(new SmallFcn(), shards: 4), await Training.OnCluster(silos.Cluster.GrainFactory, new SmallFcn(), shards: 3).Fit());
}
