using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Pipeline;

namespace Gen.Generator.Passes;

/// <summary>
/// Has all samples of a batch use the same memory for what none of them needs any more when the next one's turn comes. Such signals then stay in the near caches;
/// with memory of their own for each sample they were written to the far ones and back, which took a good part of the time of what is no convolution.
/// </summary>
internal static class SharedScratch
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("share scratch", [Fact.RowsPlaced, Fact.SignalsRecomputed], Fact.ScratchShared, static (lowered, _) => Apply(lowered));

    /// <summary>Comes behind all that adds steps.</summary>
    public static void Apply(LoweredProgram lowered)
    {
        var stretches = new Stretches(lowered);
        for (var number = 0; number < lowered.Buffers.Count; number++)
        {
            var uses = stretches.Uses(number);
            if (lowered.Buffers[number].Place == BufferPlace.Sample && uses.Count > 0 && stretches.AreOfOneSample(uses) && lowered.Steps[uses[0]].Writes(number))
                lowered.Buffers[number] = lowered.Buffers[number] with { Place = BufferPlace.Shared };
        }
    }
}
