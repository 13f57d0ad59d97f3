using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Emit.NativeLibrary;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Gen.Generator.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator;

public sealed partial class GenGenerator
{
    // The exports and the header are of all networks together; they come anew when an interface changes, and not when only a kernel does.
    private static void EmitNativeLibrary(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<NetworkPlan> plans, IncrementalValueProvider<BuildOptions> build)
    {
        var isWanted = build.Select(static (options, _) => options.IsNativeLibrary);
        var faces = plans.Combine(isWanted).Where(static pair => pair.Right).Select(static (pair, _) => NativeFace.Of(pair.Left)).WithTrackingName(TrackingNames.NativeFaces)
            .Collect().Select(static (all, _) => all.OrderBy(face => face.Type, StringComparer.Ordinal).ToEquatable());
        var name = context.CompilationProvider.Select(static (compilation, _) => CName.Of(compilation.AssemblyName ?? "networks"));
        var library = faces.Combine(name).Select(static (pair, _) => NativeLibraryFiles.Of(pair.Right, pair.Left));
        var places = context.SyntaxProvider.ForAttributeWithMetadataName(GenAttributes.Input, static (node, _) => node is TypeDeclarationSyntax, TypeReader.PlaceOf).Collect();
        Report(context, library.SelectMany(static (files, _) => files.Clashes).Combine(places).Select(static (pair, _) => pair.Left.At(
            pair.Right.FirstOrDefault(network => network.Name == pair.Left.Second).Place ?? LocationInfo.None)));
        context.RegisterSourceOutput(library.Combine(isWanted), static (output, pair) =>
        {
            if (!pair.Right || pair.Left.Clashes.Count > 0)
                return;
            output.AddSource(NativeExportsEmitter.FileName, pair.Left.Exports);
            output.AddSource(NativeHeaderEmitter.FileName, pair.Left.Header);
        });
    }
}

/// <summary>What is emitted of a C library.</summary>
/// <param name="Exports">The exported methods.</param>
/// <param name="Header">The header, in comments.</param>
/// <param name="Clashes">Networks whose functions have the same name.</param>
internal sealed record NativeLibraryFiles(string Exports, string Header, EquatableArray<NativeClash> Clashes)
{
    public static NativeLibraryFiles Of(string library, EquatableArray<NativeFace> faces)
    {
        var clashes = new List<NativeClash>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal) { [library + "_last_error"] = "the library" };
        foreach (var face in faces)
        {
            var taken = NativeExportsEmitter.Symbols(face).FirstOrDefault(owners.ContainsKey);
            if (taken is not null)
                clashes.Add(new(owners[taken], face.Type, taken));
            foreach (var symbol in NativeExportsEmitter.Symbols(face))
                owners[symbol] = face.Type;
        }

        return new(NativeExportsEmitter.Emit(library, faces), NativeHeaderEmitter.Emit(library, faces), clashes.ToEquatable());
    }
}

/// <summary>Two networks with a function of the same name.</summary>
/// <param name="First">The one that is emitted first.</param>
/// <param name="Second">The other.</param>
/// <param name="Symbol">The function.</param>
internal sealed record NativeClash(string First, string Second, string Symbol)
{
    public DiagnosticInfo At(LocationInfo place) => DiagnosticInfo.Create(Descriptors.SameNativeName, place, First, Second, Symbol);
}
