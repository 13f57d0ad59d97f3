using System.IO;

namespace Gen;

/// <summary>Checks where a file is to be written, so that what is wrong is said of the path that the caller gave and not of a file beside it.</summary>
internal static class TargetFile
{
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    internal static void Require(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a folder; expected the path of a file.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"'{path}' cannot be written: there is no folder '{folder}'. Make it first.");
    }
}
