using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace Gen;

/// <summary>
/// Compiles a network at run time: for shapes that only the data know, for imported models, for a search over architectures. It is the generator and the C#
/// compiler inside a package, so that the network is the one that a project would get. Not for Native AOT, which has neither.
/// </summary>
public static class DynamicNetwork
{
    /// <summary>Compiles a source and makes its network.</summary>
    /// <param name="source">
    /// C# that declares a class with <c>[Input]</c>, and the blocks that it uses. <c>using Gen;</c> is there already. It becomes code of this process: it is
    /// to be trusted as any other code of the program.
    /// </param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <returns>The network. Its code is unloaded once neither it nor anything of it is used.</returns>
    /// <exception cref="DynamicNetworkException">The source does not compile; the message has the compiler's and the generator's sentences.</exception>
    /// <exception cref="ArgumentException">The source declares no network, or several and the options do not say which.</exception>
    [RequiresDynamicCode("The C# compiler makes code at run time.")]
    [RequiresUnreferencedCode("The compiled code may use any member of the runtime.")]
    public static INetwork Compile(string source, DynamicOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        options ??= new();
        var cache = options.CacheFolder is { } folder ? new AssemblyCache(folder, source, options) : null;
        if (cache?.Read() is not { } assembly)
        {
            assembly = NetworkCompiler.Compile(source, options);
            cache?.Write(assembly);
        }

        return Create(assembly, options);
    }

    [RequiresUnreferencedCode("The type is looked up by its name.")]
    private static INetwork Create(byte[] assembly, DynamicOptions options)
    {
        var context = new AssemblyLoadContext("Gen.Dynamic", isCollectible: true);
        try
        {
            var type = Find(context.LoadFromStream(new MemoryStream(assembly)), options.TypeName);
            return (INetwork)Activator.CreateInstance(type, options.Seed)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw new DynamicNetworkException($"The network's constructor failed: {inner.Message}", [], inner);
        }
        finally
        {
            // What is still in use stays until it no longer is.
            context.Unload();
        }
    }

    [RequiresUnreferencedCode("The type is looked up by its name.")]
    private static Type Find(Assembly assembly, string? name)
    {
        var networks = assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(INetwork)) && !type.IsAbstract).ToList();
        var named = name is null ? networks : networks.Where(type => type.FullName == name).ToList();
        return named switch
        {
            [var one] => one,
            [] when networks.Count == 0 => throw new ArgumentException("The source declares no network: no class has [Input] and layers."),
            [] => throw new ArgumentException($"The source declares no network '{name}'; it declares {List()}."),
            _ => throw new ArgumentException($"The source declares {networks.Count} networks, {List()}; name one in DynamicOptions.TypeName."),
        };

        string List() => string.Join(", ", networks.Select(type => type.FullName));
    }
}
