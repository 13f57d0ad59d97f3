namespace Gen.Generator.Pipeline;

/// <summary>What passes have made of a graph, for those behind them to build on.</summary>
internal enum Fact
{
    /// <summary>Each layer has its steps.</summary>
    Lowered,

    /// <summary>No batch normalisation behind a convolution is a step of its own.</summary>
    NormalisationsFolded,

    /// <summary>Nothing reads whole vectors of the user's gradient where those reach beyond its end.</summary>
    GradientsReadable,

    /// <summary>Formulas are in the store of the sums before them.</summary>
    StepsFused,

    /// <summary>Nothing adds whole vectors of the user's input where those reach beyond its end.</summary>
    ResidualsReadable,

    /// <summary>Greatest values are taken before increasing functions of them.</summary>
    PoolsFirst,

    /// <summary>Each signal has its layout.</summary>
    LayoutsSelected,

    /// <summary>Each convolution has its algorithm: plain sums, Winograd, or pairs.</summary>
    AlgorithmsSelected,

    /// <summary>Pools that sums can do themselves are in them.</summary>
    PoolsFused,

    /// <summary>Of the user's signals only what looks beyond their ends reads a copy.</summary>
    BordersPeeled,

    /// <summary>Sums that were only copied to the user are written there.</summary>
    ResultsInPlace,

    /// <summary>Sums of few columns are dot products where that is cheaper.</summary>
    DotsSelected,

    /// <summary>Sums of transposed input have room for their rows.</summary>
    RowsPlaced,

    /// <summary>What is cheap to compute again is not kept.</summary>
    SignalsRecomputed,

    /// <summary>Samples share the memory of what one sample alone needs.</summary>
    ScratchShared,

    /// <summary>What makes one row of a sample is done for several samples.</summary>
    SamplesBatched,

    /// <summary>Gradients of weights have the scratch that their schedules want.</summary>
    GradientsPacked,
}
