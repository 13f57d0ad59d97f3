using System;
using System.IO;

namespace Gen;

/// <summary>Writes files, and checks where they are to lie, so that what is wrong is said of the path that the caller gave and not of a file beside it.</summary>
internal static class TargetFile
{
    /// <summary>Writes a new file beside a path, which then takes its place; if writing fails, what was there is as it was.</summary>
    internal static void Replace(string path, Action<Stream> write)
    {
        Require(path);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

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
