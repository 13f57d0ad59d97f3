using System;
using System.IO;
using Gen.Import;
using Gen.Tool.Commands;
using Xunit;

namespace Gen.Tool.Tests;

/// <summary>What a state dict leaves open is said by an option, told by the expected outputs, or refused.</summary>
public sealed class StateDictImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gen-dict-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AConvolutionsWindowIsNotGuessed()
    {
        var path = Written("conv.json", """{"weight": [[[1, 10]]], "bias": [0]}""");
        Assert.Contains("does not say the stride, dilation and padding", Assert.Throws<ImportException>(() => Run("import", path)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder, "*.cs"));
        Assert.Equal(0, Run("import", path, "--dilation", "2", "--input", Array("x", [4, 1], 1, 2, 3, 4), "--expect", Array("y", [2, 1], 31, 42)));
    }

    [Fact]
    public void TheExpectedStepsTellTheDilation()
    {
        var path = Written("conv.json", """{"weight": [[[1, 10]]]}""");
        var input = Array("x", [4, 1], 1, 2, 3, 4);
        Assert.Equal(0, Run("import", path, "--input", input, "--expect", Array("y", [2, 1], 31, 42)));
        Assert.Contains("nothing was written", Assert.Throws<ImportException>(() => Run("import", path, "--name", "Wrong", "--input", input, "--expect", Array("z", [2, 1], 1, 2))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "Wrong.cs")));
    }

    [Fact]
    public void TheOrderOfFlatteningIsNotGuessed()
    {
        var declaration = Written("Net.cs", "[Input(Length = 2, Channels = 2), Flatten, Dense(1, UseBias = false)] public partial class Net;");
        var path = Written("dict.json", """{"fc.weight": [[1, 10, 100, 1000]]}""");
        Assert.Contains("--flatten", Assert.Throws<ImportException>(() => Run("import", path, "--network", declaration)).Message, StringComparison.Ordinal);
        var input = Array("x", [1, 2, 2], 1, 2, 3, 4);
        // Steps (1, 2) and (3, 4): PyTorch's nn.Flatten has 1, 3, 2, 4.
        Assert.Equal(0, Run("import", path, "--network", declaration, "--input", input, "--expect", Array("y", [1, 1], 4231)));
        Assert.Equal(0, Run("import", path, "--network", declaration, "--input", input, "--expect", Array("z", [1, 1], 4321)));
        Assert.Equal(1, Run("import", path, "--network", declaration, "--flatten", "channels", "--input", input, "--expect", Path.Combine(_folder, "z.npy")));
        Assert.Equal(0, Run("import", path, "--network", declaration, "--flatten", "steps", "--input", input, "--expect", Path.Combine(_folder, "z.npy")));
        Assert.Throws<UsageException>(() => Run("import", path, "--network", declaration, "--flatten", "sideways"));
    }

    /// <summary>Behind a layer that mixes the values the order no longer matters, however many values there are.</summary>
    [Fact]
    public void TheOrderEndsAtTheFirstMatrix()
    {
        var network = DynamicNetwork.Compile("[Input(Length = 2, Channels = 2), Flatten, Dense(4, UseBias = false), Dense(1, UseBias = false)] public partial class Net;", new() { Training = false });
        network.Load([new("a.weight", [4, 4], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]), new("b.weight", [1, 4], [1, 10, 100, 1000])], WeightNames.PyTorch);
        var output = new float[1];
        network.Predict([1, 2, 3, 4], output);
        Assert.Equal(4231, output[0]);
    }

    [Fact]
    public void ARecurrentLayerWithAProjectionIsRefused()
    {
        var path = Written("lstm.json", """{"weight_ih_l0": [[1],[1],[1],[1]], "weight_hh_l0": [[1],[1],[1],[1]], "weight_hr_l0": [[1]]}""");
        Assert.Contains("weight_hr", Assert.Throws<ImportException>(() => Run("import", path)).Message, StringComparison.Ordinal);
    }

    private int Run(params string[] line) => Command.Run([.. line, "--out", _folder], TextWriter.Null);

    private string Written(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return Path.Combine(_folder, name);
    }

    private string Array(string name, int[] shape, params float[] values)
    {
        var path = Path.Combine(_folder, name + ".npy");
        NpyFile.Write(path, new(shape, values));
        return path;
    }
}
