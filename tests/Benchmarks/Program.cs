using System;
using System.IO;
using Benchmarks;
using Benchmarks.Measuring;
using Benchmarks.Modes;

try
{
    var options = Options.Parse(args);
    Action<Options, TextWriter> run = options.Mode switch
    {
        "kernels" => KernelsMode.Run,
        "peers" => PeersMode.Run,
        "recurrent" => RecurrentMode.Run,
        "streams" => StreamsMode.Run,
        "sweep" => SweepMode.Run,
        "threads" => ThreadsMode.Run,
        "first" => FirstMode.Run,
        "deploy" => DeployMode.Run,
        "jit" => JitMode.Run,
        "build" => BuildMode.Run,
        _ => throw new ArgumentException($"Unknown mode '{options.Mode}'."),
    };
    Console.Out.NewLine = "\n";
    Clock.IsProcessorTime = options.IsProcessorTime;
    run(options, Console.Out);
    return 0;
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine(Options.Usage);
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidOperationException or PlatformNotSupportedException)
{
    Console.Error.WriteLine(problem.Message);
}

return 1;
