using System;
using System.IO;
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
    private static readonly bool s_accept = Environment.GetEnvironmentVariable("GEN_UPDATE_SNAPSHOTS") == "1";

    public static void File(string testClass, string name, string text, [CallerMemberName] string test = "")
    {
        var stem = Path.Combine(Repository.Tests, "Emission", $"{testClass}.{test}#{Path.GetFileNameWithoutExtension(name)}");
        var (verified, received) = (stem + ".verified.cs", stem + ".received.cs");
        if (System.IO.File.Exists(verified) && Repository.Read(verified) == text)
        {
            System.IO.File.Delete(received);
            return;
        }

        System.IO.File.WriteAllText(s_accept ? verified : received, text);
        if (!s_accept)
            Assert.Fail($"{name} is not what was verified. Compare {received} with {verified}; GEN_UPDATE_SNAPSHOTS=1 accepts it.");
    }
}
