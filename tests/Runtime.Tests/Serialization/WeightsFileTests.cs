using System;
using System.Buffers.Binary;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Draw = FsCheck.Fluent.Gen;

namespace Gen.Tests;

public class WeightsFileTests
{
    private static readonly Arbitrary<(int Width, int Channels, int Filters)> s_shapes = (
        from width in Draw.Choose(1, 9)
        from channels in Draw.Choose(1, 20)
        from filters in Draw.Choose(1, 70)
        select (width, channels, filters)).ToArbitrary();

    [Fact]
    public void EveryBitComesBack() => Prop.ForAll(s_shapes, shape =>
    {
        var (saved, loaded) = (Create(shape), Create(shape));
        var random = RandomSource.ForStream(shape.GetHashCode(), 0);
        foreach (var parameter in saved)
        {
            var bits = Enumerable.Range(0, parameter.Length).Select(_ => (uint)random.NextUInt64());
            parameter.Write([.. bits.Select(BitConverter.UInt32BitsToSingle)]);
        }

        WeightsFile.Load(new MemoryStream(saved.Saved()), loaded);
        for (var i = 0; i < saved.Length; i++)
            Assert.Equal(Bits(saved[i]), Bits(loaded[i]));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(20260711, 1));

    [Fact]
    public void TheBytesAreThoseOfTheFormat()
    {
        var parameter = new Parameter("a.bias", [2], new PackedLayout(1, 2, 1, 4));
        parameter.Write([1, -2]);
        var bytes = new[] { parameter }.Saved();
        const string Json = """{"__metadata__":{"format":"gen"},"a.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal((Json.Length + 7) / 8 * 8, length);
        Assert.Equal(Json.PadRight(length), Encoding.UTF8.GetString(bytes, 8, length));
        Assert.Equal([0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0], bytes[(8 + length)..]);
    }

    [Theory]
    [InlineData("depthwise_conv1d_1.weight", "depthwiseconv1d_1.weight")]
    [InlineData("residual_1.shortcut.separable_conv1d_2.pointwise_weight", "residual_1.shortcut.separableconv1d_2.pointwise_weight")]
    [InlineData("conv_transpose1d_12.bias", "convtranspose1d_12.bias")]
    [InlineData("conv_transpose1d_1.bias", "conv_transpose1d_1.bias")]
    public void AFileUnderFormerDefaultNamesLoads(string former, string present)
    {
        Parameter[] written = [new(former, [1], new PackedLayout(1, 1, 1, 4))];
        Parameter[] read = [new(present, [1], new PackedLayout(1, 1, 1, 4))];
        written[0].Write([3]);
        WeightsFile.Load(new MemoryStream(written.Saved()), read);
        var value = new float[1];
        read[0].Read(value);
        Assert.Equal(3, value[0]);
    }

    [Fact]
    public void AFormerNameBesideThePresentOneIsForeign()
    {
        Parameter[] written = [new("conv_transpose1d_1.bias", [1], new PackedLayout(1, 1, 1, 4)), new("convtranspose1d_1.bias", [1], new PackedLayout(1, 1, 1, 4))];
        var error = Assert.Throws<InvalidDataException>(() => WeightsFile.Load(new MemoryStream(written.Saved()), [written[1]]));
        Assert.Contains("'conv_transpose1d_1.bias'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfOtherLibrariesLoad()
    {
        // No metadata, an unknown field, the tensors in another order than the network's and than their data.
        var bytes = SafetensorsBytes.Create(
            """{"b.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[8,24],"note":[{"x":1}]},"a.bias":{"shape":[2],"data_offsets":[0,8],"dtype":"F32"}}""",
            1, 2, 3, 4, 5, 6);
        Parameter[] parameters =
            [new("b.weight", [2, 2], new PackedLayout(2, 2, 1, 8)), new("a.bias", [2], new PackedLayout(1, 2, 1, 8))];
        WeightsFile.Load(new MemoryStream(bytes), parameters);
        Assert.Equal([3f, 4f, 5f, 6f], parameters[0].Values());
        Assert.Equal([1f, 2f], parameters[1].Values());
    }

    [Fact]
    public void AStreamThatCannotSeekLoads()
    {
        var (saved, loaded) = (new LinearNetwork(3, 2, 5, seed: 1), new LinearNetwork(3, 2, 5, seed: 2));
        loaded.Load(new TrickleStream(saved.Parameters.Saved()));
        Assert.Equal(saved.AllValues(), loaded.AllValues());
    }

    [Fact]
    public void AFileIsReplacedAsAWhole()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights.safetensors");
        File.WriteAllText(path, "something that was there before");
        var (saved, loaded) = (new LinearNetwork(3, 2, 5, seed: 1), new LinearNetwork(3, 2, 5, seed: 2));
        saved.Save(path);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        loaded.Load(path);
        Assert.Equal(saved.AllValues(), loaded.AllValues());
    }

    [Fact]
    public void AFailedSaveLeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights.safetensors");
        File.WriteAllText(path, "before");
        Assert.Throws<IOException>(() => WeightsFile.Save(path, new FailingList()));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal("before", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("none/weights.safetensors", "there is no folder")]
    [InlineData("none/deeper/weights.safetensors", "there is no folder")]
    [InlineData(".", "is a folder")]
    public void AFileThatCannotBeIsNamedAsItWasGiven(string name, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        var error = Assert.ThrowsAny<IOException>(() => new LinearNetwork(3, 2, 5).Save(path));
        Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ADamagedFileIsNamed()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "weights.safetensors");
        File.WriteAllBytes(path, [1, 2, 3]);
        var error = Assert.Throws<InvalidDataException>(() => new LinearNetwork(3, 2, 5).Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    private static Parameter[] Create((int Width, int Channels, int Filters) shape) =>
    [
        new("conv1d_1.weight", [shape.Width, shape.Channels, shape.Filters], new PackedLayout(shape.Width * shape.Channels, shape.Filters, 1, 16)),
        new("conv1d_1.bias", [shape.Filters], new PackedLayout(1, shape.Filters, 1, 16)),
    ];

    private static IEnumerable<uint> Bits(Parameter parameter) => parameter.Values().Select(BitConverter.SingleToUInt32Bits);

    /// <summary>Parameters that are there for the header and gone for the data.</summary>
    private sealed class FailingList : IReadOnlyList<Parameter>
    {
        private int _enumerations;

        public int Count => 1;

        public Parameter this[int index] => throw new IOException();

        public IEnumerator<Parameter> GetEnumerator() => _enumerations++ == 0
            ? Create((1, 1, 1)).Take(1).GetEnumerator()
            : throw new IOException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
