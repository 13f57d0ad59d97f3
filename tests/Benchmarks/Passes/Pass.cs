namespace Benchmarks.Passes;

/// <summary>What of a network is timed.</summary>
internal enum Pass
{
    /// <summary>A prediction of one sample.</summary>
    Forward,

    /// <summary>The gradients of a batch's inputs.</summary>
    DX,

    /// <summary>The gradients of the parameters, summed over a batch.</summary>
    DW,

    /// <summary>A training step: forward, backward without the inputs' gradients, Adam.</summary>
    Step,
}
