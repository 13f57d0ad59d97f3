using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Gen.Reports.Tests;

/// <summary>Event files are read back by a reader that is written here from the format's description, and shares nothing with the writer.</summary>
public sealed class TensorBoardTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("events-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void ATrainingIsReadBack()
    {
        var (random, inputs, labels) = (new Random(1), new float[40 * 48], new int[40]);
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = random.NextSingle() + (labels[i / 48] = i / 48 % 3);
        var data = Dataset.FromLabels(inputs, labels, 3);
        var seen = new List<TrainingProgress>();
        string path;
        using (var log = new TensorBoardLog(_folder.FullName))
        {
            path = log.Path;
            var trainer = new Trainer(new Waves(seed: 1), new Adam(), new CrossEntropy()) { Epochs = 3, BatchSize = 16, Progress = new Both(log, seen) };
            trainer.Fit(data, data);
            log.Scalar("test/f1", 300, 0.25);
        }

        // For TensorBoard's own reader, by hand.
        if (Environment.GetEnvironmentVariable("GEN_SCREENSHOTS") is { } folder)
            File.Copy(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true);
        Assert.Contains("tfevents", Path.GetFileName(path), StringComparison.Ordinal);
        var events = Read(File.ReadAllBytes(path));
        Assert.Equal("brain.Event:2", events[0].Version);
        Assert.InRange(DateTimeOffset.FromUnixTimeSeconds((long)events[0].Time), DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(seen.Select((value, i) => (i + 1L, (float)value.Loss)), Of(events, "loss/training"));
        Assert.Equal(seen.Select((value, i) => (i + 1L, (float)value.Accuracy!)), Of(events, "accuracy/training"));
        Assert.Equal([3L, 6L, 9L], Of(events, "loss/validation").Select(point => point.Step));
        Assert.Equal(seen.Where(value => value.Validation is not null).Select(value => (float)value.ValidationAccuracy!), Of(events, "accuracy/validation").Select(point => point.Value));
        Assert.Equal([(300L, 0.25f)], Of(events, "test/f1"));
    }

    [Fact]
    public void NegativeStepsAndEmptyTagsAreRefused()
    {
        using var log = new TensorBoardLog(_folder.FullName);
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Scalar("a", -1, 0));
        Assert.Throws<ArgumentException>(() => log.Scalar("", 1, 0));
    }

    private static IEnumerable<(long Step, float Value)> Of(IEnumerable<Event> events, string tag) => events.Where(one => one.Tag == tag).Select(one => (one.Step, one.Value));

    private static List<Event> Read(byte[] file)
    {
        var events = new List<Event>();
        for (var place = 0; place < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(place));
            Assert.Equal(Checksum(file.AsSpan(place, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(place + 8)));
            var data = file.AsSpan(place + 12, length);
            Assert.Equal(Checksum(data), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(place + 12 + length)));
            events.Add(ReadEvent(data));
            place += 12 + length + 4;
        }

        return events;
    }

    private static Event ReadEvent(ReadOnlySpan<byte> data)
    {
        var one = new Event();
        foreach (var (field, number, bytes) in Fields(data))
        {
            if (field == 1)
                one.Time = BitConverter.UInt64BitsToDouble(number);
            else if (field == 2)
                one.Step = (long)number;
            else if (field == 3)
                one.Version = Encoding.UTF8.GetString(bytes);
            else if (field == 5)
                ReadValue(Fields(Assert.Single(Fields(bytes)).Bytes), one);
        }

        return one;
    }

    private static void ReadValue(List<(int Field, ulong Number, byte[] Bytes)> fields, Event one)
    {
        one.Tag = Encoding.UTF8.GetString(fields.Single(field => field.Field == 1).Bytes);
        one.Value = BitConverter.UInt32BitsToSingle((uint)fields.Single(field => field.Field == 2).Number);
    }

    /// <summary>The fields of a message of protocol buffers.</summary>
    private static List<(int Field, ulong Number, byte[] Bytes)> Fields(ReadOnlySpan<byte> data)
    {
        var fields = new List<(int, ulong, byte[])>();
        while (!data.IsEmpty)
        {
            var key = Varint(ref data);
            var (number, bytes) = (0ul, Array.Empty<byte>());
            switch (key & 7)
            {
                case 0: number = Varint(ref data); break;
                case 1: number = BinaryPrimitives.ReadUInt64LittleEndian(data); data = data[8..]; break;
                case 5: number = BinaryPrimitives.ReadUInt32LittleEndian(data); data = data[4..]; break;
                case 2: var length = (int)Varint(ref data); bytes = data[..length].ToArray(); data = data[length..]; break;
                default: Assert.Fail($"wire type {key & 7}"); break;
            }

            fields.Add(((int)(key >> 3), number, bytes));
        }

        return fields;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> data)
    {
        var value = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var part = data[0];
            data = data[1..];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
                return value;
        }
    }

    /// <summary>CRC-32C bit by bit (Castagnoli's polynomial, reflected), masked as TensorFlow masks it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var crc = ~0u;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0x82F63B78 : crc >> 1;
        }

        crc = ~crc;
        return unchecked((crc >> 15 | crc << 17) + 0xa282ead8);
    }

    private sealed class Event
    {
        public double Time { get; set; }

        public long Step { get; set; }

        public string? Version { get; set; }

        public string? Tag { get; set; }

        public float Value { get; set; }
    }

    private sealed class Both(TensorBoardLog log, List<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            log.Report(value);
            seen.Add(value);
        }
    }
}
