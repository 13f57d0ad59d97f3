using System;
using System.IO;

namespace Gen.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("gen-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
