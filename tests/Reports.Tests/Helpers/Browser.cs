using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Gen.Tests.Helpers;

/// <summary>Chromium, driven by chromedriver's WebDriver protocol (W3C). Without the two a test is skipped, and says so.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly Process _driver;
    private readonly HttpClient _client;
    private readonly string _session;

    private Browser(Process driver, HttpClient client, string session) => (_driver, _client, _session) = (driver, client, session);

    public static async Task<Browser> StartAsync(int width = 1200, int height = 1000)
    {
        if (Find("chromedriver") is not { } driver || Find("chromium") is not { } chromium)
        {
            Assert.Skip("SKIPPED: no browser saw this page. It needs chromium and chromedriver on the path (Debian: chromium-driver).");
            throw new InvalidOperationException();
        }

        var process = Process.Start(new ProcessStartInfo(driver, "--port=0") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string? line;
        Match port;
        do
        {
            line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("chromedriver ended.");
            port = Regex.Match(line, @"started successfully on port (\d+)");
        }
        while (!port.Success);
        _ = process.StandardOutput.ReadToEndAsync();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port.Groups[1].Value}/"), Timeout = TimeSpan.FromMinutes(2) };
        string[] arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", FormattableString.Invariant($"--window-size={width},{height}")];
        var wishes = new JsonObject
        {
            ["goog:loggingPrefs"] = new JsonObject { ["browser"] = "ALL" },
            ["goog:chromeOptions"] = new JsonObject { ["binary"] = chromium, ["args"] = JsonSerializer.SerializeToNode(arguments) },
        };
        var answer = await Post(client, "session", new { capabilities = new { alwaysMatch = wishes } });
        return new Browser(process, client, $"session/{answer!["sessionId"]!.GetValue<string>()}/");
    }

    public Task OpenAsync(string url) => Post(_client, _session + "url", new { url });

    /// <summary>What a script returns.</summary>
    public Task<JsonNode?> RunAsync(string script) => Post(_client, _session + "execute/sync", new { script, args = Array.Empty<object>() });

    /// <summary>Presses the mouse at the first place, moves it over the others and lets it go.</summary>
    public Task DragAsync(params (int X, int Y)[] places)
    {
        object Move((int X, int Y) place) => new { type = "pointerMove", duration = 15, x = place.X, y = place.Y };
        object[] actions = [Move(places[0]), new { type = "pointerDown", button = 0 }, .. places.Skip(1).Select(Move), new { type = "pointerUp", button = 0 }];
        return Post(_client, _session + "actions", new { actions = new[] { new { type = "pointer", id = "mouse", parameters = new { pointerType = "mouse" }, actions } } });
    }

    /// <summary>What the console complained about.</summary>
    public async Task<string[]> ComplaintsAsync()
    {
        var log = await Post(_client, _session + "se/log", new { type = "browser" });
        return [.. log!.AsArray().Select(entry => entry!["message"]!.GetValue<string>())];
    }

    /// <summary>A picture of the window, PNG.</summary>
    public async Task<byte[]> ScreenshotAsync()
    {
        var answer = await _client.GetFromJsonAsync<JsonNode>(_session + "screenshot");
        return Convert.FromBase64String(answer!["value"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DeleteAsync(_session.TrimEnd('/'));
        _client.Dispose();
        _driver.Kill(entireProcessTree: true);
        _driver.Dispose();
    }

    private static async Task<JsonNode?> Post(HttpClient client, string path, object body)
    {
        // chromedriver does not read a body in chunks, which is how JsonContent would send it.
        using var content = new StringContent(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(path, content);
        var value = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["value"];
        return answer.IsSuccessStatusCode ? value : throw new InvalidOperationException($"{path}: {value}");
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
