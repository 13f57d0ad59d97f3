using System;
using System.Collections.Generic;

namespace Gen.Generator;

/// <summary>Gives out names of files. The compiler and many disks take names for equal that differ in case only; C# does not take two classes so.</summary>
internal sealed class FileNames
{
    private const string Extension = ".g.cs";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name with its extension; behind a plus, or several, where it is taken.</summary>
    public string Take(string name)
    {
        var file = name + Extension;
        while (!_taken.Add(file))
            file = "+" + file;
        return file;
    }
}
