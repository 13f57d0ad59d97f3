namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to allow <c>init</c>, and netstandard2.0 lacks.</summary>
internal static class IsExternalInit;
