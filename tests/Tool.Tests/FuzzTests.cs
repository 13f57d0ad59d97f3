using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Gen.Import;
using Xunit;

namespace Gen.Tool.Tests;

/// <summary>Damaged files give a sentence or a model, and never hang, crash, or write anything.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int MostSeconds = 5;
    private readonly string _folder = Directory.CreateTempSubdirectory("gen-fuzz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>GEN_FUZZ sets how many files of each format there are.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("GEN_FUZZ"), out var count) ? count : 60;

    [Theory]
    [InlineData("h5-keras-causal-d2")]
    [InlineData("k3-emg-lstm")]
    [InlineData("onnx-unit-conv1d-dilated")]
    [InlineData("nam-wavenet-tiny")]
    [InlineData("rtn-conv")]
    [InlineData("pt-pybridge-linear")]
    public void DamagedFiles(string name)
    {
        var file = Models.FileOf(Path.Combine(Models.Carried, name));
        var whole = File.ReadAllBytes(file);
        var random = new Random(11);
        var path = Path.Combine(_folder, "damaged" + Path.GetExtension(file));
        for (var round = 0; round < Count; round++)
        {
            File.WriteAllBytes(path, Damage(whole, random));
            var clock = Stopwatch.StartNew();
            try
            {
                var imported = Importer.Import(path);
                _ = imported.Source() + imported.Weights().Length;
            }
            catch (ImportException e)
            {
                Assert.NotEmpty(e.Message);
            }

            Assert.True(clock.Elapsed.TotalSeconds < MostSeconds, $"{name}, round {round}: {clock.Elapsed}");
            Assert.Equal([path], Directory.GetFiles(_folder));
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        if (random.Next(4) == 0)
            return whole[..random.Next(whole.Length)];
        var bytes = whole.ToArray();
        for (var change = random.Next(1, 12); change > 0; change--)
        {
            // The first bytes say what is where, so they are hit more often.
            var place = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 600) : bytes.Length);
            bytes[place] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => (byte)(bytes[place] ^ 1 << random.Next(8)), _ => byte.MaxValue };
        }

        return bytes;
    }
}
