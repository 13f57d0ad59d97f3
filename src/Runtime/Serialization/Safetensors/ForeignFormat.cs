using System;

namespace Gen;

/// <summary>Names the formats that are most often taken for safetensors, and says what to do about each.</summary>
internal static class ForeignFormat
{
    private const string Cure = "write a safetensors file from it first, as docs/from-keras-pytorch-matlab.md shows";

    private static readonly (byte[] Begin, string What)[] s_formats =
    [
        ([(byte)'P', (byte)'K', 3, 4], "a PyTorch archive (.pt, .pth), a .keras file or another zip archive"),
        ([0x80, 2, 0x8A, 0x0A], "a PyTorch file (.pt, .pth) of the old kind"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file (.h5), as Keras writes them"),
        ([0x93, (byte)'N', (byte)'U', (byte)'M'], "a NumPy array (.npy)"),
    ];

    /// <summary>Throws if the first bytes of a file are those of such a format.</summary>
    internal static void Refuse(byte[] first, int count)
    {
        foreach (var (begin, what) in s_formats)
        {
            if (count >= begin.Length && first.AsSpan(0, begin.Length).SequenceEqual(begin))
                throw BadData.Create($"This is {what}, and no safetensors file; {Cure}.");
        }
    }
}
