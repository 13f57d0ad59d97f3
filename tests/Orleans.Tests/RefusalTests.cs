using System;
using System.IO;
using System.Threading.Tasks;
using ClusterSample;
using Orleans.Hosting;
using Orleans.TestingHost;
using Xunit;

namespace Gen.Orleans.Tests;

/// <summary>What cannot work is refused before the first step, with a sentence that names the silo.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task WrongInputsAreRefusedWithASentence()
    {
        var builder = new TestClusterBuilder(2);
        builder.AddSiloBuilderConfigurator<Unlike>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();

        await Refused(cluster, new Fcn(), "signals", "75/1", "knows no network 'ClusterSample.Fcn'");
        await Refused(cluster, new SmallFcn(), "nothing", "75/1", "knows no loader 'nothing'");
        await Refused(cluster, new SmallFcn(), "lacking", "75/1", "cannot open the data '75/1': Could not find file");
        await Refused(cluster, new SmallFcn(), "different", "75/1", "would not compute the same");
        await Refused(cluster, new SmallFcn(), "signals", "5/1", "There are 5 samples for 8 shards");
        await Refused(cluster, new SmallFcn(), "short", "75/1", "has data that do not fit");
    }

    private static async Task Refused(TestCluster cluster, INetwork network, string loader, string path, string sentence)
    {
        var before = Training.BytesOf(network);
        var refused = await Assert.ThrowsAsync<ClusterException>(
            () => Training.OnCluster(cluster.GrainFactory, network).FitAsync(new ClusterData(loader, path)));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Training.BytesOf(network));
    }

    /// <summary>Two silos that do not have the same.</summary>
    private sealed class Unlike : ISiloConfigurator
    {
        private static int s_silos;

        public void Configure(ISiloBuilder siloBuilder)
        {
            var isSecond = System.Threading.Interlocked.Increment(ref s_silos) % 2 == 0;
            siloBuilder.AddMemoryGrainStorage(GenSilos.Storage).AddGen(gen =>
            {
                gen.AddNetwork(() => new SmallFcn()).AddLoader("signals", Signals.Load)
                    .AddLoader("lacking", path => isSecond ? throw new FileNotFoundException("Could not find file.") : Signals.Load(path))
                    .AddLoader("different", path => Signals.Load(isSecond ? "75/2" : path))
                    .AddLoader("short", path => new Dataset(new float[10], new float[10], 10));
                if (!isSecond)
                    gen.AddNetwork(() => new Fcn());
            });
        }
    }
}
