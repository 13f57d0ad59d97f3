using System;
using System.IO;
using System.Linq;
using System.Text;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Serialization;

/// <summary>Files that are not this network's are refused, and its parameters stay what they were.</summary>
public sealed class DamagedFileTests
{
    private static readonly byte[] s_good = new Classifier(seed: 1).Scrambled().Saved();

    private readonly Classifier _network = new(seed: 2);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(-1)]
    [InlineData(-400)]
    public void Truncated(int length) => CheckRefused(length >= 0 ? s_good[..length] : s_good[..^-length]);

    [Fact]
    public void Longer_than_it_should_be() => CheckRefused([.. s_good, 0]);

    [Theory]
    [InlineData("This is a text file, and not a small one at that.")]
    [InlineData("{\"weights\": [1, 2, 3]}")]
    public void Foreign(string text) => CheckRefused(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Of_random_bytes()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            CheckRefused(bytes);
        }
    }

    [Fact]
    public void With_a_header_of_which_a_byte_is_wrong()
    {
        // A change of a name, a shape, an offset or the JSON's own characters; white space and metadata may be anything.
        var header = Encoding.UTF8.GetString(s_good, 8, BitConverter.ToInt32(s_good));
        var first = header.IndexOf("\"conv1d_1.weight\"", StringComparison.Ordinal);
        var last = header.LastIndexOf('}');
        for (var place = first; place <= last; place++)
        {
            var bytes = s_good.ToArray();
            bytes[8 + place] ^= 1;
            CheckRefused(bytes);
        }
    }

    [Theory]
    [InlineData("conv1d_1.weight", "conv1d_9.weight", "conv1d_9.weight")]
    [InlineData("middle.weight", "centre.weight", "centre.weight")]
    [InlineData("[5,2,6]", "[2,5,6]", "conv1d_1.weight")]
    [InlineData("[16,5]", "[5,16]", "dense_1.weight")]
    [InlineData("F32", "F16", "conv1d_1.weight")]
    public void With_another_name_shape_or_type(string found, string replacement, string named)
    {
        var text = Encoding.Latin1.GetString(s_good);
        var place = text.IndexOf(found, StringComparison.Ordinal);
        var bytes = Encoding.Latin1.GetBytes(text[..place] + replacement + text[(place + found.Length)..]);
        Assert.Contains(named, CheckRefused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_tensor_missing()
    {
        var parameters = new Classifier(seed: 1).Parameters.Where(parameter => parameter.Name != "dense_1.bias").ToList();
        using var stream = new MemoryStream();
        WeightsFile.Save(stream, parameters);
        Assert.Contains("dense_1.bias", CheckRefused(stream.ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_network() => CheckRefused(new Smooth(seed: 1).Saved());

    [Fact]
    public void A_file_is_named_in_the_message()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("half.safetensors");
        File.WriteAllBytes(path, s_good[..^10]);
        var before = _network.Saved();
        var error = Assert.Throws<InvalidDataException>(() => _network.Load(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _network.Saved());
        Assert.Throws<FileNotFoundException>(() => _network.Load(folder.File("none.safetensors")));
        Assert.Equal(before, _network.Saved());
    }

    private InvalidDataException CheckRefused(byte[] bytes)
    {
        var before = _network.Saved();
        var error = Assert.Throws<InvalidDataException>(() => _network.Load(bytes));
        Assert.Equal(before, _network.Saved());
        return error;
    }
}
