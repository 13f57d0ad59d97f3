using System;
using System.Collections.Generic;

namespace Gen.Data;

/// <summary>Rows of a file, one after the other.</summary>
internal interface ITable : IDisposable
{
    /// <summary>The file.</summary>
    string File { get; }

    /// <summary>The names of the columns.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>File and line of the current row.</summary>
    string Place { get; }

    /// <summary>Goes to the next row.</summary>
    bool Read();

    /// <summary>A cell as text; empty where nothing is.</summary>
    string Text(int column);

    /// <summary>A cell as a number; not a number where nothing is.</summary>
    float Number(int column);
}
