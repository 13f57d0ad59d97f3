using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Model;
using Gen.Generator.Target;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Generator.Parsing;

/// <summary>Reads the properties of the build, which the package's targets hand on.</summary>
internal static class BuildOptionsReader
{
    /// <summary>The targets' copy of GenInstructionSets, with commas: in the file that hands properties on, a semicolon begins a comment.</summary>
    public const string SetsProperty = "build_property._GenInstructionSets";

    public const string TrainingProperty = "build_property.GenTraining";

    public const string StreamsProperty = "build_property.GenStreams";

    public const string NativeLibraryProperty = "build_property.GenNativeLibrary";

    /// <summary>For those who work on the generator: anything but true is false.</summary>
    public const string DumpProperty = "build_property.GenDumpPasses";

    private static readonly char[] s_separators = [',', ';'];

    /// <summary>What the properties say; everything where one is empty or wrong, so that there is one error and no other because of it.</summary>
    public static ReadBuildOptions Read(AnalyzerConfigOptions options)
    {
        var found = new List<DiagnosticInfo>();
        var read = new BuildOptions(ReadSets(ValueOf(options, SetsProperty), found), ReadTraining(ValueOf(options, TrainingProperty), found), ReadStreams(ValueOf(options, StreamsProperty), found))
        {
            DumpsPasses = bool.TryParse(ValueOf(options, DumpProperty), out var dumps) && dumps,
            IsNativeLibrary = ReadNativeLibrary(ValueOf(options, NativeLibraryProperty), found),
        };
        return new(read, found.ToEquatable());
    }

    private static string ValueOf(AnalyzerConfigOptions options, string property) => options.TryGetValue(property, out var value) ? value.Trim() : "";

    private static EquatableArray<VectorIsa> ReadSets(string value, List<DiagnosticInfo> found)
    {
        if (value.Length == 0)
            return BuildOptions.Default.Sets;
        var names = value.Split(s_separators).Select(name => name.Trim()).Where(name => name.Length > 0).ToList();
        var sets = VectorIsa.All.Where(isa => names.Exists(name => IsNameOf(isa, name))).ToEquatable();
        if (sets.Count > 0 && names.TrueForAll(name => sets.Any(isa => IsNameOf(isa, name))))
            return sets;
        var wrong = names.Find(name => !sets.Any(isa => IsNameOf(isa, name)));
        found.Add(DiagnosticInfo.Create(Descriptors.UnknownInstructionSet, LocationInfo.None, wrong is null ? "names no instruction set" : $"names '{wrong}'"));
        return BuildOptions.Default.Sets;
    }

    private static bool IsNameOf(VectorIsa isa, string name) => string.Equals(isa.Name, name, StringComparison.OrdinalIgnoreCase);

    private static bool ReadTraining(string value, List<DiagnosticInfo> found)
    {
        if (value.Length == 0)
            return BuildOptions.Default.Training;
        if (bool.TryParse(value, out var wants))
            return wants;
        found.Add(DiagnosticInfo.Create(Descriptors.UnknownTraining, LocationInfo.None, value));
        return BuildOptions.Default.Training;
    }

    private static bool? ReadStreams(string value, List<DiagnosticInfo> found)
    {
        if (value.Length == 0 || bool.TryParse(value, out _))
            return value.Length == 0 ? null : bool.Parse(value);
        found.Add(DiagnosticInfo.Create(Descriptors.UnknownStreams, LocationInfo.None, value));
        return null;
    }

    private static bool ReadNativeLibrary(string value, List<DiagnosticInfo> found)
    {
        if (value.Length == 0 || bool.TryParse(value, out _))
            return value.Length > 0 && bool.Parse(value);
        found.Add(DiagnosticInfo.Create(Descriptors.UnknownNativeLibrary, LocationInfo.None, value));
        return false;
    }
}

/// <summary>What the build's properties say, and what is wrong with them.</summary>
/// <param name="Options">What they say.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record ReadBuildOptions(BuildOptions Options, EquatableArray<DiagnosticInfo> Diagnostics);
