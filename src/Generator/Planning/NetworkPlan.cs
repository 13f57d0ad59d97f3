using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Pipeline;
using Gen.Generator.Planning.Streams;

namespace Gen.Generator.Planning;

/// <summary>A network, ready to be printed.</summary>
/// <param name="Model">What was declared.</param>
/// <param name="Rows">A row for each layer: what it makes of which shape.</param>
/// <param name="Parameters">The parameters in layer order.</param>
/// <param name="Fields">The fields that hold them: their names as identifiers, no two alike.</param>
/// <param name="Prepared">What inference derives from them.</param>
/// <param name="Transposed">What the backward pass derives from them.</param>
/// <param name="Inference">The steps of a prediction.</param>
/// <param name="Training">The steps of a training pass; none where the network cannot be trained.</param>
/// <param name="Algorithms">How each pass of a layer with several taps is computed.</param>
/// <param name="OutputValues">What the outputs are.</param>
internal sealed record NetworkPlan(
    ModelSpec Model,
    EquatableArray<LayerRow> Rows,
    EquatableArray<ParameterSpec> Parameters,
    EquatableArray<string> Fields,
    EquatableArray<PreparedSpec> Prepared,
    EquatableArray<TransposedSpec> Transposed,
    ProgramPlan Inference,
    ProgramPlan Training,
    EquatableArray<Algorithm> Algorithms,
    OutputValues OutputValues)
{
    /// <summary>The network as a stream; nothing where no code for that is wanted, or a layer cannot.</summary>
    public StreamPlan? Stream { get; init; }

    /// <summary>The layer that keeps the network from running as a stream, if one does.</summary>
    public StreamObstacle? Obstacle { get; init; }

    /// <summary>The graph behind each pass, as text; nothing where the project does not ask for it.</summary>
    public string? PassText { get; init; }

    public Shape Output => Rows[Rows.Count - 1].Output;

    /// <summary>Whether a loss may work on what enters the last layer.</summary>
    public bool HasLogits => NetworkEnd.HasLogits(OutputValues);

    public int ParameterCount => Parameters.Sum(parameter => parameter.Length);

    public long MultiplyAdds => Rows.Sum(row => row.MultiplyAdds);

    public int ReceptiveField => Rows[Rows.Count - 1].ReceptiveField;

    /// <summary>Every kernel that the network calls, once.</summary>
    public EquatableArray<Kernel> Kernels => Inference.Steps.Concat(Training.Steps)
        .Concat(Stream?.Steps ?? []).OfType<KernelStep>()
        .SelectMany(step => new[] { step.Kernel, step.ForGroup.Kernel })
        .Concat(Prepared.OfType<TransformedSpec>().Select(spec => spec.Kernel)).Distinct().ToEquatable();

    public static NetworkPlan Create(ModelSpec model, PlanningOptions options)
    {
        var rows = LayerRow.All(model).ToEquatable();
        var parameters = rows.SelectMany(row => row.Layer.Parameters(row.Input)).ToEquatable();
        var prepared = new List<PreparedSpec>();
        var forInference = new LoweredProgram(parameters, prepared) { IsChannelsFirst = model.ChannelsFirst };
        var forTraining = new LoweredProgram(parameters, prepared) { IsChannelsFirst = model.ChannelsFirst };
        var log = model.DumpsPasses ? new PassLog() : null;
        var inference = model.HasLength ? InferencePlanner.Plan(model, forInference, options, log) : ProgramPlan.None;
        var training = model.IsTrained ? TrainingPlanner.Plan(model, forTraining, options, log) : ProgramPlan.None;
        var algorithms = forInference.Algorithms.Concat(forTraining.Algorithms.Where(algorithm => algorithm.Pass != LayerPass.Forward)).ToEquatable();
        rows = rows.Select(row => row.In(inference.Steps)).ToEquatable();
        var (stream, obstacle) = PlanStream(model, parameters, prepared);
        return new(model, rows, parameters, FieldsOf(parameters), prepared.ToEquatable(), forTraining.Transposed.ToEquatable(), inference, training, algorithms,
            NetworkEnd.OutputOf(model.Body)) { Stream = stream, Obstacle = obstacle, PassText = log?.ToString() };
    }

    private static (StreamPlan? Stream, StreamObstacle? Obstacle) PlanStream(ModelSpec model, IReadOnlyList<ParameterSpec> parameters, List<PreparedSpec> prepared)
    {
        try
        {
            return (model.IsStreamed ? StreamPlanner.Plan(model, parameters, prepared) : null, null);
        }
        catch (CannotStreamException e)
        {
            return (null, new(e.Layer, e.Reason));
        }
    }

    /// <summary>Dots become underscores, which a layer's own name may hold too: of two that then are alike, one gets another underscore.</summary>
    private static EquatableArray<string> FieldsOf(IEnumerable<ParameterSpec> parameters)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var fields = new List<string>();
        foreach (var parameter in parameters)
        {
            var field = parameter.Name.Replace('.', '_');
            while (!taken.Add(field))
                field += "_";
            fields.Add(field);
        }

        return fields.ToEquatable();
    }
}
