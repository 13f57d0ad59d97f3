using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Import.Cleaning;
using Gen.Import.Formats;
using Gen.Import.Formats.Keras;
using Gen.Import.Formats.Nam;
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
        return new(model, new Declaration(model, options), Path.GetFileName(path));
    }

    private static Model Read(string path, ImportOptions options)
    {
        try
        {
            return ReadAs(FileKinds.Of(path), path, options);
        }
        catch (ImportException)
        {
            throw;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException))
        {
            // A reader of a format met bytes that no writer makes.
            throw new ImportException($"The file is damaged, or of a kind that is not known: {e.Message}", e);
        }
    }

    private static Model ReadAs(FileKind kind, string path, ImportOptions options) => kind switch
    {
        FileKind.Hdf5 => KerasReader.Read(KerasFile.ReadLegacy(path), options),
        FileKind.KerasArchive => KerasReader.Read(KerasFile.ReadArchive(path), options),
        FileKind.Onnx => Formats.Onnx.OnnxReader.Read(path, options),
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
            : throw new ImportException("The json is no model of NAM ('architecture' and 'config') and none of RTNeural ('layers').");
    }
}
