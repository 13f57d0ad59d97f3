using System;
using System.Buffers.Binary;
using System.Text;

namespace Gen.Tests;

/// <summary>Safetensors data put together by hand, right or wrong.</summary>
internal static class SafetensorsBytes
{
    internal static byte[] Create(string json, params float[] data)
    {
        var header = Encoding.UTF8.GetBytes(json);
        var bytes = new byte[8 + header.Length + 4 * data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, 8);
        for (var i = 0; i < data.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8 + header.Length + 4 * i), data[i]);
        return bytes;
    }
}
