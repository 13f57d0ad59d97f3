using System;

namespace Gen.Import;

/// <summary>A model cannot be imported; the message says what, where and what to do.</summary>
public sealed class ImportException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="message">One sentence or two.</param>
    /// <param name="inner">What it was thrown for.</param>
    public ImportException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
