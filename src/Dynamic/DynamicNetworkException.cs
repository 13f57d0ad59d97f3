using System;
using System.Collections.Generic;

namespace Gen;

/// <summary>A network's source does not compile.</summary>
public sealed class DynamicNetworkException : Exception
{
    /// <summary>Makes one of the compiler's sentences.</summary>
    /// <param name="message">All of them, one a line.</param>
    /// <param name="errors">The sentences, with their ids and places.</param>
    /// <param name="inner">What it was thrown for, if for another exception.</param>
    public DynamicNetworkException(string message, IReadOnlyList<string> errors, Exception? inner = null)
        : base(message, inner) => Errors = errors;

    /// <summary>The errors, such as <c>(3,12): GEN021: ...</c>.</summary>
    public IReadOnlyList<string> Errors { get; }
}
