using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Model;
using Gen.Generator.Parsing;

namespace Gen.Generator.Planning.Streams;

/// <summary>A network without members for streams, and why.</summary>
/// <param name="Network">Its full name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Obstacle">The layer that cannot; none where no code for streams is wanted.</param>
/// <param name="Why">Where it is said that none is wanted.</param>
internal sealed record StreamAbsence(string Network, string Name, StreamObstacle? Obstacle, string Why)
{
    public static StreamAbsence Of(NetworkPlan plan) => new(plan.Model.Type.FullName, plan.Model.Type.Name, plan.Obstacle, plan.Model.Streaming is null
        ? "GenStreams is false in its project; take that away, or put [Network(Streams = true)] on the class"
        : "its class says [Network(Streams = false)]; take that away, or set it to true");

    /// <summary>What is said where a network that is not there for it is used as a stream.</summary>
    public static IEnumerable<DiagnosticInfo> At(StreamUse use, EquatableArray<StreamAbsence> absences) => absences
        .Where(absence => absence.Network == use.Network)
        .Select(absence => absence.Obstacle is { } obstacle
            ? DiagnosticInfo.Create(Descriptors.CannotStream, use.Place, absence.Name, use.Member, obstacle.Layer, obstacle.Reason)
            : DiagnosticInfo.Create(Descriptors.StreamsLeftOut, use.Place, absence.Name, use.Member, absence.Why));
}
