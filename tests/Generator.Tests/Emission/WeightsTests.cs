using System;
using System.IO;
using System.Linq;
using System.Text;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>A safetensors file that becomes a part of the assembly, or is refused when the project is built.</summary>
public sealed class WeightsTests : IDisposable
{
    private const string Header =
        """{"dense_1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"__metadata__":{"format":"x"},"dense_1.bias":{"shape":[2], "data_offsets": [8, 16], "dtype":"F32"}}""";

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void AGoodFileIsInTheAssemblyByteForByte()
    {
        var file = Write(Header, 16);
        var run = GeneratorHarness.RunClean(Source);
        var words = run.Files["N.weights.g.cs"].Split('\n').Where(line => line.TrimStart().StartsWith("0x", StringComparison.Ordinal))
            .SelectMany(line => line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .SelectMany(word => BitConverter.GetBytes(Convert.ToUInt64(word, 16)));
        Assert.Equal(file, words.Take(file.Length));
        Assert.Contains($".Slice(0, {file.Length})", run.Files["N.weights.g.cs"]);
        Assert.Contains("public N() : this(seed: 0)", run.Files["N.g.cs"]);
    }

    [Theory]
    [InlineData(Header, 15, "Tensor 'dense_1.bias': the data end after 7 of its 8 bytes.")]
    [InlineData(Header, 17, "More bytes follow the last tensor, 'dense_1.bias'.")]
    [InlineData("""{"dense_1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""", 8, "The data lack the tensor 'dense_1.bias'; found dense_1.weight.")]
    [InlineData("""{"other":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""", 8,
        "The data hold a tensor 'other', which this network does not have; expected dense_1.weight, dense_1.bias.")]
    [InlineData("""{"dense_1.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"dense_1.bias":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", 16,
        "Tensor 'dense_1.weight': expected the shape [1, 2], found [2, 1].")]
    [InlineData("""{"dense_1.weight":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},"dense_1.bias":{"dtype":"F32","shape":[2],"data_offsets":[16,24]}}""", 24,
        "Tensor 'dense_1.weight': expected the dtype F32, F16, BF16 or I8, found F64.")]
    public void AFileThatDoesNotFit(string header, int bytes, string reason)
    {
        Write(header, bytes);
        Refuses(reason);
    }

    /// <summary>The project that trains a network is built before the file is written, and after a change of the layers.</summary>
    [Fact]
    public void AnOptionalFileMayBeMissing()
    {
        var run = GeneratorHarness.Run(OptionalSource);
        CompiledOutput.AssertClean(run);
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(("GEN060", DiagnosticSeverity.Info), (found.Id, found.Severity));
        Assert.Contains(".Slice(0, 0)", run.Files["N.weights.g.cs"]);
        Assert.Contains(".IsEmpty)", run.Files["N.g.cs"]);
    }

    [Fact]
    public void AnOptionalFileMayBeAnotherNetworksWhichIsAWarning()
    {
        Write("{}", 0);
        var run = GeneratorHarness.Run(OptionalSource);
        CompiledOutput.AssertClean(run);
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(("GEN061", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Contains("The data lack the tensor 'dense_1.weight'", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(".Slice(0, 0)", run.Files["N.weights.g.cs"]);
    }

    [Fact]
    public void AnOptionalFileThatFitsIsInTheAssembly()
    {
        var file = Write(Header, 16);
        Assert.Contains($".Slice(0, {file.Length})", GeneratorHarness.RunClean(OptionalSource).Files["N.weights.g.cs"]);
    }

    /// <summary>The file has floats of 32 bits; what is in the assembly is smaller, and what <c>Save</c> would have written.</summary>
    [Theory]
    [InlineData("Bfloat16")]
    [InlineData("Int8")]
    public void AFileMayBeSmallerInTheAssembly(string format)
    {
        var file = Write(Header, 16);
        var smaller = WeightsFile.Convert(file, Enum.Parse<WeightFormat>(format));
        Assert.NotEqual(file, smaller);
        var emitted = GeneratorHarness.RunClean(Source.Replace("\")", $"\", Format = WeightFormat.{format})")).Files["N.weights.g.cs"];
        Assert.Contains($".Slice(0, {smaller.Length})", emitted);
        Assert.Contains("0x" + BitConverter.ToUInt64(smaller, smaller.Length / 8 * 8 - 8).ToString("X", System.Globalization.CultureInfo.InvariantCulture), emitted);
    }

    /// <summary>Files that were written under former default names; a name of the user's own that only looks like one stays his.</summary>
    [Theory]
    [InlineData("DepthwiseConv1d(Width = 1, UseBias = false)", "depthwise_conv1d_1.weight")]
    [InlineData("DepthwiseConv1d(Width = 1, UseBias = false)", "depthwiseconv1d_1.weight")]
    [InlineData("DepthwiseConv1d(Width = 1, UseBias = false, Name = \"depthwise_conv1d_1\")", "depthwise_conv1d_1.weight")]
    [InlineData("ConvTranspose1d(Filters = 1, Width = 1, UseBias = false)", "conv_transpose1d_1.weight")]
    public void AFileUnderAFormerDefaultName(string layer, string name)
    {
        Write($$$"""{"{{{name}}}":{"dtype":"F32","shape":[1,1,1],"data_offsets":[0,4]}}""", 4);
        GeneratorHarness.RunClean(Source.Replace("Dense(2)", layer));
    }

    [Fact]
    public void NoFile() => Refuses("there is no such file");

    [Fact]
    public void AFileOfAnotherKind()
    {
        File.WriteAllText(_path, "no weights at all");
        Refuses("The header length is 7523097587056930670; expected 2 to 100000000. This is no safetensors file.");
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0, 8, 8, 0 }, "This is a PyTorch archive (.pt, .pth)")]
    [InlineData(new byte[] { 0x80, 2, 0x8A, 0x0A, (byte)'l', 0xFC, 0x9C }, "This is a PyTorch file (.pt, .pth) of the old kind")]
    [InlineData(new byte[] { 0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10 }, "This is an HDF5 file (.h5)")]
    public void AFileOfAnotherLibraryIsNamed(byte[] file, string reason)
    {
        File.WriteAllBytes(_path, file);
        var message = Assert.Single(GeneratorHarness.Run(Source).Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains("docs/from-keras-pytorch-matlab.md", message, StringComparison.Ordinal);
    }

    /// <summary>The path stands in comments, each of which ends with its line.</summary>
    [Theory]
    [InlineData("a\\\"\\n*/b.safetensors")]
    [InlineData("a\\u2028b\\u0085c.safetensors")]
    public void APathOfSeveralLines(string path)
    {
        var run = GeneratorHarness.Run($"[Input(Length = 1), Weights(\"{path}\"), Dense(2)] partial class N;");
        Assert.Equal("GEN026", Assert.Single(run.Diagnostics).Id);
        CompiledOutput.AssertClean(run);
    }

    private string OptionalSource => Source.Replace("\")", "\", Optional = true)");

    private string Source => $"[Input(Length = 1), Weights(@\"{_path}\"), Dense(2)] partial class N;";

    private void Refuses(string reason)
    {
        var run = GeneratorHarness.Run(Source);
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(("GEN026", $"@\"{_path}\""), (found.Id, run.TextAt(found)));
        Assert.Equal($"The weights in \"{_path}\" are not those of 'N': {reason}", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private byte[] Write(string header, int bytes)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var values = Enumerable.Range(1, bytes).Select(value => (byte)(value * 37));
        byte[] file = [.. BitConverter.GetBytes((long)json.Length), .. json, .. values];
        File.WriteAllBytes(_path, file);
        return file;
    }
}
