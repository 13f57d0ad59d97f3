namespace Gen.Generator;

/// <summary>The names of the tracked steps, so that tests can ask why one ran.</summary>
internal static class TrackingNames
{
    /// <summary>What the project wants to be emitted.</summary>
    public const string BuildOptions = nameof(BuildOptions);

    /// <summary>What was read from each class with an input: a model or diagnostics.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>What is wrong with each class that has layers and no input.</summary>
    public const string LooseLayers = nameof(LooseLayers);

    /// <summary>The whole and valid networks.</summary>
    public const string Model = nameof(Model);

    /// <summary>The places where networks are used as streams.</summary>
    public const string StreamUses = nameof(StreamUses);

    /// <summary>The networks that are used as streams.</summary>
    public const string StreamedNetworks = nameof(StreamedNetworks);

    /// <summary>The networks with errors, whose classes get members that do nothing.</summary>
    public const string Face = nameof(Face);

    /// <summary>The file that goes into the assembly with each network that names one.</summary>
    public const string Weights = nameof(Weights);

    /// <summary>The plan of each network.</summary>
    public const string Plan = nameof(Plan);

    /// <summary>Which file goes with which network; runs when any plan changes.</summary>
    public const string Shares = nameof(Shares);

    /// <summary>Each network's plan with the name of its file, as it is printed.</summary>
    public const string Network = nameof(Network);

    /// <summary>The kernels that go with each network; each is printed to a file of its own.</summary>
    public const string Kernels = nameof(Kernels);

    /// <summary>Each kernel's file, and the methods that it shares with others.</summary>
    public const string EmittedKernel = nameof(EmittedKernel);

    /// <summary>The files of shared methods, one for each family.</summary>
    public const string Family = nameof(Family);

    /// <summary>The kernels that could not be printed; runs when any kernel is printed anew.</summary>
    public const string BrokenKernels = nameof(BrokenKernels);

    /// <summary>The interface of each network in a C library.</summary>
    public const string NativeFaces = nameof(NativeFaces);
}
