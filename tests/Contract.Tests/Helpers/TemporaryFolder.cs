using System;
using System.IO;

namespace Contract.Tests.Helpers;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("gen-").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name) => Path.Combine(_path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_path, recursive: true);
}
