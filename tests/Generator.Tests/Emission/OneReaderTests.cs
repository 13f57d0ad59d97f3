using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Gen.Generator.Graph;
using Gen.Generator.Model;
using Gen.Generator.Weights;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>What the build says of a weights file, <c>Load</c> says of it too, from a stream and from memory: of every file, right or wrong.</summary>
public sealed class OneReaderTests
{
    private const string Weight = """ "dense_1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}""";
    private const string Bias = """ "dense_1.bias":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}""";
    private const int Mutations = 20_000;

    private static readonly ParameterSpec[] s_expected = [Spec("dense_1.weight", 1, 2), Spec("dense_1.bias", 2)];

    // Right ones and wrong ones, from which the mutations start.
    private static readonly byte[][] s_seeds =
    [
        File($"{{{Weight},{Bias}}}"),
        File($"{{\"__metadata__\":{{\"format\":\"pt\"}},{Weight},{Bias}}}     "),
        File($"{{\"__metadata__\":null,{Bias},{Weight}}}"),
        File($"{{\"__metadata__\":[],{Bias},{Weight}}}"),
        File($"\uFEFF{{{Weight},{Bias}}}"),
        File($"{{{Weight.Replace("dense", "d\\u0065nse")},{Bias}}}"),
        File($"{{{Weight.Replace("F32\"", "F32\",\"more\":[{},[1.5e+3,null],\"\\ud83d\\ude00\"]")},{Bias}}}"),
        File($"{{{Weight},{Bias.Replace("8,16", "12,20")}}}", values: 20),
        File($"{{{Weight},{Bias.Replace("8,16", "4,12")}}}", values: 12),
        File($"{{{Weight},{Bias},{Bias}}}"),
        [(byte)'P', (byte)'K', 3, 4, 0, 0, 8, 8],
    ];

    private static readonly string[] s_pieces =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00e9", "\\ud800", "null", "0", "-1", "1e3", "99999999999999999999", "\uFEFF", "\n", "\0", " ", "é", Bias, "\"x\":{},"];

    [Fact]
    public void AcceptsWhatTheFormatAllows() => Assert.All([0, 1, 2, 5, 6], seed => Assert.Null(Verdict(s_seeds[seed])));

    [Fact]
    public void RefusesWhatItForbids() => Assert.All([3, 4, 7, 8, 9, 10], seed => Assert.NotNull(Verdict(s_seeds[seed])));

    [Fact]
    public void SaysTheSameOfEveryTruncation() => Assert.All(
        s_seeds.SelectMany(seed => Enumerable.Range(0, seed.Length).Select(length => seed[..length])), file => Assert.NotNull(Verdict(file)));

    [Fact]
    public void SaysTheSameOfEveryMutation()
    {
        var random = new Random(1);
        var verdicts = Enumerable.Range(0, Mutations).Select(_ => Verdict(Mutated(s_seeds[random.Next(s_seeds.Length)], random))).ToList();
        Assert.InRange(verdicts.Count(verdict => verdict is null), 100, Mutations / 2);
        Assert.InRange(verdicts.Distinct().Count(), 100, Mutations);
    }

    /// <summary>The common verdict: nothing for a file that is accepted, whose header another library takes for JSON, too.</summary>
    private static string? Verdict(byte[] file)
    {
        var built = EmbeddedWeights.Compare(file, s_expected);
        Assert.Equal(built, Loaded(parameters => WeightsFile.Load(new MemoryStream(file), parameters)));
        Assert.Equal(built, Loaded(parameters => WeightsFile.Load(file.AsSpan(), parameters)));
        if (built is null)
            JsonDocument.Parse(file.AsMemory(8, (int)BitConverter.ToUInt64(file))).Dispose();
        return built;
    }

    private static string? Loaded(Action<IReadOnlyList<Parameter>> load)
    {
        try
        {
            load([new("dense_1.weight", [1, 2], PackedLayout.Vector(2)), new("dense_1.bias", [2], PackedLayout.Vector(2))]);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    private static ParameterSpec Spec(string name, params int[] shape) => new(name, new EquatableArray<int>(shape), MatrixSpec.Vector(2), default, default);

    /// <summary>One to three changes: a byte, a piece put in, a stretch left out or doubled; the length before the header may follow or not.</summary>
    private static byte[] Mutated(byte[] seed, Random random)
    {
        var file = seed.ToList();
        var headerEnd = file.Count - 16;
        for (var changes = random.Next(1, 4); changes > 0 && file.Count > 8; changes--)
        {
            var place = random.Next(random.Next(10) == 0 ? 0 : 8, file.Count);
            var length = random.Next(Math.Min(12, file.Count - place)) + 1;
            switch (random.Next(4))
            {
                case 0:
                    file[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file.InsertRange(place, Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]));
                    break;
                case 2:
                    file.RemoveRange(place, length);
                    break;
                default:
                    file.InsertRange(place, file.GetRange(place, length));
                    break;
            }
        }

        // Three times in four the header's length is right again, so that what lies behind it is read.
        byte[] mutated = [.. file];
        if (random.Next(4) > 0 && file.Count >= 26)
            BitConverter.TryWriteBytes(mutated, (long)(headerEnd - 8 + file.Count - seed.Length));
        return mutated;
    }

    private static byte[] File(string header, int values = 16)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. Enumerable.Range(1, values).Select(value => (byte)value)];
    }
}
