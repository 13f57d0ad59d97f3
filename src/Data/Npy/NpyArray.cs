using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace Gen.Data;

/// <summary>An array of numpy: numbers or texts in C order. Numbers become floats; whole numbers beyond 2^24 are rounded.</summary>
public sealed class NpyArray
{
    private readonly int[] _shape;

    internal NpyArray(int[] shape, float[] values, string[] texts, bool isWhole) => (_shape, Values, Texts, IsWhole) = (shape, values, texts, isWhole);

    /// <summary>The sizes of the dimensions; none for a single number.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>The numbers in C order, the last dimension fastest, whatever the file's order was; empty for texts.</summary>
    public float[] Values { get; }

    /// <summary>The texts in C order; empty for numbers.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether the file has whole numbers or truth values.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads a file .npy of format 1, 2 or 3.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or has objects or fields; the message says what to do.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static NpyArray Read(string path)
    {
        Fault.RequireFile(path);
        return NpyReader.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads all arrays of a file .npz, compressed or not.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The arrays by name.</returns>
    /// <exception cref="InvalidDataException">The file or an array in it is damaged; the message says what to do.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IReadOnlyDictionary<string, NpyArray> ReadAll(string path)
    {
        Fault.RequireFile(path);
        var arrays = new Dictionary<string, NpyArray>(StringComparer.Ordinal);
        try
        {
            using var archive = ZipFile.OpenRead(path);
            foreach (var entry in archive.Entries)
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                arrays[Path.GetFileNameWithoutExtension(entry.FullName)] = NpyReader.Read(bytes.ToArray(), $"{path}, array '{entry.FullName}'");
            }
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: it is no zip file, or a damaged one ({e.Message}). Was it written by numpy.savez, to the end?", e);
        }

        return arrays;
    }

    /// <summary>Writes numbers as a file .npy of floats, which numpy.load reads.</summary>
    /// <param name="path">The file.</param>
    /// <param name="values">The numbers in C order.</param>
    /// <param name="shape">The sizes; their product is the number of values.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Write(string path, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape) => NpyWriter.Write(path, values, shape);

    /// <summary>The shape as numpy prints it.</summary>
    public override string ToString() => $"[{string.Join(", ", _shape)}]";
}
