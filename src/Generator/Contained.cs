using System;
using System.Linq;
using System.Threading;
using Gen.Generator.Cost;
using Gen.Generator.Diagnostics;
using Gen.Generator.Emit;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Parsing;
using Gen.Generator.Planning;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Weights;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator;

/// <summary>
/// Runs the stages so that an exception of theirs costs one network its code and is said at its class: one that reached the compiler would take the code of
/// every network away.
/// </summary>
/// <param name="stages">The stages.</param>
/// <param name="options">How much the planner wants.</param>
internal sealed class Contained(Stages stages, PlanningOptions options)
{
    private const string Reading = "while it read";
    private const string Planning = "while it planned";
    private const string Printing = "while it wrote";

    public ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        try
        {
            return stages.Parse(context, token);
        }
        catch (Exception e) when (Failure.IsFault(e))
        {
            var place = LocationInfo.Of(((TypeDeclarationSyntax)context.TargetNode).Identifier);
            return ParseResult.Nothing with { Diagnostics = EquatableArray.Of(Failure.Of(context.TargetSymbol.Name, Reading, e).At(place)) };
        }
    }

    public LooseResult? ParseLoose(GeneratorSyntaxContext context, CancellationToken token)
    {
        try
        {
            return stages.ParseLoose(context, token);
        }
        catch (Exception e) when (Failure.IsFault(e))
        {
            var identifier = ((TypeDeclarationSyntax)context.Node).Identifier;
            return new(identifier.ValueText, EquatableArray.Of<string>(), EquatableArray.Of(Failure.Of(identifier.ValueText, Reading, e).At(LocationInfo.Of(identifier))), null);
        }
    }

    public Outcome<NetworkPlan> Plan(ModelSpec model, CancellationToken token) =>
        Try(() => Planned(model), e => Failure.Of(model.Type.FullName, Planning, e, LayerOf(model, part => Planned(part), token)));

    /// <summary>Prints a kernel. What it is for is known to the networks that use it, so it fails without a name.</summary>
    public PrintedKernel Print(KernelShare share, EquatableArray<VectorIsa> sets)
    {
        var kernel = share.Kernel;
        if (!share.HasOwnName)
            return new(kernel.Name, null, EquatableArray.Of<SharedMethod>(), $"two kernels have the name {kernel.Name}; with another size in that layer they will not");
        var (printed, failure) = Try(() => stages.PrintKernel(kernel, sets), e => Failure.Of("", Printing, e));
        return new(kernel.Name, printed?.Text, printed?.Methods ?? EquatableArray.Of<SharedMethod>(), failure?.Reason);
    }

    /// <summary>Prints a network, unless a kernel of its own could not be printed.</summary>
    public Outcome<PrintedFile> Print(
        NetworkPlan plan, string file, bool isOptimized, EquatableArray<VectorIsa> sets, EquatableArray<PrintedKernel> broken, CancellationToken token)
    {
        var name = plan.Model.Type.FullName;
        foreach (var kernel in broken)
        {
            if (LayerOf(plan, kernel.Name) is { } layer)
                return new(null, new(name, $"{Printing} {layer}", kernel.Reason!));
        }

        return Try(() => new PrintedFile(file, stages.PrintNetwork(plan, isOptimized, sets)),
            e => Failure.Of(name, Printing, e, LayerOf(plan.Model, part => stages.PrintNetwork(Planned(part), isOptimized, sets), token)));
    }

    /// <summary>Reads a network's weights and prints them; where that fails, a file without any, so that the rest can be compiled.</summary>
    public PrintedWeights Print(ModelSpec model, LocationInfo place)
    {
        try
        {
            var weights = stages.ReadWeights(model, place);
            return new(model.Type, stages.PrintWeights(weights), weights.Problem);
        }
        catch (Exception e) when (Failure.IsFault(e))
        {
            var nothing = EmbeddedWeights.Nothing(model, Failure.Of(model.Type.FullName, Reading, e, "its weights").At(place));
            return new(model.Type, WeightsFileEmitter.Emit(nothing), nothing.Problem);
        }
    }

    /// <summary>A plan whose kernels have their names: the shares of all networks are made from these.</summary>
    private NetworkPlan Planned(ModelSpec model)
    {
        var plan = stages.Plan(model, options);
        foreach (var kernel in plan.Kernels)
            _ = kernel.Name;
        return plan;
    }

    private static Outcome<T> Try<T>(Func<T> stage, Func<Exception, Failure> failure)
        where T : class
    {
        try
        {
            return new(stage(), null);
        }
        catch (Exception e) when (Failure.IsFault(e))
        {
            return new(null, failure(e));
        }
    }

    /// <summary>The layer that a stage fails at: the last one of the fewest layers that it fails with.</summary>
    private static string LayerOf(ModelSpec model, Action<ModelSpec> stage, CancellationToken token)
    {
        var layers = model.Body.Layers;
        for (var count = 1; count < layers.Count; count++)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                stage(model with { Body = new Branch(layers.Take(count).ToEquatable()) });
            }
            catch (Exception e) when (Failure.IsFault(e))
            {
                return layers[count - 1].Name;
            }
        }

        return layers[layers.Count - 1].Name;
    }

    /// <summary>The layer that a kernel is for, if the network uses it.</summary>
    private static string? LayerOf(NetworkPlan plan, string kernel)
    {
        var step = plan.Inference.Steps.Concat(plan.Training.Steps).OfType<KernelStep>()
            .FirstOrDefault(step => step.Kernel.Name == kernel || step.ForGroup.Kernel.Name == kernel);
        return step is { Layer.Length: > 0 } ? step.Layer : step is not null || plan.Kernels.Any(other => other.Name == kernel) ? "it" : null;
    }
}

/// <summary>What a stage made, or why it did not.</summary>
/// <param name="Value">What it made.</param>
/// <param name="Failure">Why it did not.</param>
internal sealed record Outcome<T>(T? Value, Failure? Failure)
    where T : class;

/// <summary>An emitted file.</summary>
/// <param name="Name">Its name, unlike every other's.</param>
/// <param name="Text">What is in it.</param>
internal sealed record PrintedFile(string Name, string Text);

/// <summary>An emitted kernel.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Text">Its file.</param>
/// <param name="Methods">What it calls that other kernels may share.</param>
/// <param name="Reason">Why there is none.</param>
internal sealed record PrintedKernel(string Name, string? Text, EquatableArray<SharedMethod> Methods, string? Reason);

/// <summary>The emitted file of a network's weights.</summary>
/// <param name="Network">The network.</param>
/// <param name="Text">What is in it.</param>
/// <param name="Problem">What is wrong with the weights.</param>
internal sealed record PrintedWeights(TypeHierarchy Network, string Text, DiagnosticInfo? Problem);
