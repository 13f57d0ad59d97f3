using System;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Gen.Hosting.Tests;

/// <summary>A network behind a web endpoint: served, checked, counted, and given new weights while it runs.</summary>
public sealed class HostTests : IDisposable
{
    private static readonly float[] s_signal = [0.5f, -1, 2, 1];

    private readonly string _folder = Directory.CreateTempSubdirectory("gen-hosting-").FullName;

    private string FilePath => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TheEndpointAnswersAndIsCounted()
    {
        var trained = Trained(seed: 3);
        await using var app = await StartAsync();
        var (counted, listener) = Listen();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var answer = await (await client.PostAsJsonAsync("/classify", s_signal)).Content.ReadFromJsonAsync<Classification>();
        Assert.Equal(trained.Classify(s_signal), answer);
        Assert.StartsWith("class ", answer.Name, StringComparison.Ordinal);
        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
        listener.Dispose();
        Assert.Equal(1, counted["gen.predictions"]);
    }

    [Fact]
    public async Task ChangedWeightsAreTakenOver()
    {
        Trained(seed: 3);
        await using var app = await StartAsync();
        var (network, watcher) = (app.Services.GetRequiredService<Served>(), app.Services.GetRequiredService<WeightsWatcher<Served>>());
        var expected = Trained(seed: 4).Predict(s_signal);
        await UntilAsync(() => watcher.Reloads > 0);
        Assert.Equal(expected, network.Predict(s_signal));
        Assert.Null(watcher.Failure);
    }

    [Fact]
    public async Task BadWeightsAreToldAndTheOldOnesServe()
    {
        var expected = Trained(seed: 3).Predict(s_signal);
        await using var app = await StartAsync();
        var (network, watcher) = (app.Services.GetRequiredService<Served>(), app.Services.GetRequiredService<WeightsWatcher<Served>>());
        File.WriteAllText(FilePath, "no weights");
        await UntilAsync(() => watcher.Failure is not null);
        Assert.Equal(expected, network.Predict(s_signal));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal("Degraded", await client.GetStringAsync("/health"));
    }

    [Fact]
    public async Task WeightsThatDoNotFitEndTheStart()
    {
        File.WriteAllText(FilePath, "no weights");
        await Assert.ThrowsAsync<InvalidDataException>(StartAsync);
    }

    [Fact]
    public void ANetworkMayBeMadeOtherwise()
    {
        using var provider = new ServiceCollection().AddGen(() => new Served(seed: 9)).BuildServiceProvider();
        Assert.Equal(new Served(seed: 9).Predict(s_signal), provider.GetRequiredService<Predictor<Served>>().Predict(s_signal));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var tries = 0; tries < 300 && !condition(); tries++)
            await Task.Delay(50);
        Assert.True(condition());
    }

    private static (ConcurrentDictionary<string, long> Counted, MeterListener Listener) Listen()
    {
        var counted = new ConcurrentDictionary<string, long>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == PredictionMeters.Name)
                    own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();
        return (counted, listener);
    }

    private Served Trained(int seed)
    {
        var network = new Served(seed);
        network.SetClassNames(["class a", "class b"]);
        network.Save(FilePath);
        return network;
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddGen<Served>(FilePath);
        builder.Services.AddHealthChecks().AddGen<Served>();
        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapPost("/classify", (float[] signal, Predictor<Served> network) => network.Classify(signal));
        await app.StartAsync();
        return app;
    }
}

[Input(Length = 4), Flatten, Dense(2), Softmax]
public partial class Served;
