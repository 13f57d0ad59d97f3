using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Gen.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The web sample as its user starts it, and its page in a browser.</summary>
public sealed class WebApiTests : IAsyncLifetime
{
    private Process? _server;
    private Uri? _address;

    // What an earlier build has trained is not what this one trains.
    static WebApiTests() => File.Delete(Path.Combine(AppContext.BaseDirectory, "shapes.safetensors"));

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "WebApi.dll"));
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        _server = Process.Start(start)!;
        while (_address is null)
        {
            var line = await _server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended.");
            var found = Regex.Match(line, @"Now listening on: (http://\S+)");
            _address = found.Success ? new Uri(found.Groups[1].Value) : null;
        }

        _ = _server.StandardOutput.ReadToEndAsync();
    }

    public ValueTask DisposeAsync()
    {
        _server!.Kill();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ItClassifiesAndRefuses()
    {
        var token = TestContext.Current.CancellationToken;
        using var client = new HttpClient { BaseAddress = _address };
        Assert.Equal("Healthy", await client.GetStringAsync("health", token));
        using var answer = await client.PostAsJsonAsync("classify", Enumerable.Range(0, 64).Select(i => i < 30 ? -0.8f : 0.8f), token);
        var best = (await answer.Content.ReadFromJsonAsync<JsonNode>(token))!["best"]!;
        Assert.Equal("step", best["name"]!.GetValue<string>());
        Assert.InRange(best["probability"]!.GetValue<float>(), 0.8f, 1);
        using var refused = await client.PostAsJsonAsync("classify", new float[63], token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("63 values; expected 64", await refused.Content.ReadAsStringAsync(token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsDrawnIsTold()
    {
        await using var browser = await Browser.StartAsync(900, 800);
        await browser.OpenAsync(_address!.AbsoluteUri);
        var box = (await browser.RunAsync("const box = document.getElementById('chart').getBoundingClientRect(); return [box.left, box.top, box.width, box.height]"))!.AsArray();
        var (left, top, width, height) = (box[0]!.GetValue<double>(), box[1]!.GetValue<double>(), box[2]!.GetValue<double>(), box[3]!.GetValue<double>());
        foreach (var (name, shape) in new (string, Func<double, double>)[] { ("ramp", t => 0.9 - 0.8 * t), ("step", t => t < 0.5 ? 0.1 : 0.9), ("hump", t => 0.5 - 0.4 * Math.Exp(-Math.Pow((t - 0.5) / 0.13, 2))) })
        {
            await browser.DragAsync([.. Enumerable.Range(0, 41).Select(i => ((int)(left + 2 + i / 40.0 * (width - 4)), (int)(top + height * shape(i / 40.0))))]);
            Assert.StartsWith(name + ", ", await Settled(browser, name), StringComparison.Ordinal);
        }

        Assert.Equal(5, (await browser.RunAsync("return document.querySelectorAll('.row').length"))!.GetValue<int>());
        Assert.DoesNotContain(await browser.ComplaintsAsync(), message => !message.Contains("favicon", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("GEN_SCREENSHOTS") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "webapi.png"), await browser.ScreenshotAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>The answer to the last stroke comes a moment behind it.</summary>
    private static async Task<string> Settled(Browser browser, string name)
    {
        var text = "";
        for (var i = 0; i < 50 && !text.StartsWith(name, StringComparison.Ordinal); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            text = (await browser.RunAsync("return document.getElementById('best').textContent"))!.GetValue<string>();
        }

        return text;
    }
}
