using System;

namespace Gen.Tool;

/// <summary>The command line is not as it should be.</summary>
internal sealed class UsageException(string message) : Exception(message);
