using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using PureHDF;

namespace Gen.Import.Formats.Keras;

/// <summary>A Keras model's configuration and weights, out of an archive or a legacy file.</summary>
/// <param name="Config">The model's class and configuration.</param>
/// <param name="Version">Keras' version, such as 2.15.0.</param>
/// <param name="Weights">The weights.</param>
/// <param name="Format">The format in words.</param>
internal sealed record KerasFile(JsonElement Config, string Version, KerasStore Weights, string Format)
{
    private const long MostConfigBytes = 64L << 20;

    /// <summary>Whether convolutions were computed by Theano, which turns their kernels round.</summary>
    public bool IsTheano { get; init; }

    /// <summary>The number before the first point.</summary>
    public int Major => int.TryParse(Version.Split('.')[0], out var major) ? major : 2;

    public static KerasFile ReadArchive(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var config = Json.Parse(Entry(archive, "config.json", MostConfigBytes), "config.json");
        var metadata = archive.GetEntry("metadata.json") is null ? default : Json.Parse(Entry(archive, "metadata.json", MostConfigBytes), "metadata.json");
        var most = 10 * new FileInfo(path).Length + (100L << 20);
        if (archive.GetEntry("model.weights.h5") is null)
            throw new ImportException("The archive has no model.weights.h5; it is no whole .keras file.");
        var weights = Entry(archive, "model.weights.h5", most);
        var version = metadata.Text("keras_version") ?? "3.0.0";
        return Open(new MemoryStream(weights, writable: false), weights.Length, file => new(config, version, new KerasArchiveStore(new(file, weights.Length), config), $"Keras {version}, .keras"));
    }

    public static KerasFile ReadLegacy(string path)
    {
        var length = new FileInfo(path).Length;
        return Open(File.OpenRead(path), length, file =>
        {
            var config = Attribute(file, "model_config")
                ?? throw new ImportException("The file has weights and no model: it was written by save_weights. Save the model itself (model.save), which says what the layers are.");
            var root = file.Children().Any(child => child.Name == "model_weights") ? file.Group("model_weights") : file;
            var version = Attribute(file, "keras_version") ?? Attribute(root, "keras_version") ?? "1.2.0";
            return new(Json.Parse(Encoding.UTF8.GetBytes(config), "model_config"), version, new KerasLegacyStore(new(root, length)), $"Keras {version}, .h5")
            {
                IsTheano = (Attribute(file, "backend") ?? Attribute(root, "backend")) == "theano",
            };
        });
    }

    private static KerasFile Open(Stream stream, long length, Func<IH5Group, KerasFile> read)
    {
        HdfHeaps.Check(stream);
        using var file = H5File.Open(new BoundedStream(stream));
        var whole = read(file);
        whole.Weights.ReadAll();
        return whole;
    }

    private static string? Attribute(IH5Object holder, string name) =>
        holder.AttributeExists(name) ? holder.Attribute(name).Read<string>() : null;

    private static byte[] Entry(ZipArchive archive, string name, long most)
    {
        var entry = archive.GetEntry(name) ?? throw new ImportException($"The archive has no {name}; it is no .keras file.");
        if (entry.Length > most)
            throw new ImportException($"{name} would have {entry.Length} bytes; at most {most} are taken.");
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new ImportException($"{name} ends before its end.");
        return bytes;
    }
}
