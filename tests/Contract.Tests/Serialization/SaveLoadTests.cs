using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text.Json;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Serialization;

/// <summary>What is saved, and that what is loaded predicts the same.</summary>
public sealed class SaveLoadTests
{
    private static readonly float[] s_inputs = Numbers.Normal(7 * Classifier.InputSize);

    [Fact]
    public void Through_a_file_predictions_are_equal_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("classifier.safetensors");
        var (saved, loaded) = (new Classifier(seed: 1).Scrambled(), new Classifier(seed: 2));
        Assert.NotEqual(saved.Predicted(s_inputs), loaded.Predicted(s_inputs));
        saved.Save(path);
        loaded.Load(path);
        Assert.Equal(saved.Predicted(s_inputs), loaded.Predicted(s_inputs));
        Assert.Equal(saved.Saved(), File.ReadAllBytes(path));

        // An existing file is replaced, and nothing is left beside it.
        new Classifier(seed: 3).Save(path);
        Assert.Equal(new Classifier(seed: 3).Saved(), File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Through_a_stream_every_network_comes_back() => Assert.All(EveryLayer.Networks().Zip(EveryLayer.Networks(seed: 9)), pair =>
    {
        var inputs = Numbers.Normal(2 * pair.First.InputSize);
        pair.Second.Load(pair.First.Scrambled().Saved());
        Assert.Equal(pair.First.Predicted(inputs), pair.Second.Predicted(inputs));
        Assert.Equal(pair.First.Saved(), pair.Second.Saved());
    });

    [Fact]
    public void A_stream_is_left_open_and_need_not_be_seekable()
    {
        var network = new Classifier(seed: 1);
        using var memory = new MemoryStream();
        using (var pipe = new System.IO.Compression.DeflateStream(memory, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
            network.Save(pipe);
        memory.Position = 0;
        var loaded = new Classifier(seed: 2);
        using (var pipe = new System.IO.Compression.DeflateStream(memory, System.IO.Compression.CompressionMode.Decompress, leaveOpen: true))
            loaded.Load(pipe);
        Assert.Equal(network.Saved(), loaded.Saved());
        Assert.True(memory.CanRead);
    }

    [Theory]
    [InlineData(InstructionSet.Scalar, InstructionSet.Avx2)]
    [InlineData(InstructionSet.Vector128, InstructionSet.Avx512)]
    [InlineData(InstructionSet.Avx512, InstructionSet.Scalar)]
    public void What_one_instruction_set_saved_another_loads(InstructionSet from, InstructionSet to)
    {
        var saved = Create(from, seed: 1).Scrambled();
        var (loaded, native) = (Create(to, seed: 2), Create(from, seed: 3));
        loaded.Load(saved.Saved());
        native.Load(loaded.Saved());
        Assert.Equal(saved.Saved(), loaded.Saved());
        Assert.Equal(saved.Predicted(s_inputs), native.Predicted(s_inputs));
        Assert.All(saved.Predicted(s_inputs).Zip(loaded.Predicted(s_inputs)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Names_shapes_and_bytes_in_the_file_are_those_of_the_contract()
    {
        var network = new Classifier(seed: 1);
        var bytes = network.Saved();
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var tensors = header.RootElement.EnumerateObject().Where(property => property.Name != "__metadata__").ToList();
        Assert.Equal(network.Parameters.Select(parameter => parameter.Name), tensors.Select(tensor => tensor.Name));
        foreach (var (parameter, tensor) in network.Parameters.Zip(tensors))
        {
            Assert.Equal("F32", tensor.Value.GetProperty("dtype").GetString());
            Assert.Equal(parameter.Shape, tensor.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
            var offsets = tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32()).ToList();
            var data = bytes.AsSpan(8 + length)[offsets[0]..offsets[1]];
            var values = new float[data.Length / 4];
            for (var i = 0; i < values.Length; i++)
                values[i] = BinaryPrimitives.ReadSingleLittleEndian(data[(4 * i)..]);
            Assert.Equal(parameter.ToArray(), values);
        }

        Assert.Equal(bytes.Length, 8 + length + 4 * Classifier.ParameterCount);
    }

    private static Classifier Create(InstructionSet set, int seed)
    {
        using (InstructionSets.Use(set))
            return new Classifier(seed);
    }
}
