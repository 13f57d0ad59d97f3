using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>Every way for a file to be wrong: an <see cref="InvalidDataException"/> that says what, and no parameter changed.</summary>
public class DamagedWeightsTests
{
    private const string Weight = """ "a.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]} """;
    private const string Bias = """ "a.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]} """;

    private static readonly float[] s_data = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    private static readonly byte[] s_good = SafetensorsBytes.Create($"{{{Weight},{Bias}}}", s_data);

    // Name, data, a part of the message.
    private static readonly List<(string Name, byte[] Bytes, string Message)> s_cases =
    [
        ("empty", [], "end after 0 bytes"),
        ("shorter than the length", s_good[..5], "end after 5 bytes"),
        ("header length beyond the data", WithLength(500), "500"),
        ("header length beyond all measure", WithLength(long.MaxValue), "no safetensors file"),
        ("header length with the top bit", WithLength(-1), "no safetensors file"),
        ("header length zero", WithLength(0), "no safetensors file"),
        ("truncated header", s_good[..40], "but only 32 bytes follow"),
        ("truncated data", s_good[..^1], "Tensor 'a.bias': the data end after"),
        ("truncated first tensor", s_good[..^20], "Tensor 'a.weight': the data end after"),
        ("trailing byte", [.. s_good, 0], "More bytes"),
        ("no JSON", SafetensorsBytes.Create("hello world", s_data), "begins with 'h'; expected an opening brace"),
        ("JSON cut off", Header($"{{{Weight},{Bias}"), "cannot be read"),
        ("something behind the JSON", Header($"{{{Weight},{Bias}}} x"), "cannot be read"),
        ("an array for a header", Header("[1,2]"), "begins with '['; expected an opening brace"),
        ("a name that is no UTF-8", NoUtf8(), "cannot be read"),
        ("a tensor that is a number", Header($"{{{Weight},\"a.bias\":3}}"), "a.bias"),
        ("no dtype", Header($"{{{Weight},{Bias.Replace("dtype", "type")}}}"), "'a.bias' lacks"),
        ("no shape", Header($"{{{Weight},{Bias.Replace("shape", "size")}}}"), "'a.bias' lacks"),
        ("no offsets", Header($"{{{Weight},{Bias.Replace("data_offsets", "data")}}}"), "'a.bias' lacks"),
        ("three offsets", Header($"{{{Weight},{Bias.Replace("24,36", "24,36,48")}}}"), "'a.bias' lacks"),
        ("a fraction in the shape", Header($"{{{Weight},{Bias.Replace("[3]", "[3.5]")}}}"), "'a.bias' has something else"),
        ("a negative offset", Header($"{{{Weight},{Bias.Replace("24,36", "-12,0")}}}"), "'a.bias' has something else"),
        ("an offset beyond 64 bits", Header($"{{{Weight},{Bias.Replace("36", "99999999999999999999")}}}"), "'a.bias' has something else"),
        ("a text for the shape", Header($"{{{Weight},{Bias.Replace("[3]", "\"3\"")}}}"), "a.bias"),
        ("another dtype", Header($"{{{Weight},{Bias.Replace("F32", "F64")}}}"), "'a.bias': expected the dtype F32, F16, BF16 or I8, found F64"),
        ("another shape", Header($"{{{Weight.Replace("2,3", "3,2")},{Bias}}}"), "'a.weight': expected the shape [2, 3], found [3, 2]"),
        ("another rank", Header($"{{{Weight},{Bias.Replace("[3]", "[3,1]")}}}"), "'a.bias': expected the shape [3], found [3, 1]"),
        ("too few bytes", Header($"{{{Weight},{Bias.Replace("24,36", "24,32")}}}"), "'a.bias': expected 12 bytes"),
        ("offsets turned round", Header($"{{{Weight},{Bias.Replace("24,36", "36,24")}}}"), "'a.bias': expected 12 bytes"),
        ("an overlap", Header($"{{{Weight},{Bias.Replace("24,36", "20,32")}}}"), "'a.bias' begins at byte 20; expected 24"),
        ("a gap", Header($"{{{Weight},{Bias.Replace("24,36", "28,40")}}}"), "'a.bias' begins at byte 28; expected 24"),
        ("a gap in front", Header($"{{{Weight.Replace("0,24", "4,28")},{Bias.Replace("24,36", "28,40")}}}"), "'a.weight' begins at byte 4; expected 0"),
        ("a missing tensor", SafetensorsBytes.Create($"{{{Weight}}}", s_data[..6]), "lack the tensor 'a.bias'"),
        ("no tensor at all", SafetensorsBytes.Create("{}"), "lack the tensor 'a.weight'"),
        ("a foreign tensor", Header($"{{{Weight},{Bias.Replace("a.bias", "b.bias")}}}"), "'b.bias', which this network does not have"),
        ("one tensor too many", Header($"{{{Weight},{Bias},{Bias.Replace("a.bias", "b.bias")}}}"), "'b.bias', which this network does not have"),
        ("a name twice", Header($"{{{Weight},{Bias},{Bias}}}"), "'a.bias' stands twice"),
        ("a byte-order mark", Header($"\uFEFF{{{Weight},{Bias}}}"), "begins with byte 0xEF; expected an opening brace"),
        ("white space in front", Header($" {{{Weight},{Bias}}}"), "begins with byte 0x20; expected an opening brace"),
        ("a name that ends in half of a pair", Header($"{{{Weight},{Bias.Replace("a.bias", "a.bias\\ud800")}}}"), "half of a pair"),
        ("an escape that there is not", Header($"{{{Weight},{Bias.Replace("a.bias", "a.bias\\q")}}}"), "cannot be read"),
        ("a line's end in a name", Header($"{{{Weight},{Bias.Replace("a.bias", "a.\nbias")}}}"), "control character"),
        ("a comma too many", Header($"{{{Weight},{Bias},}}"), "cannot be read"),
        ("a leading zero", Header($"{{{Weight},{Bias.Replace("[3]", "[03]")}}}"), "cannot be read"),
        ("an exponent", Header($"{{{Weight},{Bias.Replace("[3]", "[3e0]")}}}"), "'a.bias' has something else"),
        ("a field twice", Header($"{{{Weight},{Bias.Replace("\"shape\"", "\"dtype\":\"F32\",\"shape\"")}}}"), "'dtype' stands twice in tensor 'a.bias'"),
        ("a word that is none", Header($"{{\"__metadata__\":nil,{Weight},{Bias}}}"), "cannot be read"),
        ("metadata that are numbers", Header($"{{\"__metadata__\":{{\"a\":1}},{Weight},{Bias}}}"), "__metadata__.a"),
        ("arrays without end", Header($"{{{Weight},{Bias.Replace("}", ",\"x\":" + new string('[', 100_000) + "}")}}}"), "more than 128"),
        ("a PyTorch archive", [(byte)'P', (byte)'K', 3, 4, 0, 0, 8, 8, .. s_good], "This is a PyTorch archive"),
        ("metadata that are no object", Header($"{{\"__metadata__\":[],{Weight},{Bias}}}"), "__metadata__"),
    ];

    public static TheoryData<string> Names => [.. s_cases.Select(entry => entry.Name)];

    [Fact]
    public void TheUndamagedFileLoads()
    {
        var parameters = Create();
        WeightsFile.Load(new MemoryStream(s_good), parameters);
        Assert.Equal(s_data, parameters.SelectMany(parameter => parameter.Values()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void IsRefusedAndNothingChanges(string name)
    {
        var (_, bytes, message) = s_cases.Single(entry => entry.Name == name);
        Stream[] streams = [new MemoryStream(bytes), new TrickleStream(bytes)];
        foreach (var stream in streams)
        {
            var parameters = Create();
            var before = (parameters.Version, parameters.Saved());
            var error = Assert.Throws<InvalidDataException>(() => WeightsFile.Load(stream, parameters));
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
            Assert.Equal(before.Version, parameters.Version);
            Assert.Equal(before.Item2, parameters.Saved());
        }
    }

    [Theory]
    [InlineData("""{"__metadata__":null,WEIGHT,BIAS}""")]
    [InlineData("""{WEIGHT,BIAS,"__metadata__":{"format":"pt","note":"\u00e9\ud83d\ude00 \"\\\/"}}  """)]
    [InlineData("""{"\u0061.w\u0065ight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24],"x":[1.5e-3,{"y":[null,true,-0]}]},BIAS}""")]
    public void WhatTheFormatAllowsLoads(string json)
    {
        var parameters = Create();
        WeightsFile.Load(new MemoryStream(Header(json.Replace("WEIGHT", Weight).Replace("BIAS", Bias))), parameters);
        Assert.Equal(s_data, parameters.SelectMany(parameter => parameter.Values()));
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        var parameters = Create();
        for (var length = 0; length < s_good.Length; length++)
            Assert.Throws<InvalidDataException>(() => WeightsFile.Load(new MemoryStream(s_good[..length]), parameters));
        Assert.All(parameters.SelectMany(parameter => parameter.Values()), value => Assert.Equal(0.5f, value));
    }

    private static ParameterSet Create()
    {
        var parameters = new ParameterSet(
            new Parameter("a.weight", [2, 3], new PackedLayout(2, 3, 1, 8)), new Parameter("a.bias", [3], new PackedLayout(1, 3, 1, 8)));
        foreach (var parameter in parameters)
            parameter.Write([.. Enumerable.Repeat(0.5f, parameter.Length)]);
        return parameters;
    }

    private static byte[] Header(string json) => SafetensorsBytes.Create(json, s_data);

    private static byte[] WithLength(long length)
    {
        var bytes = s_good.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        return bytes;
    }

    private static byte[] NoUtf8()
    {
        var bytes = s_good.ToArray();
        bytes[Array.IndexOf(bytes, (byte)'a')] = 0xFF;
        return bytes;
    }
}
