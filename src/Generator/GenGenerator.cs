using System;
using System.Collections.Immutable;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Diagnostics;
using Gen.Generator.Emit;
using Gen.Generator.Model;
using Gen.Generator.Parsing;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Gen.Generator.Planning;
using Gen.Generator.Planning.Streams;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator;

/// <summary>Turns classes that declare a network into the code that runs it: the wiring, and nothing else.</summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class GenGenerator : IIncrementalGenerator
{
    /// <summary>The build's property with the folder of the documentation, which the package's targets set.</summary>
    private const string DocumentationProperty = "build_property.GenDocumentation";

    private readonly Contained _stages;

    /// <summary>Makes the generator as the compiler does.</summary>
    public GenGenerator()
        : this(PlanningOptions.Default)
    {
    }

    /// <summary>Makes one that plans as tests want it to.</summary>
    internal GenGenerator(PlanningOptions options)
        : this(options, new Stages())
    {
    }

    /// <summary>Makes one whose stages are others.</summary>
    internal GenGenerator(PlanningOptions options, Stages stages) => _stages = new(stages, options);

    /// <summary>Builds the pipeline: read, plan, print.</summary>
    /// <param name="context">The compiler's side of it.</param>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(GenAttributes.Input, static (node, _) => node is TypeDeclarationSyntax, _stages.Parse)
            .WithTrackingName(TrackingNames.Parse);
        var loose = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => UnattachedBlocks.IsCandidate(node), _stages.ParseLoose)
            .Where(static result => result is not null).Select(static (result, _) => result!)
            .WithTrackingName(TrackingNames.LooseLayers);

        ReportDiagnostics(context, parsed, loose);
        var build = ReadBuild(context);
        var streams = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => StreamUses.IsCandidate(node), StreamUses.Parse)
            .Where(static use => use is not null).Select(static (use, _) => use!)
            .WithTrackingName(TrackingNames.StreamUses);
        var plans = Plan(context, parsed, build, streams);
        ReportStreams(context, plans, streams);
        var shares = plans.Collect()
            .Select(static (all, token) => OutputShares.Divide(all, token)).WithTrackingName(TrackingNames.Shares);
        EmitSources(context, plans, shares, build.Select(static (options, _) => options.Sets));
        EmitPassTexts(context, plans, shares);
        EmitWeights(context, parsed, shares);
        EmitNativeLibrary(context, plans, build);
        EmitPlaceholders(context, parsed);
    }

    private static IncrementalValueProvider<BuildOptions> ReadBuild(IncrementalGeneratorInitializationContext context)
    {
        var read = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => BuildOptionsReader.Read(options.GlobalOptions));
        Report(context, read.SelectMany(static (result, _) => result.Diagnostics));
        return read.Select(static (result, _) => result.Options).WithTrackingName(TrackingNames.BuildOptions);
    }

    // A file of comments: the compiler takes no other files from a generator.
    private static void EmitPassTexts(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<NetworkPlan> plans, IncrementalValueProvider<OutputShares> shares) =>
        context.RegisterSourceOutput(
            plans.Where(static plan => plan.PassText is not null).Combine(shares).Select(static (pair, _) => (pair.Right.Of(pair.Left.Model.Type)!.File, Text: pair.Left.PassText!)),
            static (output, file) => output.AddSource("Passes." + file.File, file.Text));

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
        Report(context, loose.Combine(uses).Where(static pair => pair.Left.Unused is not null && !pair.Right.Contains(pair.Left.Type)).Select(static (pair, _) => pair.Left.Unused!));
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

    // Models know no places, so that nothing behind them runs when a line moves; the few that fail are looked up.
    private static void ReportFailures<T>(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Outcome<T>> outcomes)
        where T : class
    {
        var places = context.SyntaxProvider.ForAttributeWithMetadataName(GenAttributes.Input, static (node, _) => node is TypeDeclarationSyntax, TypeReader.PlaceOf).Collect();
        Report(context, outcomes.Where(static outcome => outcome.Failure is not null).Combine(places).Select(static (pair, _) =>
            pair.Left.Failure!.At(pair.Right.FirstOrDefault(network => network.Name == pair.Left.Failure.Network).Place ?? LocationInfo.None)));
    }

    // The files are read when a network's declaration changes, or any additional file of that kind does.
    private void EmitWeights(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParseResult> parsed, IncrementalValueProvider<OutputShares> shares)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase)).Collect();
        var weights = parsed
            .Where(static result => result.Model?.Weights is not null)
            .Combine(files)
            .Select((pair, _) => _stages.Print(pair.Left.Model!, pair.Left.WeightsPlace!)).WithTrackingName(TrackingNames.Weights);
        Report(context, weights.Where(static file => file.Problem is not null).Select(static (file, _) => file.Problem!));
        context.RegisterSourceOutput(
            weights.Combine(shares).Select(static (pair, _) => (File: pair.Right.Of(pair.Left.Network)?.WeightsFile, pair.Left.Text)).Where(static file => file.File is not null),
            static (output, file) => output.AddSource(file.File!, file.Text));
    }

    private IncrementalValuesProvider<NetworkPlan> Plan(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParseResult> parsed, IncrementalValueProvider<BuildOptions> build,
        IncrementalValuesProvider<StreamUse> streams)
    {
        var used = streams.Collect().Select(static (uses, _) => StreamUses.Networks(uses)).WithTrackingName(TrackingNames.StreamedNetworks);
        Report(context, parsed.Where(static result => result.StreamClashes.Count > 0 && result.Model is not null).Combine(build.Combine(used))
            .Where(static pair => pair.Left.Model!.In(pair.Right.Left, pair.Right.Right).IsStreamed).SelectMany(static (pair, _) => pair.Left.StreamClashes));
        var outcomes = parsed
            .Where(static result => result.Model is not null)
            .Combine(build.Combine(used))
            .Select(static (pair, _) => pair.Left.Model!.In(pair.Right.Left, pair.Right.Right)).WithTrackingName(TrackingNames.Model)
            .Select(_stages.Plan);
        ReportFailures(context, outcomes);
        return outcomes.Where(static outcome => outcome.Value is not null).Select(static (outcome, _) => outcome.Value!).WithTrackingName(TrackingNames.Plan);
    }

    /// <summary>Where a member is used that a network does not have, the place says why.</summary>
    private static void ReportStreams(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<NetworkPlan> plans, IncrementalValuesProvider<StreamUse> streams)
    {
        var lacking = plans.Where(static plan => plan.Stream is null || !plan.Model.HasLength).Select(static (plan, _) => StreamAbsence.Of(plan));
        var places = context.SyntaxProvider.ForAttributeWithMetadataName(GenAttributes.Input, static (node, _) => node is TypeDeclarationSyntax, TypeReader.PlaceOf).Collect();
        Report(context, lacking.Where(static network => network is { HasLength: false, HasStream: false }).Combine(places).Select(static (pair, _) =>
            pair.Left.SaidOf(pair.Right.FirstOrDefault(network => network.Name == pair.Left.Network).Place ?? LocationInfo.None)));
        var without = lacking.Collect()
            .Select(static (all, _) => all.OrderBy(absence => absence.Network, StringComparer.Ordinal).ToEquatable());
        Report(context, streams.Combine(without).SelectMany(static (pair, _) => StreamAbsence.At(pair.Left, pair.Right)));
    }

    private void EmitSources(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<NetworkPlan> plans, IncrementalValueProvider<OutputShares> shares,
        IncrementalValueProvider<EquatableArray<VectorIsa>> sets)
    {
        var networks = plans.Combine(shares)
            .Select(static (pair, _) => (Plan: pair.Left, pair.Right.Of(pair.Left.Model.Type)!.File)).WithTrackingName(TrackingNames.Network);
        var kernels = plans.Combine(shares)
            .Select(static (pair, _) => pair.Right.Of(pair.Left.Model.Type)!.Kernels).WithTrackingName(TrackingNames.Kernels)
            .SelectMany(static (owned, _) => owned)
            .Combine(sets)
            .Select((pair, _) => (pair.Left.File, Kernel: _stages.Print(pair.Left, pair.Right))).WithTrackingName(TrackingNames.EmittedKernel);
        var families = kernels.SelectMany(static (file, _) => file.Kernel.Methods).Collect()
            .SelectMany(static (methods, _) => FamilyFile.Divide(methods)).WithTrackingName(TrackingNames.Family);
        var isOptimized = context.CompilationProvider.Select(static (compilation, _) => compilation.Options.OptimizationLevel == OptimizationLevel.Release);
        var broken = kernels.Where(static file => file.Kernel.Text is null).Collect()
            .Select(static (files, _) => files.Select(file => file.Kernel).ToEquatable()).WithTrackingName(TrackingNames.BrokenKernels);
        var printed = networks.Combine(broken).Combine(isOptimized.Combine(sets))
            .Select((pair, token) => _stages.Print(pair.Left.Left.Plan, pair.Left.Left.File, pair.Right.Left, pair.Right.Right, pair.Left.Right, token));

        ReportFailures(context, printed);
        context.RegisterSourceOutput(printed.Where(static network => network.Value is not null), static (output, network) => output.AddSource(network.Value!.Name, network.Value.Text));
        context.RegisterSourceOutput(kernels.Where(static file => file.Kernel.Text is not null), static (output, file) => output.AddSource(file.File, file.Kernel.Text!));
        context.RegisterSourceOutput(families, static (output, family) => output.AddSource(family.FileName, family.Emit()));
    }
}
