using Gen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing.Constants;

/// <summary>An argument that is made of a network's generated constant, which the compiler does not know while the generator runs.</summary>
/// <param name="Argument">Where the argument stands.</param>
/// <param name="Network">The network.</param>
/// <param name="Constant">The constant's name.</param>
internal sealed record ConstantUse(LocationInfo Argument, INamedTypeSymbol Network, string Constant);
