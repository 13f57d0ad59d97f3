using System;
using System.IO;
using Gen.Export;

namespace Gen;

/// <summary>Writes networks as ONNX models.</summary>
public static class OnnxExport
{
    /// <summary>
    /// Writes the network, as it predicts now, as an ONNX model of opset 17. Its input and output are called <c>input</c> and <c>output</c>, of any number of samples
    /// in the network's layout: <c>[N, Length, Channels]</c>, or <c>[N, Channels, Length]</c> for <see cref="DataLayout.ChannelsFirst"/>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; an existing one is replaced only once the new one is whole.</param>
    /// <exception cref="NotSupportedException">A layer has no counterpart in ONNX; the message names it.</exception>
    public static void ExportOnnx(this INetwork network, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var model = ToModel(network);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllBytes(temporary, model);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes the network as an ONNX model, as <see cref="ExportOnnx(INetwork, string)"/> does to a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <exception cref="NotSupportedException">A layer has no counterpart in ONNX; the message names it.</exception>
    public static void ExportOnnx(this INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ToModel(network));
    }

    private static byte[] ToModel(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new NetworkWriter(network).Write();
    }
}
