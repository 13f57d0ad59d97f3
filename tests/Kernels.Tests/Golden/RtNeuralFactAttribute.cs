using Xunit;

namespace Gen.Tests.Golden;

/// <summary>A test on <see cref="RtNeuralVectors"/>, skipped where they are absent.</summary>
public sealed class RtNeuralFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public RtNeuralFactAttribute()
    {
        if (RtNeuralVectors.Folder is null)
            Skip = "Set GEN_RTNEURAL_VECTORS to the folder with RTNeural's models to run it.";
    }
}
