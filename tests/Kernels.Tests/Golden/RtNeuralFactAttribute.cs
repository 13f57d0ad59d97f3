using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Tests.Golden;

/// <summary>A test on <see cref="RtNeuralVectors"/>, skipped where they are absent.</summary>
public sealed class RtNeuralFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    /// <param name="file">Where the test stands: the compiler fills it in.</param>
    /// <param name="line">Its line.</param>
    public RtNeuralFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (RtNeuralVectors.Folder is null)
            Skip = "Set GEN_RTNEURAL_VECTORS to the folder with RTNeural's models to run it.";
    }
}
