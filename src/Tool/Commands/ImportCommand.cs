using System.IO;
using System.Linq;
using Gen.Import;

namespace Gen.Tool.Commands;

/// <summary>Writes a model as attributes and weights, and checks it where it is given what should come out.</summary>
internal static class ImportCommand
{
    public static int Run(string[] line, TextWriter output)
    {
        var arguments = new Arguments(line, "out", "name", "namespace", "length", "network", "flatten", "stride", "dilation", "padding", "input", "expect", "relative", "absolute");
        var path = arguments.Only("the file of a model");
        var inputs = arguments.All("input").Select(NpyFile.Read).ToList();
        var expected = arguments.All("expect").Select(NpyFile.Read).ToList();
        if (expected.Count > 0 && inputs.Count == 0)
            throw new UsageException("--expect needs --input, too.");
        var options = OptionsOf(arguments);
        options = ModelRun.With(options, inputs, expected);
        var folder = arguments.Text("out") ?? ".";
        if (arguments.Text("network") is { } declaration)
            return StateDictImport.Run(path, declaration, options, OrderOf(arguments.Text("flatten")), folder, inputs, expected, (arguments.Real("relative", 1e-4), arguments.Real("absolute", 1e-5)), output);
        var imported = Importer.Import(path, options);
        if (inputs.Count == 0)
            return Write(imported, folder, isOpen: options.Length is null, output);
        var run = ModelRun.Of(path, options, inputs);
        var code = expected.Count == 0 ? 0 : Comparison.Report(run, expected, arguments.Real("relative", 1e-4), arguments.Real("absolute", 1e-5), output);
        if (code != 0 && imported.IsPart)
            throw new ImportException("The layers that the state dict tells by itself give other outputs than those expected, so nothing was written: the model has more in it. Declare it, and give it with --network FILE.cs.");
        Write(imported, folder, isOpen: options.Length is null, output);
        return code;
    }

    public static ImportOptions OptionsOf(Arguments arguments) =>
        new()
        {
            Length = arguments.Integer("length"), ClassName = NameOf(arguments.Text("name")), Namespace = SpaceOf(arguments.Text("namespace")),
            Stride = arguments.Integer("stride"), Dilation = arguments.Integer("dilation"), Padding = PaddingOf(arguments.Text("padding")),
        };

    private static FlattenOrder? OrderOf(string? text) => text switch
    {
        null => null,
        "channels" => FlattenOrder.ChannelsFirst,
        "steps" => FlattenOrder.StepsFirst,
        _ => throw new UsageException($"--flatten is '{text}'; expected channels or steps."),
    };

    /// <summary>One number for both sides, or two between a comma.</summary>
    private static int[]? PaddingOf(string? text)
    {
        if (text is null)
            return null;
        int[] sides = [.. text.Split(',').Select(side => int.TryParse(side, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var steps) ? steps : -1)];
        return sides.Length <= 2 && sides.All(steps => steps is >= 0 and <= 1 << 20)
            ? [sides[0], sides[^1]]
            : throw new UsageException($"--padding is '{text}'; expected a number of steps, or two with a comma between.");
    }

    private static int Write(Imported imported, string folder, bool isOpen, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        var (source, weights) = (imported.ClassName + ".cs", imported.ClassName + ".safetensors");
        File.WriteAllText(Path.Combine(folder, source), imported.Source(weights, isOpen));
        File.WriteAllBytes(Path.Combine(folder, weights), imported.Weights());
        output.WriteLine($"{imported.Format}: {Path.Combine(folder, source)}, {Path.Combine(folder, weights)}");
        foreach (var note in imported.Notes)
            output.WriteLine("  " + note);
        return 0;
    }

    /// <summary>A name becomes a file's: letters and digits, nothing that leads elsewhere.</summary>
    private static string? NameOf(string? name) => name is null || IsName(name) ? name
        : throw new UsageException($"--name is '{name}'; expected a class's name of letters, digits and underscores.");

    private static string? SpaceOf(string? name) => name is null || name.Split('.').All(IsName) ? name
        : throw new UsageException($"--namespace is '{name}'; expected names between points.");

    private static bool IsName(string name) => name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
