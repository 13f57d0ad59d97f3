using System;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Memory;
using Gen.Generator.Pipeline;
using Gen.Generator.Schedule;

namespace Gen.Generator.Passes;

/// <summary>
/// Has what makes one row of a sample, such as a dense layer behind a flatten, done for several samples of a batch at once: they are then the positions of its
/// sums. For a single row each weight is loaded for one multiply-add, and each gradient of a weight is loaded and stored for one; such a layer takes as long as
/// its weights take to come from wherever they are, once for each sample.
/// </summary>
internal static class SampleBatching
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("batch samples", [Fact.ScratchShared], Fact.SamplesBatched, static (lowered, _) => Apply(lowered));

    /// <summary>
    /// The pass of predictions: only scans, whose weights are read once for each step and not once for each call.
    /// </summary>
    public static GraphPass Scans { get; } = new("batch scans", [], Fact.SamplesBatched, static (lowered, context) =>
    {
        if (context.Model.HasLength && new BufferPlaces(lowered).SampleSize <= ScanCosts.MostGroupScratch)
            Apply(lowered, static kernel => kernel is ScanKernel);
    });

    /// <summary>Comes behind all that moves buffers: the distance from one sample to the next becomes a number of the kernel.</summary>
    public static void Apply(LoweredProgram lowered, Func<Kernel, bool>? isWanted = null)
    {
        var sampleSize = new BufferPlaces(lowered).SampleSize;
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is KernelStep step && isWanted?.Invoke(step.Kernel) is null or true)
                lowered.Steps[place] = step with { Grouped = SampleGroup.Of(lowered, step, sampleSize) };
        }
    }
}
