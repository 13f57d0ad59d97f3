using System;
using System.IO;
using Gen.Support;
using Xunit;

namespace Gen.Tests.Support;

/// <summary>What a network of a project without optimization says of itself, in the console's error output.</summary>
public sealed class DebugBuildTests
{
    // It is said once in a process, so that this is one test.
    [Fact]
    public void AThousandPredictionsOfADebugBuildAreToldOnceThatTheyAreSlow()
    {
        var (before, error) = (Console.Error, new StringWriter { NewLine = "\n" });
        Console.SetError(TextWriter.Synchronized(error));
        try
        {
            Predict(new Engine(isOptimized: true), 2_000);
            Predict(new Engine(isOptimized: false), 999);
            Assert.Equal("", error.ToString());
            Predict(new Engine(isOptimized: false), 1);
            AssertSaidOnce(error.ToString());
            Predict(new Engine(isOptimized: false), 2_000);
            AssertSaidOnce(error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private static void Predict(Engine engine, int times)
    {
        for (var i = 0; i < times; i++)
            engine.Predict([1f], new float[1]);
        Assert.Equal(times, engine.Predictions);
    }

    private static void AssertSaidOnce(string error)
    {
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("Gen: ", line, StringComparison.Ordinal);
        string[] parts = ["Debug build", "`-c Release`", "<Optimize>true</Optimize>", "AppContext.SetSwitch(\"Gen.WarnOfDebugBuild\", false)"];
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    /// <summary>An engine as one is emitted, without a layer.</summary>
    private sealed class Engine(bool isOptimized)
        : NetworkEngine(new ParameterSet(), Version.Create, inputSize: 1, outputSize: 1, workspaceSize: 0)
    {
        public int Predictions => Version.Last!.Predictions;

        // Asked for while the base is made, when this one's own fields are set already.
        protected override bool IsOptimized { get; } = isOptimized;
    }

    private sealed class Version(ParameterValues[] values, InstructionSet set) : ParameterVersion(values, set)
    {
        [ThreadStatic]
        private static Version? s_last;

        /// <summary>The one that an engine made on this thread.</summary>
        public static Version? Last => s_last;

        public static ParameterVersion Create(ParameterValues[] values, InstructionSet set) => s_last = new Version(values, set);

        public int Predictions { get; private set; }

        protected override void Forward(ref float inputs, ref float outputs, ref float sample) => Predictions++;
    }
}
