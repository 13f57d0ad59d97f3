using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Gen.Import;
using Gen.Samples.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>Each page of the cookbook is compiled and run as it stands there, on data that are made up here, and its lines are counted.</summary>
public sealed class CookbookTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cookbook-");

    public CookbookTests()
    {
        Write("walks.csv", Walks(["walk", "run"], 24));
        Write("stairs.csv", Walks(["walk", "run", "stairs"], 15));
        Write("power.csv", Rows("time,load", 800, (i, random) => $"{i},{500 + 100 * Math.Sin(i / 24.0 * 2 * Math.PI) + 40 * Math.Sin(i / 7.0) + 3 * random.NextNormal():0.00}"));
        Write("machine.csv", Rows("time,vibration", 1200, (i, random) => $"{i},{Math.Sin(i / 5.0) + 0.05 * random.NextNormal():0.000}"));
        Write("today.csv", Rows("time,vibration", 256, (i, random) => $"{i},{(i is >= 128 and < 192 ? Math.Sin(i / 2.0) : Math.Sin(i / 5.0)) + 0.05 * random.NextNormal():0.000}"));
        Write("sleep.csv", Rows("night,stage,x", 1600, (i, random) => $"{i / 200},{"ABC"[i / 40 % 3]},{i / 40 % 3 + 0.3 * random.NextNormal():0.000}"));
    }

    public static TheoryData<string, string> Pages => new()
    {
        { "recordings", @"^epoch .*\n(0\.[89]\d|1\.00) of the recordings are told right\nthe first is (walk|run) \(\d+\.\d %\)\n$" },
        { "forecasting", @"R2 (0\.[89]\d|1\.00), off by \d+\.\d in the mean\n$" },
        { "step-labels", @"\nmean +0\.[89]\d\d " },
        { "autoencoder", "^window 0: as ever\nwindow 1: as ever\nwindow 2: unusual\nwindow 3: as ever\n$" },
        { "transfer", @"^taken over: body\.weight\ntaken over: body\.bias\n(0\.[5-9]\d|1\.00) told right\n$" },
        { "stream", @"^(\d+ frames in, \d+ out, the last one 0\.\d{3}\n){20}$" },
        { "import-onnx", "^3 outputs, their sum is 1.000\n$" },
        { "augmentation", @"^0 augmentations: \d\.\d\d told right\n4 augmentations: \d\.\d\d told right\n$" },
        { "cross-validation", @"^accuracy \d\.\d\d \+- \d\.\d\d\n$" },
        { "learning-rate", @"^\d+ rates were tried; 0\.\d{4} is a good one\nloss 0\.[0-5]\d\d\n$" },
        { "custom-loss", @"^7\d % of the demands are covered\n$" },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Pages))]
    public void ThePageRuns(string page, string output)
    {
        var blocks = Blocks(page);
        Prepare(page, blocks);
        var text = new GeneratedProgram(OutputKind.ConsoleApplication, [.. blocks.Select(Placed)]).Run();
        Assert.Matches(new Regex(output, RegexOptions.Singleline), text);
        if (page is "recordings")
            Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(PathOf("activity.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheEndpointAnswers()
    {
        var token = TestContext.Current.CancellationToken;
        var block = Assert.Single(Blocks("web-endpoint"));
        SaveWith(block, "GunPoint", "weights.safetensors");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        // The host runs until the test process ends.
        var main = new GeneratedProgram(OutputKind.ConsoleApplication, Placed(block)).Load().EntryPoint!;
        var run = Task.Run(() => main.Invoke(null, [new[] { "--urls", address, "--Logging:LogLevel:Default=None" }]), token);
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        for (var i = 0; i < 100 && !run.IsCompleted; i++)
        {
            try
            {
                Assert.Equal("Healthy", await client.GetStringAsync("health", token));
                break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, token);
            }
        }

        using var answer = await client.PostAsJsonAsync("classify", new float[150], token);
        Assert.Contains("\"probability\":0.", await answer.Content.ReadAsStringAsync(token), StringComparison.Ordinal);
    }

    [Fact]
    public void TheLinesAreCounted()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs/cookbook"), "*.md").Select(Path.GetFileNameWithoutExtension).Where(page => page != "README").ToList();
        Assert.Equal(12, pages.Count);
        Assert.All(pages, page =>
        {
            var said = Regex.Match(Repository.Read($"docs/cookbook/{page}.md"), @"program[^.]*?(\d+)( lines)?\.");
            Assert.Equal(Blocks(page!)[^1].Split('\n').Count(line => line.Trim().Length > 0), int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture));
        });
        Assert.InRange(Blocks("recordings")[0].Split('\n').Count(line => line.Trim().Length > 0), 1, 25);
    }

    private static IReadOnlyList<string> Blocks(string page) => Markdown.Blocks(Repository.Read($"docs/cookbook/{page}.md"), "csharp");

    /// <summary>What a page takes for granted: the weights that a network is to load, the model that is to be imported.</summary>
    private void Prepare(string page, IReadOnlyList<string> blocks)
    {
        if (page == "stream")
            SaveWith(blocks[0], "Detector", "detector.safetensors");
        if (page != "import-onnx")
            return;
        var network = (INetwork)Activator.CreateInstance(new GeneratedProgram(OutputKind.DynamicallyLinkedLibrary, blocks[0]).Load().GetType("Tones")!, 1)!;
        // A trained network's: an importer leaves out what is zero.
        foreach (var bias in network.Parameters.Where(parameter => parameter.Name.EndsWith(".bias", StringComparison.Ordinal)))
            bias.Write(Enumerable.Range(1, bias.Length).Select(i => 0.1f * i).ToArray());
        network.ExportOnnx(PathOf("tones.onnx"));
        var imported = Importer.Import(PathOf("tones.onnx"), new ImportOptions { ClassName = "Tones" });
        File.WriteAllBytes(PathOf("tones.safetensors"), imported.Weights());
        // What the importer writes declares the network of the page: same parameters, same outputs.
        var written = (INetwork)Activator.CreateInstance(new GeneratedProgram(OutputKind.DynamicallyLinkedLibrary, imported.Source()).Load().GetTypes().Single(type => type.Name == "Tones"), 2)!;
        written.Load(PathOf("tones.safetensors"));
        var signal = Enumerable.Range(0, 32).Select(i => MathF.Sin(i)).ToArray();
        Assert.Equal(network.Predict(signal), written.Predict(signal));
    }

    private void SaveWith(string code, string type, string file)
    {
        var declaration = "using Gen;\n" + code[code.IndexOf("[Input", StringComparison.Ordinal)..];
        var network = new GeneratedProgram(OutputKind.DynamicallyLinkedLibrary, declaration).Load().GetType(type)!;
        // A network for streams alone is no INetwork.
        network.GetMethod("Save", [typeof(string)])!.Invoke(Activator.CreateInstance(network, 1), [PathOf(file)]);
    }

    /// <summary>The same program with its files in the test's folder.</summary>
    private string Placed(string code) => Regex.Replace(code, "\"([a-z]+\\.(csv|safetensors|html))\"", match => $"@\"{PathOf(match.Groups[1].Value)}\"");

    /// <summary>People who do one thing for some time; each thing swings with its own speed.</summary>
    private static string Walks(string[] activities, int recordings)
    {
        var random = new RandomSource(3);
        var text = new StringBuilder("person,recording,activity,x,y,z\n");
        for (var recording = 0; recording < recordings; recording++)
        {
            var (length, phase, kind) = (80 + random.NextInt32(150), random.NextDouble() * 6, recording % activities.Length);
            for (var step = 0; step < length; step++)
            {
                var angle = phase + 0.3 * (kind + 1) * step;
                text.Append(CultureInfo.InvariantCulture, $"p{recording / 2},r{recording},{activities[kind]},")
                    .Append(CultureInfo.InvariantCulture, $"{Math.Sin(angle) + 0.1 * random.NextNormal():0.000},{Math.Cos(angle) + 0.1 * random.NextNormal():0.000},{0.3 * random.NextNormal():0.000}\n");
            }
        }

        return text.ToString();
    }

    private static string Rows(string header, int count, Func<int, Noise, FormattableString> row)
    {
        var (noise, text) = (new Noise(), new StringBuilder(header + "\n"));
        for (var i = 0; i < count; i++)
            text.Append(row(i, noise).ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private sealed class Noise
    {
        private RandomSource _random = new(5);

        public float NextNormal() => _random.NextNormal();
    }
}
