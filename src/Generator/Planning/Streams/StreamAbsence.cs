using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Model;
using Gen.Generator.Parsing;

namespace Gen.Generator.Planning.Streams;

/// <summary>A network without members for streams, or without those for signals of one length, and why.</summary>
/// <param name="Network">Its full name.</param>
/// <param name="Name">Its name.</param>
/// <param name="HasLength">Whether it is for signals of one length.</param>
/// <param name="HasStream">Whether it runs as a stream.</param>
/// <param name="Obstacle">The layer that cannot; none where no code for streams is wanted.</param>
/// <param name="Why">Where it is said that none is wanted.</param>
internal sealed record StreamAbsence(string Network, string Name, bool HasLength, bool HasStream, StreamObstacle? Obstacle, string Why)
{
    public static StreamAbsence Of(NetworkPlan plan) => new(plan.Model.Type.FullName, plan.Model.Type.Name, plan.Model.HasLength, plan.Stream is not null, plan.Obstacle, plan.Model.Streaming is null
        ? "GenStreams is false in its project; take that away, or put [Network(Streams = true)] on the class"
        : "its class says [Network(Streams = false)]; take that away, or set it to true");

    /// <summary>What is said where a network is used as what it is not.</summary>
    public static IEnumerable<DiagnosticInfo> At(StreamUse use, EquatableArray<StreamAbsence> absences) => absences
        .Where(absence => absence.Network == use.Network && (StreamUses.IsOfOneLength(use) ? !absence.HasLength : absence.HasLength && !absence.HasStream))
        .Select(absence => absence.SaidAt(use));

    /// <summary>What is said of a network for signals of any length that cannot run as a stream.</summary>
    /// <param name="place">Its class.</param>
    public DiagnosticInfo SaidOf(LocationInfo place) => DiagnosticInfo.Create(Descriptors.LengthNeeded, place, Name, Obstacle!.Layer, Obstacle.Reason);

    private DiagnosticInfo SaidAt(StreamUse use) => (HasLength, Obstacle) switch
    {
        (false, _) => DiagnosticInfo.Create(Descriptors.NoLength, use.Place, Name, use.Member),
        (_, { } obstacle) => DiagnosticInfo.Create(Descriptors.CannotStream, use.Place, Name, use.Member, obstacle.Layer, obstacle.Reason),
        _ => DiagnosticInfo.Create(Descriptors.StreamsLeftOut, use.Place, Name, use.Member, Why),
    };
}
