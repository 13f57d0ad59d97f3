using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Weights;

/// <summary>The bytes that go into the assembly, or what is wrong with them.</summary>
/// <param name="Type">The network's class.</param>
/// <param name="Given">The file as it was declared.</param>
/// <param name="Length">The file's bytes.</param>
/// <param name="Words">The bytes as little-endian words, the last one filled up with zeros.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record EmbeddedWeights(TypeHierarchy Type, string Given, int Length, EquatableArray<ulong> Words, DiagnosticInfo? Problem)
{
    private const string Missing = "there is no such file";

    /// <summary>Reads a network's file.</summary>
    /// <param name="model">A network with a file.</param>
    /// <param name="place">Where the file is named.</param>
    public static EmbeddedWeights Read(ModelSpec model, LocationInfo place)
    {
        var spec = model.Weights!;
        var (file, reason) = ReadFile(spec.Path);
        if (file is not null)
            reason = Compare(file, [.. LayerRow.All(model).SelectMany(row => row.Layer.Parameters(row.Input))]);
        if (reason is null && spec.DType is { } dtype)
            (file, reason) = Convert(file!, dtype);
        var problem = reason is null ? null : DiagnosticInfo.Create(Descriptor(spec, isMissing: reason == Missing), place, spec.Given, model.Type.Name, reason);
        var good = problem is null ? file! : [];
        return new(model.Type, spec.Given, good.Length, ToWords(good), problem);
    }

    /// <summary>An optional file that is not there yet is no fault; one that does not fit was hardly meant.</summary>
    private static DiagnosticDescriptor Descriptor(WeightsSpec spec, bool isMissing) =>
        !spec.Optional ? Descriptors.WeightsDoNotFit
        : isMissing ? Descriptors.NoWeightsYet
        : Descriptors.WeightsLeftOut;

    /// <summary>What is wrong with a file, or nothing: the runtime's own words.</summary>
    internal static string? Compare(byte[] file, IReadOnlyList<ParameterSpec> parameters)
    {
        try
        {
            using var stream = new MemoryStream(file);
            var tensors = SafetensorsReader.ReadHead(
                stream, [.. parameters.Select(parameter => new ExpectedTensor(parameter.Name, parameter.Shape, parameter.Length))]);
            SafetensorsReader.RequireLength(tensors, stream.Length - stream.Position);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    private static (byte[]? File, string? Reason) Convert(byte[] file, string dtype)
    {
        try
        {
            return (SmallerWeights.Convert(file, dtype), null);
        }
        catch (InvalidDataException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>No bytes, for a reason.</summary>
    public static EmbeddedWeights Nothing(ModelSpec model, DiagnosticInfo problem) => new(model.Type, model.Weights!.Given, 0, ToWords([]), problem);

    // An additional file is text to the compiler, and what is no text does not survive that; so the file is read here. The build props make it an
    // additional file all the same, so that a change of it is a reason to compile anew.
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1035", Justification = "See above.")]
    private static (byte[]? File, string? Reason) ReadFile(string path)
    {
        try
        {
            return File.Exists(path) ? (File.ReadAllBytes(path), null) : (null, Missing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, e.Message);
        }
    }

    private static EquatableArray<ulong> ToWords(byte[] file)
    {
        var padded = new byte[(file.Length + 7) / 8 * 8];
        file.CopyTo(padded, 0);
        return Enumerable.Range(0, padded.Length / 8).Select(word => BitConverter.ToUInt64(padded, word * 8)).ToEquatable();
    }
}
