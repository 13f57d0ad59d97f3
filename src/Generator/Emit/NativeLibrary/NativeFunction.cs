using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;

namespace Gen.Generator.Emit.NativeLibrary;

/// <summary>A function of the C library: its declaration in the header, and the method behind it.</summary>
/// <param name="Name">Its name behind the network's.</param>
/// <param name="Method">The runtime's method.</param>
/// <param name="Arguments">Its arguments in C and in C#.</param>
/// <param name="Comment">What it does, for the header.</param>
internal sealed record NativeFunction(string Name, string Method, EquatableArray<NativeArgument> Arguments, string Comment)
{
    /// <summary>All functions of a network.</summary>
    public static IEnumerable<NativeFunction> All(NativeFace face) => NativeFunctions.OfNetworks(face).Concat(face.Graph is null ? [] : NativeFunctions.OfStreams());

    /// <summary>A function whose arguments are written as in C; <c>@</c> stands for the network's name.</summary>
    public static NativeFunction Of(string name, string method, string arguments, string comment) => new(name, method,
        arguments.Split(',').Select(argument => NativeArgument.Of(argument.Trim())).ToEquatable(), comment);
}

/// <summary>An argument.</summary>
/// <param name="C">Its declaration in C.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Name">Its name.</param>
internal sealed record NativeArgument(string C, string Type, string Name)
{
    /// <summary>Reads a declaration: what is no size is a pointer.</summary>
    public static NativeArgument Of(string declaration)
    {
        var name = declaration.Substring(declaration.LastIndexOfAny([' ', '*']) + 1);
        return new(declaration, declaration.Contains('*') ? "nint" : "nuint", Camel(name));
    }

    private static string Camel(string name) => string.Concat(name.Split('_').Select((word, place) => place == 0 ? word : char.ToUpperInvariant(word[0]) + word.Substring(1)));
}
