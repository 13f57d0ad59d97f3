using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit.Runner.InProc.SystemConsole;

namespace Gen.Replay;

/// <summary>Emits the corpus and prints what changed against the committed list.</summary>
internal static class Program
{
    private const string Usage = """
        Emits a fixed corpus of networks and prints the files that differ from the committed list.
          --write        writes the list anew
          --out FOLDER   also writes every file to FOLDER/PROJECT/FILE, for `git diff --no-index` between two commits
          --time         prints the processor time that the generator takes for the networks of docs/architectures.md
        """;

    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                return Compare((_, _) => { }, isWriting: false);
            case ["--write"]:
                return Compare((_, _) => { }, isWriting: true);
            case ["--out", var folder]:
                return Compare((file, text) => Save(folder, file, text), isWriting: false);
            case ["--time"]:
                GeneratorTime.Print();
                return 0;
            case ["--time", var name]:
                GeneratorTime.PrintOne(name);
                return 0;
            case ["--help"]:
                Console.WriteLine(Usage);
                return 0;
            default:
                // The test runner starts the assembly with arguments of its own.
                return await ConsoleRunner.Run(arguments);
        }
    }

    private static int Compare(Action<EmittedFile, string> look, bool isWriting)
    {
        var files = Emission.Of(Corpus.Projects(), look);
        var list = HashList.Of(files);
        var changes = list.ChangesSince(HashList.Committed());
        foreach (var change in changes)
            Console.WriteLine(change);
        var kernels = list.Hashes.Keys.Count(name => !name.Contains('/'));
        Console.WriteLine(FormattableString.Invariant($"{list.Hashes.Count - kernels} lines of networks, {kernels} of kernels, {changes.Count} differ"));
        if (isWriting)
            list.Write();
        return isWriting || changes.Count == 0 ? 0 : 1;
    }

    private static void Save(string folder, EmittedFile file, string text)
    {
        var path = Path.Combine(folder, file.Project.Name.Replace('/', '-'), file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
