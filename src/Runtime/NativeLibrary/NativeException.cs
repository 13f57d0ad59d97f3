using System;

namespace Gen.Support;

/// <summary>A mistake of a C program, with the status that it gets.</summary>
/// <param name="status">The status.</param>
/// <param name="text">What was expected and what came.</param>
internal sealed class NativeException(NativeStatus status, string text) : Exception(text)
{
    /// <summary>The status.</summary>
    public NativeStatus Status { get; } = status;
}
