using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Gen;

/// <summary>A tensor and its bytes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DType">Its element type.</param>
/// <param name="Shape">The sizes, outermost first.</param>
/// <param name="Bytes">The values.</param>
internal sealed record StoredBytes(string Name, string DType, IReadOnlyList<long> Shape, byte[] Bytes);

/// <summary>Writes safetensors files where there is no JSON library: in the generator.</summary>
internal static class SafetensorsText
{
    /// <summary>A whole file of tensors that follow each other in the given order.</summary>
    internal static byte[] File(IReadOnlyList<KeyValuePair<string, string>> metadata, IReadOnlyList<StoredBytes> tensors)
    {
        var json = Encoding.UTF8.GetBytes(Header(metadata, tensors));
        var padded = (json.Length + SafetensorsWords.LengthBytes - 1) / SafetensorsWords.LengthBytes * SafetensorsWords.LengthBytes;
        using var file = new MemoryStream();
        for (var place = 0; place < SafetensorsWords.LengthBytes; place++)
            file.WriteByte((byte)((long)padded >> (8 * place) & 0xFF));
        file.Write(json, 0, json.Length);
        for (var place = json.Length; place < padded; place++)
            file.WriteByte((byte)' ');
        foreach (var tensor in tensors)
            file.Write(tensor.Bytes, 0, tensor.Bytes.Length);
        return file.ToArray();
    }

    private static string Header(IReadOnlyList<KeyValuePair<string, string>> metadata, IReadOnlyList<StoredBytes> tensors)
    {
        var fields = new List<string>();
        if (metadata.Count > 0)
            fields.Add($"{Text(SafetensorsWords.Metadata)}:{{{string.Join(",", metadata.Select(pair => $"{Text(pair.Key)}:{Text(pair.Value)}"))}}}");
        var begin = 0L;
        foreach (var tensor in tensors)
        {
            var shape = string.Join(",", tensor.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
            fields.Add(FormattableString.Invariant(
                $"{Text(tensor.Name)}:{{\"dtype\":\"{tensor.DType}\",\"shape\":[{shape}],\"data_offsets\":[{begin},{begin + tensor.Bytes.Length}]}}"));
            begin += tensor.Bytes.Length;
        }

        return "{" + string.Join(",", fields) + "}";
    }

    private static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            if (letter is '"' or '\\')
                quoted.Append('\\').Append(letter);
            else if (letter < ' ')
                quoted.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(letter);
        }

        return quoted.Append('"').ToString();
    }
}
