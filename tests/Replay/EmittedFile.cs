using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Gen.Replay;

/// <summary>A file that the generator emitted.</summary>
/// <param name="Project">For which project.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hash">What stands for its text.</param>
internal sealed record EmittedFile(Project Project, string Name, string Hash)
{
    private const int HashBytes = 5;
    private const string KernelPrefix = "Gen.Emitted.";

    /// <summary>
    /// What the list calls it: a kernel's file is the same in every project, a network's is not. Of a project of many kernels those of a kind share a line:
    /// <c>random 25/Contraction*</c>.
    /// </summary>
    public string Key =>
        !Name.StartsWith(KernelPrefix, StringComparison.Ordinal) ? $"{Project.Name}/{Name}"
        : Project.HasManyKernels ? $"{Project.Name}/{Kind}*"
        : Name;

    private string Kind => new([.. Name[KernelPrefix.Length..].TakeWhile(char.IsAsciiLetter)]);

    /// <summary>The hash of a text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..HashBytes]);
}
