using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Gen.Tests;

public class SmallerWeightsTests
{
    [Fact]
    public void BfloatsAreTheNearestAndTiesGoToEven()
    {
        // The values lie between 1 and its successor, 1 + 2^-7: below, at and above the middle, then the next middle.
        float[] written = [1 + 1 / 512f, 1 + 1 / 256f, 1 + 1.01f / 256, 1 + 3 / 256f, -1e-40f, float.MaxValue, float.NegativeInfinity, 0];
        Assert.Equal([1, 1, 1 + 1 / 128f, 1 + 1 / 64f, -1e-40f, float.PositiveInfinity, float.NegativeInfinity, 0], Through(WeightFormat.Bfloat16, written, [2, 4]), (a, b) => a.Equals(b) || Math.Abs(a - b) < 5e-41f);
        Assert.All(Through(WeightFormat.Bfloat16, [float.NaN, float.NaN, float.NaN, float.NaN], [2, 2]), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void WholeNumbersAreAtMostHalfAScaleOff()
    {
        var random = new Random(1);
        var written = Enumerable.Range(0, 3 * 5 * 8).Select(index => (random.NextSingle() - 0.5f) * (1 << index % 8)).ToArray();
        var read = Through(WeightFormat.Int8, written, [3, 5, 8]);
        for (var filter = 0; filter < 8; filter++)
        {
            var own = Enumerable.Range(0, 15).Select(row => row * 8 + filter).ToList();
            var greatest = own.Max(place => Math.Abs(written[place]));
            Assert.All(own, place => Assert.InRange(Math.Abs(written[place] - read[place]), 0, greatest / 127 * 0.5001f));
            Assert.Contains(own, place => Math.Abs(written[place]) == greatest && Math.Abs(read[place] - written[place]) <= 1e-6f * greatest);
        }
    }

    [Fact]
    public void FiltersOfADepthwiseLayerHaveScalesOfTheirOwn()
    {
        // [Width, Channels, Multiplier]: with a scale for the multiplier alone the small channel would be lost.
        float[] written = [1000, 1, -500, 0.5f];
        var read = Through(WeightFormat.Int8, written, [2, 2, 1]);
        Assert.All(Enumerable.Range(0, 4), place => Assert.InRange(Math.Abs(written[place] - read[place]), 0, written[place % 2] / 127 * 0.5001f));
    }

    [Fact]
    public void BiasesStayAsTheyAreAndAFilterOfZerosStaysZero()
    {
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.4f], Through(WeightFormat.Int8, [0.1f, 0.2f, 0.3f, 0.4f], [2, 2], "a.bias"));
        Assert.Equal(new float[8], Through(WeightFormat.Int8, new float[8], [2, 4]));
    }

    [Fact]
    public void AQuarterOfTheBytesIsLeft()
    {
        var parameters = Parameters("a.weight", [64, 256]);
        Assert.InRange(Saved(parameters, WeightFormat.Int8).Length / (double)Saved(parameters, WeightFormat.Float32).Length, 0.25, 0.27);
        Assert.InRange(Saved(parameters, WeightFormat.Bfloat16).Length / (double)Saved(parameters, WeightFormat.Float32).Length, 0.5, 0.51);
    }

    [Fact]
    public void AWeightThatIsNoNumberIsRefusedBeforeTheFileIsTouched()
    {
        var (parameters, path) = (Parameters("a.weight", [2, 2]), Path.GetTempFileName());
        parameters[0].Write([1, 2, float.NaN, 4]);
        File.WriteAllText(path, "before");
        var problem = Assert.Throws<InvalidDataException>(() => WeightsFile.Save(path, parameters, WeightFormat.Int8));
        Assert.Equal("Tensor 'a.weight' has a weight that is no finite number, at place 2: no scale takes it to 8 bits.", problem.Message);
        Assert.Equal("before", File.ReadAllText(path));
        File.Delete(path);
    }

    [Theory]
    [InlineData("[0,16]", ""","a.weight.scale":{"dtype":"F32","shape":[3],"data_offsets":[16,28]}""", 28, "'a.weight.scale': expected the last sizes of [4, 4], or 1 in their place, found [3]")]
    [InlineData("[0,16]", ""","a.weight.scale":{"dtype":"F16","shape":[4],"data_offsets":[16,24]}""", 24, "'a.weight.scale': expected the dtype F32, found F16")]
    [InlineData("[0,16]", "", 16, "'a.weight' has the dtype I8, but the data lack its scales, the tensor 'a.weight.scale'")]
    [InlineData("[0,15]", ""","a.weight.scale":{"dtype":"F32","shape":[4],"data_offsets":[15,31]}""", 31, "'a.weight': expected 16 bytes")]
    public void DamagedScalesAreRefused(string offsets, string scale, int bytes, string message)
    {
        var json = $$"""{"a.weight":{"dtype":"I8","shape":[4,4],"data_offsets":{{offsets}}}{{scale}}}""";
        var file = new byte[8 + json.Length + bytes];
        BitConverter.TryWriteBytes(file, (long)json.Length);
        System.Text.Encoding.ASCII.GetBytes(json, file.AsSpan(8));
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => WeightsFile.Load(new MemoryStream(file), Parameters("a.weight", [4, 4]))).Message);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => WeightsFile.Load(file.AsSpan(), Parameters("a.weight", [4, 4]))).Message);
    }

    /// <summary>What comes back, by both readers.</summary>
    private static float[] Through(WeightFormat format, float[] values, int[] shape, string name = "a.weight")
    {
        var parameters = Parameters(name, shape);
        parameters[0].Write(values);
        var file = Saved(parameters, format);
        WeightsFile.Load(new MemoryStream(file), parameters);
        var (read, again) = (new float[values.Length], new float[values.Length]);
        parameters[0].Read(read);
        WeightsFile.Load(file.AsSpan(), parameters);
        parameters[0].Read(again);
        Assert.Equal(read, again);
        return read;
    }

    private static Parameter[] Parameters(string name, int[] shape) =>
        [new(name, shape, new PackedLayout(shape.Aggregate(1, (product, size) => product * size) / shape[^1], shape[^1], Groups: 1, Lanes: 4))];

    private static byte[] Saved(Parameter[] parameters, WeightFormat format)
    {
        var path = Path.GetTempFileName();
        WeightsFile.Save(path, parameters, format);
        var file = File.ReadAllBytes(path);
        File.Delete(path);
        return file;
    }
}
