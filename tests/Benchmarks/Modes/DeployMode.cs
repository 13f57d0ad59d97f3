using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Deployment;
using Benchmarks.Reports;
using Gen;

namespace Benchmarks.Modes;

/// <summary>The sample as it is deployed, beside ONNX Runtime doing the same, and beside itself under the JIT; in the same rounds.</summary>
internal static class DeployMode
{
    private const int StartsOfRound = 20;
    private const int ServedLetters = 10_000;

    private const string Method = """
        A prediction is a letter into the window, the network, the greatest of three. Start: from just before the process is made to its first answer, read
        through a pipe, with its input waiting; all files are in the page cache. Memory: the most that was ever resident (VmHWM) after 9,941 answers. Latency:
        of single predictions, by each program's own clock. In each table least (median) over the rounds; the programs take turns.
        """;

    public static void Run(Options options, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("deploy-");
        try
        {
            Machine.Describe(output);
            output.WriteLine(Method);
            var build = new DetectorBuild(folder.FullName);
            List<Measurements> rows = [new(build.Native())];
            if (Peers.FindOnnxRuntime(options, output) is { } library)
                rows.Add(new(build.OnnxRuntime(library)));
            Measure(rows, options);
            var sets = Machine.Sets.Where(set => set <= InstructionSet.Avx2).ToList();
            List<Detector> programs = [build.NativeOnAnySet(), build.Jit()];
            var medians = MeasureSets(programs, sets, options);
            Machine.DescribeLoad("after", output);
            output.WriteLine();
            DeployReport.Print(rows, options, output);
            output.WriteLine();
            DeployReport.Print(sets, programs.ConvertAll(program => program.Name), medians, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(List<Measurements> rows, Options options)
    {
        var random = new Random(options.Seed);
        var letters = string.Concat(Enumerable.Range(0, ServedLetters).Select(_ => "ACGT"[random.Next(4)]));
        for (var round = 0; round < options.Rounds; round++)
        {
            Console.Error.WriteLine(FormattableString.Invariant($"round {round + 1} of {options.Rounds}"));
            for (var start = 0; start < StartsOfRound; start++)
            {
                foreach (var row in rows)
                    row.StartSeconds.Add(FirstAnswer.Seconds(row.Detector));
            }

            var served = rows.ConvertAll(row => Service.Serve(row.Detector, letters));
            for (var i = 0; i < rows.Count; i++)
            {
                Service.RequireAlike(served[0].Decisions, served[i].Decisions);
                rows[i].PeakKilobytes.Add(served[i].PeakKilobytes);
                rows[i].Latencies.Add(Latency.Of(rows[i].Detector, options.Predictions));
            }
        }
    }

    /// <summary>The median of each program on each instruction set, a round in each place, with a fiftieth of the predictions in each turn.</summary>
    private static Dictionary<(InstructionSet Set, string Program), List<double>> MeasureSets(
        IReadOnlyList<Detector> programs, List<InstructionSet> sets, Options options)
    {
        var turns = sets.SelectMany(_ => programs, (set, program) => (Set: set, Program: program)).ToList();
        var medians = turns.ToDictionary(turn => (turn.Set, turn.Program.Name), _ => new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            Console.Error.WriteLine(FormattableString.Invariant($"JIT, round {round + 1} of {options.Rounds}"));
            foreach (var (set, program) in turns)
            {
                var variables = new Dictionary<string, string>(program.Variables) { [InstructionSets.Variable] = Names.Of(set) };
                medians[(set, program.Name)].Add(Latency.Of(program with { Variables = variables }, Math.Max(1, options.Predictions / 50)).Median);
            }
        }

        return medians;
    }
}
