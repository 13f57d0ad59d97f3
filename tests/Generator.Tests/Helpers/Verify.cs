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
        var stem = Path.Combine(Repository.Tests, folder, $"{testClass}.{test}#");
        var leftOver = Directory.GetFiles(Path.GetDirectoryName(stem)!, Path.GetFileName(stem) + "*.verified.cs")
            .Except(files.Keys.Select(name => Verified(stem, name)))
            .ToList();
        if (Accepts)
            leftOver.ForEach(File.Delete);
        else
            Assert.Empty(leftOver);
        Assert.All(files, file => Compare(Verified(stem, file.Key), file.Value));
    }

    private static string Verified(string stem, string name) => stem + Path.GetFileNameWithoutExtension(name) + ".verified.cs";

    private static void Compare(string verified, string text)
    {
        var received = verified.Replace(".verified.cs", ".received.cs");
        File.Delete(received);
        if (File.Exists(verified) && Repository.Read(verified) == text)
            return;
        File.WriteAllText(Accepts ? verified : received, text);
        Assert.True(Accepts, $"{received} is not what was verified; GEN_UPDATE_SNAPSHOTS=1 accepts it.");
    }
}
