using System;
using System.Collections.Immutable;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Emit;
using Gen.Generator.Kernels;
using Gen.Generator.Model;
using Gen.Generator.Parsing;
using Gen.Generator.Planning;
using Gen.Generator.Sharing;
using Gen.Generator.Weights;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator;

/// <summary>Turns classes that declare a network into the code that runs it: the wiring, and nothing else.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class GenGenerator : IIncrementalGenerator
{
    /// <summary>The build's property with the folder of the documentation, which the package's targets set.</summary>
    private const string DocumentationProperty = "build_property.GenDocumentation";

    private readonly PlanningOptions _options;

    /// <summary>Makes the generator as the compiler does.</summary>
    public GenGenerator()
        : this(PlanningOptions.Default)
    {
    }

    /// <summary>Makes one that plans as tests want it to.</summary>
    internal GenGenerator(PlanningOptions options) => _options = options;

    /// <summary>Builds the pipeline: read, plan, print.</summary>
    /// <param name="context">The compiler's side of it.</param>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(GenAttributes.Input, static (node, _) => node is TypeDeclarationSyntax, ModelParser.Parse)
            .WithTrackingName(TrackingNames.Parse);
        var loose = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => LooseLayers.IsCandidate(node), LooseLayers.Parse)
            .Where(static result => result is not null).Select(static (result, _) => result!)
            .WithTrackingName(TrackingNames.LooseLayers);

        ReportDiagnostics(context, parsed, loose);
        EmitSources(context, parsed, _options);
        EmitWeights(context, parsed);
        EmitPlaceholders(context, parsed);
    }

    private static void EmitPlaceholders(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParseResult> parsed)
    {
        var faces = parsed.Where(static result => result.Face is not null).Select(static (result, _) => result.Face!).WithTrackingName(TrackingNames.Face);
        context.RegisterSourceOutput(faces, static (output, face) => output.AddSource(PlaceholderEmitter.FileName(face), PlaceholderEmitter.Emit(face)));
    }

    // Diagnostics have outputs of their own, so that a line that only moved is reported anew and nothing is emitted anew.
    private static void ReportDiagnostics(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ParseResult> parsed,
        IncrementalValuesProvider<LooseResult> loose)
    {
        var uses = parsed.SelectMany(static (result, _) => result.Uses).Collect()
            .Combine(loose.SelectMany(static (result, _) => result.Uses).Collect())
            .Select(static (pair, _) => pair.Left.AddRange(pair.Right).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatable());
        Report(context, parsed.SelectMany(static (result, _) => result.Diagnostics));
        Report(context, loose.SelectMany(static (result, _) => result.Diagnostics));
        Report(context, loose.Combine(uses).Where(static pair => !pair.Right.Contains(pair.Left.Type)).Select(static (pair, _) => pair.Left.Unused));
    }

    // With the compilation beside it, a diagnostic is reported anew whenever anything changes. There are few of them, and nothing else hangs on it.
    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DiagnosticInfo> found)
    {
        var documentation = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue(DocumentationProperty, out var folder) ? folder : null);
        context.RegisterSourceOutput(
            found.Combine(context.CompilationProvider.Combine(documentation)),
            static (output, pair) => output.ReportDiagnostic(pair.Left.ToDiagnostic(pair.Right.Left, pair.Right.Right)));
    }

    // The files are read when a network's declaration changes, or any additional file of that kind does.
    private static void EmitWeights(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParseResult> parsed)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase)).Collect();
        var weights = parsed
            .Where(static result => result.Model?.Weights is not null)
            .Combine(files)
            .Select(static (pair, _) => EmbeddedWeights.Read(pair.Left.Model!, pair.Left.WeightsPlace!)).WithTrackingName(TrackingNames.Weights);
        Report(context, weights.Where(static file => file.Problem is not null).Select(static (file, _) => file.Problem!));
        context.RegisterSourceOutput(weights, static (output, file) => output.AddSource(WeightsFileEmitter.FileName(file), WeightsFileEmitter.Emit(file)));
    }

    private static void EmitSources(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParseResult> parsed, PlanningOptions options)
    {
        var plans = parsed
            .Where(static result => result.Model is not null)
            .Select(static (result, _) => result.Model!).WithTrackingName(TrackingNames.Model)
            .Select((model, _) => NetworkPlan.Create(model, options)).WithTrackingName(TrackingNames.Plan);
        var shares = plans.Collect()
            .Select(static (all, token) => OutputShares.Divide(all, token)).WithTrackingName(TrackingNames.Shares);
        var networks = plans.Combine(shares)
            .Select(static (pair, _) => (Plan: pair.Left, pair.Right.Of(pair.Left).File)).WithTrackingName(TrackingNames.Network);
        var kernels = plans.Combine(shares)
            .Select(static (pair, _) => pair.Right.Of(pair.Left).Kernels).WithTrackingName(TrackingNames.Kernels)
            .SelectMany(static (owned, _) => owned)
            .Select(static (kernel, _) => KernelFile.Emit(kernel)).WithTrackingName(TrackingNames.EmittedKernel);
        var families = kernels.SelectMany(static (kernel, _) => kernel.Methods).Collect()
            .SelectMany(static (methods, _) => FamilyFile.Divide(methods)).WithTrackingName(TrackingNames.Family);

        var isOptimized = context.CompilationProvider.Select(static (compilation, _) => compilation.Options.OptimizationLevel == OptimizationLevel.Release);
        context.RegisterSourceOutput(
            networks.Combine(isOptimized),
            static (output, pair) => output.AddSource(pair.Left.File, NetworkFile.Emit(pair.Left.Plan, pair.Right)));
        context.RegisterSourceOutput(kernels, static (output, kernel) => output.AddSource(kernel.FileName, kernel.Text));
        context.RegisterSourceOutput(families, static (output, family) => output.AddSource(family.FileName, family.Emit()));
    }
}
