using System;
using System.IO;
using System.Linq;
using Gen.Data.Tests.Helpers;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>Numpy's own files (Numpy/make_arrays.py).</summary>
public sealed class NpyTests : IDisposable
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Numpy");

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("f2"), InlineData("f4"), InlineData("f8"), InlineData("i1"), InlineData("i2"), InlineData("i4"), InlineData("i8")]
    [InlineData("u1"), InlineData("u2"), InlineData("u4"), InlineData("u8"), InlineData("big_f2"), InlineData("big_f4"), InlineData("big_f8")]
    [InlineData("big_i2"), InlineData("big_i4"), InlineData("big_i8"), InlineData("big_u2"), InlineData("big_u4"), InlineData("big_u8")]
    [InlineData("version2"), InlineData("version3")]
    public void EveryTypeOfNumbers(string name)
    {
        var array = Read(name);
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal([0, 1, 2, 3, 100, 5], array.Values);
        Assert.Equal(name.Replace("big_", "", StringComparison.Ordinal)[0] is 'i' or 'u', array.IsWhole);
    }

    [Fact]
    public void OtherTypesAndOrders()
    {
        Assert.Equal([0, 0, 0, 1, 1, 1], Read("bool").Values);
        Assert.Equal(Enumerable.Range(0, 24).Select(value => (float)value), Read("fortran").Values);
        Assert.Equal([2, 3, 4], Read("fortran").Shape);
        Assert.Empty(Read("scalar").Shape);
        Assert.Equal([7f], Read("scalar").Values);
        Assert.Equal(["walk", "run ö"], Read("text").Texts);
        Assert.Equal(["walk", "run ö"], Read("big_text").Texts);
        Assert.Equal(["walk", "run"], Read("bytes").Texts);
    }

    [Theory]
    [InlineData("object", "objects of Python", "astype")]
    [InlineData("fields", "fields", "array of its own")]
    [InlineData("complex", "'<c8'", "astype")]
    public void OtherTypesAreRefused(string name, params string[] parts)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(name)).Message;
        Assert.All(parts.Append(name + ".npy"), part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryPrefixIsRefused()
    {
        var bytes = File.ReadAllBytes(Path.Combine(s_folder, "f4.npy"));
        for (var length = 1; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => NpyArray.Read(_files.Bytes("cut.npy", bytes[..length])));
    }

    [Fact]
    public void SignalsAndWhatBelongsToThem()
    {
        var signals = Path.Combine(s_folder, "signals.npy");
        var set = SignalSet.FromNpy(signals, Path.Combine(s_folder, "text.npy"));
        Assert.Equal((2, 4, 3), (set.Count, set.Length, set.Channels));
        Assert.Equal(["run ö", "walk"], set.Classes);
        Assert.Equal([12, 13, 14], set[1].Values.Span[..3].ToArray());
        Assert.Equal([12, 15, 18], SignalSet.FromNpy(signals, null, new() { ChannelsFirst = true })[1].Values.Span[..3].ToArray());
        var numbers = Path.Combine(s_folder, "f4.npy");
        Assert.Equal([3f, 100f, 5f], SignalSet.FromNpy(signals, numbers)[1].Targets.ToArray());
        Assert.Equal(["3", "100", "5"], SignalSet.FromNpy(numbers, Path.Combine(s_folder, "i4.npy"))[1].StepLabels);
        Assert.Contains("entry for each signal", Assert.Throws<InvalidDataException>(() => SignalSet.FromNpy(signals, Path.Combine(s_folder, "scalar.npy"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archives()
    {
        var plain = SignalSet.FromNpy(Path.Combine(s_folder, "plain.npz"));
        Assert.Equal([3f, 4f, 5f], plain[1].Values.ToArray());
        Assert.Equal([1, 0], plain.Labels);
        Assert.Equal(["a", "b"], SignalSet.FromNpy(Path.Combine(s_folder, "packed.npz")).Classes);
        var message = Assert.Throws<InvalidDataException>(() => SignalSet.FromNpy(Path.Combine(s_folder, "plain.npz"), null, new() { Signals = "data" })).Message;
        Assert.Contains("x, y", message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => SignalSet.FromNpy(_files.Text("a.npz", "no zip file")));
    }

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        NpyArray.Write(_files["a.npy"], [1, 2, 3, 4, 5, 6], 2, 3);
        Assert.Equal([1, 2, 3, 4, 5, 6], NpyArray.Read(_files["a.npy"]).Values);
        Assert.Equal([2, 3], NpyArray.Read(_files["a.npy"]).Shape);
        Assert.Equal(0, new FileInfo(_files["a.npy"]).Length % 8);
        Assert.Throws<ArgumentException>(() => NpyArray.Write(_files["b.npy"], [1, 2], 3));
    }

    private static NpyArray Read(string name) => NpyArray.Read(Path.Combine(s_folder, name + ".npy"));
}
