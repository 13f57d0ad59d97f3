using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Import.Cleaning;
using Gen.Import.Formats;
using Gen.Import.Formats.Keras;
using Gen.Import.Formats.Nam;
using Gen.Import.Formats.PyTorch;
using Gen.Import.Formats.RtNeural;
using Gen.Import.Graph;
using Gen.Import.Writing;

namespace Gen.Import;

/// <summary>Makes a declaration and a file of weights out of another library's model.</summary>
public static class Importer
{
    private const long MostJsonBytes = 1L << 30;

    /// <summary>Reads a model file. Nothing of it is ever executed.</summary>
    /// <param name="path">The file; what it is, is told by its content.</param>
    /// <param name="options">What the user says beside it.</param>
    /// <exception cref="ImportException">It cannot be imported; the message says what, where and what to do.</exception>
    public static Imported Import(string path, ImportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        var model = Read(path, options);
        if (model.Outputs.Count == 0)
            throw new ImportException("The model has no output.");
        Cleaner.Clean(model);
        if (model.Outputs.All(output => output.Layer.Kind == "Input"))
            throw new ImportException("Nothing of the model would remain: its output is its input.");
        return new(model, new Declaration(model, options, Path.GetFileNameWithoutExtension(path)), Path.GetFileName(path));
    }

    /// <summary>Reads the tensors of a state dict. Nothing of it is ever executed.</summary>
    /// <param name="path">An archive or a pickle of PyTorch's, a safetensors file, or json.</param>
    /// <exception cref="ImportException">It holds other things than tensors, or is damaged.</exception>
    public static IReadOnlyList<ForeignTensor> ReadStateDict(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Contain(() => FileKinds.Of(path) switch
        {
            FileKind.TorchArchive => TorchFile.ReadArchive(path),
            FileKind.Pickle => TorchFile.ReadPickles(path),
            FileKind.Safetensors => ForeignFile.Read(path),
            FileKind.Json => TorchFile.ReadJson(Json.Parse(File.ReadAllBytes(path), "The file")),
            _ => null,
        }) ?? throw new ImportException("The file is no state dict: expected .pt, .pth, safetensors or json.");
    }

    private static Model Read(string path, ImportOptions options) => Contain(() => ReadAs(FileKinds.Of(path), path, options));

    /// <summary>What a reader of a format throws at bytes that no writer makes becomes a sentence.</summary>
    private static T Contain<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (OutOfMemoryException e)
        {
            throw new ImportException("The file is damaged: it asks for more memory than there is.", e);
        }
        catch (Exception e) when (e is not (ImportException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException))
        {
            throw new ImportException($"The file is damaged, or of a kind that is not known: {e.Message}", e);
        }
    }

    private static Model ReadAs(FileKind kind, string path, ImportOptions options) => kind switch
    {
        FileKind.Hdf5 => KerasReader.Read(KerasFile.ReadLegacy(path), options),
        FileKind.KerasArchive => KerasReader.Read(KerasFile.ReadArchive(path), options),
        FileKind.Onnx => Formats.Onnx.OnnxReader.Read(path, options),
        FileKind.TorchArchive => TorchReader.Read(TorchFile.ReadArchive(path), options),
        FileKind.Pickle => TorchReader.Read(TorchFile.ReadPickles(path), options),
        FileKind.Safetensors => TorchReader.Read(ForeignFile.Read(path), options),
        FileKind.Json => ReadJson(path, options),
        _ => throw new ImportException("The file is no model of a known format: ONNX, Keras (.keras, .h5), PyTorch (.pt, .pth, safetensors), NAM or RTNeural."),
    };

    private static Model ReadJson(string path, ImportOptions options)
    {
        if (new FileInfo(path).Length > MostJsonBytes)
            throw new ImportException($"The file has more than {MostJsonBytes} bytes, which no json of a model has.");
        var root = Json.Parse(File.ReadAllBytes(path), "The file");
        return NamReader.Is(root) ? NamReader.Read(root, options)
            : RtNeuralReader.Is(root) ? RtNeuralReader.Read(root, options)
            : TorchFile.ReadJson(root) is { } tensors ? TorchReader.Read(tensors, options)
            : throw new ImportException("The json is no model of NAM ('architecture' and 'config') and none of RTNeural ('layers').");
    }
}
