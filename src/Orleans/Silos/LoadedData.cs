using System;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Gen.Orleans;

/// <summary>A dataset that a silo has opened, and its checksum: all silos must have the same.</summary>
internal sealed record LoadedData(Dataset Data, string Hash)
{
    /// <exception cref="ClusterException">The loader failed.</exception>
    internal static LoadedData Load(Func<string, Dataset> load, string path)
    {
        try
        {
            var data = load(path);
            return new(data, HashOf(data));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ClusterException($"cannot open the data '{path}': {e.Message}", e);
        }
    }

    private static string HashOf(Dataset data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(data.Inputs.Span));
        hash.AppendData(MemoryMarshal.AsBytes(data.Targets.Span));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
