using System;
using System.Threading;
using Gen.Generator.Cost;
using Gen.Generator.Diagnostics;
using Gen.Generator.Emit;
using Gen.Generator.Graph;
using Gen.Generator.Kernels;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Parsing;
using Gen.Generator.Planning;
using Gen.Generator.Target;
using Gen.Generator.Weights;
using Microsoft.CodeAnalysis;

namespace Gen.Generator;

/// <summary>What the pipeline calls for one network, kernel or file; tests put what fails in its place.</summary>
internal sealed record Stages
{
    public Func<GeneratorAttributeSyntaxContext, CancellationToken, ParseResult> Parse { get; init; } = ModelParser.Parse;

    public Func<GeneratorSyntaxContext, CancellationToken, LooseResult?> ParseLoose { get; init; } = UnattachedBlocks.Parse;

    public Func<ModelSpec, PlanningOptions, NetworkPlan> Plan { get; init; } = NetworkPlan.Create;

    public Func<NetworkPlan, bool, EquatableArray<VectorIsa>, string> PrintNetwork { get; init; } = NetworkFile.Emit;

    public Func<Kernel, EquatableArray<VectorIsa>, EmittedKernel> PrintKernel { get; init; } = KernelFile.Emit;

    public Func<ModelSpec, LocationInfo, EmbeddedWeights> ReadWeights { get; init; } = EmbeddedWeights.Read;

    public Func<EmbeddedWeights, string> PrintWeights { get; init; } = WeightsFileEmitter.Emit;
}
