using System.IO;
using System.Linq;

namespace Gen.Tool.Commands;

/// <summary>Runs a model on the values of a file.</summary>
internal static class RunCommand
{
    public static int Run(string[] line, TextWriter output)
    {
        var arguments = new Arguments(line, "input", "output", "length");
        var path = arguments.Only("the file of a model");
        var inputs = arguments.All("input").Select(NpyFile.Read).ToList();
        if (inputs.Count == 0)
            throw new UsageException("Expected --input x.npy.");
        var run = ModelRun.Of(path, ImportCommand.OptionsOf(new Arguments([.. arguments.All("length").SelectMany(length => new[] { "--length", length })], "length", "name", "namespace")), inputs);
        for (var place = 0; place < run.Outputs.Count; place++)
        {
            var values = run.Outputs[place];
            if (arguments.All("output").ElementAtOrDefault(place) is { } file)
                NpyFile.Write(file, values);
            else
                output.WriteLine($"[{string.Join(", ", values.Shape)}] {string.Join(" ", values.Values.Take(20))}{(values.Values.Length > 20 ? " ..." : "")}");
        }

        return 0;
    }
}
