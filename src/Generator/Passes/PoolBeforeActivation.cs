using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;

namespace Gen.Generator.Passes;

/// <summary>
/// In inference, takes greatest values before an increasing function of them, not behind it: the same values of fewer arguments. That is for functions that are steps of
/// their own, because they call something; what a convolution does at its store costs next to nothing there.
/// </summary>
internal static class PoolBeforeActivation
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("pool before activation", [Fact.StepsFused], Fact.PoolsFirst, static (lowered, _) => Apply(lowered))
    {
        Precedes = [Fact.PoolsFused],
    };

    public static void Apply(LoweredProgram lowered)
    {
        for (var place = 0; place + 1 < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is KernelStep { Kernel: MapKernel { Rows: 1, Strides.Count: 1, Formula: { HasCall: true, IsIncreasing: true } } map } function
                && lowered.Steps[place + 1] is KernelStep { Kernel: PoolKernel { Kind: PoolKind.Max, IsBackward: false } pool } step
                && pool.Windows < pool.Length && map.Columns == pool.Length * pool.Channels && IsBetween(lowered, function, step))
            {
                var greatest = lowered.Buffers[function.Output.Index] with { Length = pool.Windows * pool.Channels };
                var between = lowered.Add(greatest, new Shape(pool.Windows, pool.Channels)).At();
                lowered.Steps[place] = step with { Operands = EquatableArray.Of(function.Operands[0], between) };
                lowered.Steps[place + 1] = function with
                {
                    Kernel = MapKernel.Flat(pool.Windows * pool.Channels, 1, map.Formula),
                    Operands = EquatableArray.Of(between, step.Output),
                };
            }
        }
    }

    private static bool IsBetween(LoweredProgram lowered, KernelStep function, KernelStep pool) => function.Output == pool.Operands[0] && function.Output.Offset == 0
        && lowered.IsBetween(function.Output.Index) && !lowered.Buffers[function.Output.Index].HasHalo;
}
