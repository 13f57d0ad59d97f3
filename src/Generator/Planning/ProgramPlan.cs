using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Memory;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>One pass, ready to be printed: its steps and where its buffers lie.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Buffers">The buffers, by number; those that no step uses any more take no room.</param>
/// <param name="SampleSize">The floats of scratch for each sample.</param>
/// <param name="BatchSize">The floats of scratch for the batch.</param>
internal sealed record ProgramPlan(EquatableArray<Step> Steps, EquatableArray<PlacedBuffer> Buffers, int SampleSize, int BatchSize)
{
    /// <summary>The floats that a stream keeps from one call to the next.</summary>
    public int KeptSize { get; init; }

    /// <summary>Of a pass that is not emitted.</summary>
    public static ProgramPlan None { get; } = new(EquatableArray.Of<Step>(), EquatableArray.Of<PlacedBuffer>(), 0, 0);

    public static ProgramPlan Of(LoweredProgram lowered)
    {
        var places = new BufferPlaces(lowered);
        return new(lowered.Steps.ToEquatable(), lowered.Buffers.Select((buffer, number) => places.Of(number)).ToEquatable(), places.SampleSize, places.BatchSize)
        {
            KeptSize = places.KeptSize,
        };
    }
}
