using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Benchmarks.Passes;
using Gen;

namespace Benchmarks;

/// <summary>What the command line may say.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: Benchmarks MODE [--rounds N] [--filter REGEX] [--json FILE] [--markdown] [--batch N] [--ort FILE] [--python FILE] [--seed N] [--count N] [--even] [--predictions N] [--cpu-time] [--level LEVELS] [--offset BYTES] [--passes PASSES]
          kernels         every listed shape: both layouts, each pass, each instruction set that the machine has
          peers           the listed shapes' forward passes against ONNX Runtime, the FCN's training step against PyTorch
          recurrent       recurrent layers' predictions against ONNX Runtime, and their training steps
          streams         networks as streams, every push timed by itself, beside ONNX Runtime's step models
          threads         the FCN's training step on one thread and on all processors
          sweep           randomly drawn convolutions, the forward pass of which is compared with ONNX Runtime
          first           the FCN's first prediction in this process
          deploy          samples/EdgeDetector, published with Native AOT, against ONNX Runtime doing the same, and against itself under the JIT
          jit             runs every kernel once, for those who watch the compiler; GEN_ISA says on which instruction set
          build           what docs/architectures.md's networks add to the C# compiler's work, in processes of its own
          --rounds N      slices of each item (25)
          --filter REGEX  only rows whose name it matches: SHAPE/LAYOUT/PASS/ISA, such as D2/ChannelsLast/dW/avx2; of a sweep only drawn shapes: CHANNELS/LENGTH/FILTERS/WIDTH, such as 60/34/8/7
          --json FILE     writes the rows
          --markdown      prints a table of shares in place of the plain one
          --batch N       samples of a gradient pass or a training step (16)
          --ort FILE      libonnxruntime; else BENCHMARKS_ORT, else what peers/install.sh has installed
          --python FILE   a Python with PyTorch; else BENCHMARKS_PYTHON, else /usr/bin/python3
          --seed N        of the draw (1)
          --count N       drawn shapes (200)
          --predictions N predictions, or pushes, whose latencies are counted (1000000)
          --cpu-time      counts the processor time of the measuring thread, not the wall's: for machines that others use too
          --level LEVELS  kernels, peers and sweep: each shape at these levels of numerics, such as direct,local,fast; else as declared
          --offset BYTES  from the beginning of a cache line to the caller's inputs, outputs and gradients (0; ONNX Runtime's tensors are at 0, a .NET array's elements at 16, 24, ...)
          --passes PASSES of a sweep: such as forward,dX,dW (forward)
          --even          draws sizes evenly; else evenly in their logarithm, so that small ones are as common as in the field
        """;

    public string Mode { get; init; } = "";

    public int Rounds { get; init; } = 25;

    public Regex Filter { get; init; } = new("");

    public string? JsonPath { get; init; }

    public bool IsMarkdown { get; init; }

    public int Batch { get; init; } = 16;

    public string? OrtPath { get; init; } = Environment.GetEnvironmentVariable("BENCHMARKS_ORT");

    public string PythonPath { get; init; } = Environment.GetEnvironmentVariable("BENCHMARKS_PYTHON") ?? "/usr/bin/python3";

    public int Seed { get; init; } = 1;

    public int Count { get; init; } = 200;

    public int Predictions { get; init; } = 1_000_000;

    public bool IsEven { get; init; }

    /// <summary>Bytes from the beginning of a cache line to the caller's first number.</summary>
    public int Offset { get; init; }

    public bool IsProcessorTime { get; init; }

    /// <summary>The levels of numerics to compare; none for the networks as they are declared.</summary>
    public IReadOnlyList<NumericsLevel> Levels { get; init; } = [];

    /// <summary>What of a drawn shape is timed.</summary>
    public IReadOnlyList<Pass> Passes { get; init; } = [Pass.Forward];

    /// <exception cref="ArgumentException">An argument is unknown, or its value is missing or wrong.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        if (arguments.IsEmpty)
            throw new ArgumentException("The mode is missing.");
        var options = new Options { Mode = arguments[0] };
        arguments = arguments[1..];
        while (!arguments.IsEmpty)
        {
            var (name, value) = (arguments[0], arguments.Length > 1 ? arguments[1] : null);
            options = name switch
            {
                "--rounds" => options with { Rounds = Number(name, value) },
                "--filter" => options with { Filter = new Regex(Text(name, value), RegexOptions.CultureInvariant) },
                "--json" => options with { JsonPath = Text(name, value) },
                "--markdown" => options with { IsMarkdown = true },
                "--cpu-time" => options with { IsProcessorTime = true },
                "--even" => options with { IsEven = true },
                "--batch" => options with { Batch = Number(name, value) },
                "--ort" => options with { OrtPath = Text(name, value) },
                "--python" => options with { PythonPath = Text(name, value) },
                "--seed" => options with { Seed = Number(name, value) },
                "--predictions" => options with { Predictions = Number(name, value) },
                "--level" => options with { Levels = [.. Text(name, value).Split(',').Select(Level)] },
                "--passes" => options with { Passes = [.. Text(name, value).Split(',').Select(PassOf)] },
                "--offset" => options with { Offset = Place(name, value) },
                "--count" => options with { Count = Number(name, value) },
                _ => throw new ArgumentException($"Unknown argument '{name}'."),
            };
            arguments = arguments[(name is "--markdown" or "--even" or "--cpu-time" ? 1 : 2)..];
        }

        return options;
    }

    private static string Text(string name, string? value) => value ?? throw new ArgumentException($"{name} needs a value.");

    private static NumericsLevel Level(string name) => Enum.TryParse<NumericsLevel>(name, ignoreCase: true, out var level) && Enum.IsDefined(level)
        ? level
        : throw new ArgumentException($"--level names '{name}'; expected direct, local or fast.");

    private static Pass PassOf(string name) => Enum.TryParse<Pass>(name, ignoreCase: true, out var pass) && Enum.IsDefined(pass)
        ? pass
        : throw new ArgumentException($"--passes names '{name}'; expected forward, dX, dW or step.");

    private static int Place(string name, string? value) =>
        int.TryParse(Text(name, value), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes < 64 && bytes % sizeof(float) == 0
            ? bytes
            : throw new ArgumentException($"{name} is '{value}'; expected a multiple of {sizeof(float)} below 64.");

    private static int Number(string name, string? value) =>
        int.TryParse(Text(name, value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw new ArgumentException($"{name} is '{value}'; expected a whole number of at least 1.");
}
