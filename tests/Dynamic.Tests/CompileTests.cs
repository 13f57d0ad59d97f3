using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Dynamic.Tests;

public sealed class CompileTests : IDisposable
{
    private const string Small = "[Input(Length = 12, Channels = 2), Conv1d(Filters = 3, Padding = \"same\"), Relu, GlobalAveragePool1d, Dense(2)] public partial class Small;";

    private readonly string _folder = Directory.CreateTempSubdirectory("gen-dynamic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ANetworkPredictsAndDescribesItself()
    {
        var network = Compile(Small);
        var outputs = new float[network.OutputSize];
        network.Predict([.. Enumerable.Range(0, 24).Select(place => place * 0.1f)], outputs);

        Assert.Equal(24, network.InputSize);
        Assert.Contains(outputs, value => value != 0);
        Assert.Equal(["Conv1d", "Relu", "GlobalAveragePool1d", "Dense"], network.Description.Layers.Select(layer => layer.Kind));
        var convolution = network.Description.Layers[0];
        Assert.Equal(3, convolution.Integer("Filters", 0));
        Assert.Equal((1, 1), convolution.Padding());
        Assert.Equal([3, 2, 3], convolution.Parameters[0].Shape);
        Assert.Equal(new SignalShape(1, 2), network.Description.Output);
    }

    [Fact]
    public void ANetworkLearns()
    {
        var network = Compile(Small);
        var training = network.CreateTrainingSession(1);
        training.Forward(new float[24], new float[2]);
        training.Backward([1, 1], []);
        var gradient = new float[2];
        training.ReadGradient("dense_1.bias", gradient);
        Assert.Equal([1f, 1f], gradient);
    }

    [Fact]
    public void TheCacheGivesTheSameNetwork()
    {
        var first = Compile(Small);
        var file = Assert.Single(Directory.GetFiles(_folder));
        var written = File.GetLastWriteTimeUtc(file);
        var second = Compile(Small);

        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(_folder))));
        Assert.Equal(Values(first), Values(second));
        Assert.NotSame(first.GetType(), second.GetType());
    }

    [Fact]
    public void ADamagedCacheIsMadeAnew()
    {
        var first = Compile(Small);
        var file = Assert.Single(Directory.GetFiles(_folder));
        var bytes = File.ReadAllBytes(file);
        bytes[100] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(Values(first), Values(Compile(Small)));
    }

    [Fact]
    public void ADiagnosticBecomesAnException()
    {
        var e = Assert.Throws<DynamicNetworkException>(() => Compile("[Input(Length = 4), Conv1d(Width = 9)] public partial class Wide;"));
        Assert.Contains("GEN007", e.Message, StringComparison.Ordinal);
        Assert.Contains("a width of 9 needs at least 9 steps", Assert.Single(e.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void OfSeveralNetworksOneIsNamed()
    {
        const string Two = "[Input(Length = 4), Dense(1)] public partial class A; [Input(Length = 5), Dense(1)] public partial class B;";
        Assert.Contains("2 networks", Assert.Throws<ArgumentException>(() => Compile(Two)).Message, StringComparison.Ordinal);
        Assert.Equal(5, DynamicNetwork.Compile(Two, new() { TypeName = "B", CacheFolder = _folder }).InputLength);
        Assert.Contains("no network", Assert.Throws<ArgumentException>(() => Compile("public class Nothing;")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNoLongerUsedIsUnloaded()
    {
        var alive = Enumerable.Range(0, 5).Select(_ => Use()).ToList();
        for (var round = 0; round < 20 && alive.Exists(type => type.IsAlive); round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(alive, type => type.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Use()
    {
        var network = Compile(Small);
        network.Predict(new float[24], new float[2]);
        return new(network.GetType().Assembly);
    }

    private INetwork Compile(string source) => DynamicNetwork.Compile(source, new() { CacheFolder = _folder });

    private static float[] Values(INetwork network) => [.. network.Parameters.SelectMany(parameter =>
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    })];
}
