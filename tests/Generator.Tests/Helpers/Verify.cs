using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Generator.Tests.Helpers;

/// <summary>
/// Snapshots by the conventions of the Verify package, so that it can take this class' place: the accepted text lies beside the test as
/// <c>Class.Method#Name.verified.cs</c>, a text that differs is written as <c>.received.cs</c>. The environment variable
/// GEN_UPDATE_SNAPSHOTS=1 accepts what is received; read the difference before it is committed.
/// </summary>
internal static class Verify
{
    /// <summary>Whether what is received is accepted.</summary>
    public static bool Accepts { get; } = Environment.GetEnvironmentVariable("GEN_UPDATE_SNAPSHOTS") == "1";

    /// <summary>Compares files with those that were verified for the test; none may differ, be missing or be left over.</summary>
    public static void Files(string folder, string testClass, IReadOnlyDictionary<string, string> files, [CallerMemberName] string test = "")
    {
        var stem = $"{testClass}.{test}#";
        Compare(Path.Combine(Repository.Tests, folder), stem + "*.verified.cs", files, name => stem + Path.GetFileNameWithoutExtension(name) + ".verified.cs");
    }

    /// <summary>Compares files with those of the same names in a folder of the repository, which has no others with names that end so.</summary>
    public static void Folder(string folder, string ending, IReadOnlyDictionary<string, string> files) =>
        Compare(Path.Combine(Repository.Root, folder), "*" + ending, files, name => name);

    private static void Compare(string folder, string pattern, IReadOnlyDictionary<string, string> files, Func<string, string> verified)
    {
        var leftOver = Directory.GetFiles(folder, pattern).Select(path => Path.GetFileName(path)).Except(files.Keys.Select(verified)).ToList();
        if (Accepts)
            leftOver.ForEach(name => File.Delete(Path.Combine(folder, name)));
        else
            Assert.Empty(leftOver);
        Assert.All(files, file => Compare(Path.Combine(folder, verified(file.Key)), file.Value));
    }

    private static void Compare(string verified, string text)
    {
        var received = Path.ChangeExtension(verified.Replace(".verified.cs", ".cs"), ".received.cs");
        File.Delete(received);
        if (File.Exists(verified) && Repository.Read(verified) == text)
            return;
        File.WriteAllText(Accepts ? verified : received, text);
        Assert.True(Accepts, $"{received} is not what was verified; GEN_UPDATE_SNAPSHOTS=1 accepts it.");
    }
}
