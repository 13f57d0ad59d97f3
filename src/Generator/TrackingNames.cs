namespace Gen.Generator;

/// <summary>The names of the tracked steps, so that tests can ask why one ran.</summary>
internal static class TrackingNames
{
    /// <summary>What was read from each class with an input: a model or diagnostics.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>What was read from each class with layers and no input.</summary>
    public const string LooseLayers = nameof(LooseLayers);

    /// <summary>The whole and valid networks.</summary>
    public const string Model = nameof(Model);

    /// <summary>The plan of each network, from which its file is printed.</summary>
    public const string Plan = nameof(Plan);

    /// <summary>Which network's output each kernel goes with; changes when any plan does.</summary>
    public const string KernelOwners = nameof(KernelOwners);

    /// <summary>The kernels that go with each network's output; each is printed to a file of its own.</summary>
    public const string Kernels = nameof(Kernels);
}
