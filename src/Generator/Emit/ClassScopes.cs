using System;
using System.Collections.Generic;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>Opens the user's class again, inside its namespace and the types that it is nested in; disposing it closes all of them.</summary>
internal sealed class ClassScopes : IDisposable
{
    private const string Network = " : global::Gen.INetwork";
    private const string PredictionNetwork = " : global::Gen.Support.IPredictionNetwork";

    private readonly Stack<SourceWriter.Scope> _scopes = new();

    /// <summary>Opens them.</summary>
    /// <param name="type">The class.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="interfaces">What the class implements.</param>
    /// <param name="remarks">Writes what stands in front of the class itself.</param>
    public ClassScopes(TypeHierarchy type, SourceWriter writer, string interfaces = Network, Action? remarks = null)
    {
        if (type.Namespace.Length > 0)
            _scopes.Push(writer.Block($"namespace {type.Namespace}"));
        for (var depth = 0; depth < type.Types.Count; depth++)
        {
            var isNetwork = depth == type.Types.Count - 1;
            if (isNetwork)
                remarks?.Invoke();
            _scopes.Push(writer.Block(type.Types[depth] + (isNetwork ? interfaces : "")));
        }
    }

    /// <summary>What the class of a network implements; one for signals of any length is no network of one length.</summary>
    public static string InterfacesOf(ModelSpec model) => !model.HasLength ? "" : model.IsTrained ? Network : PredictionNetwork;

    public void Dispose()
    {
        while (_scopes.Count > 0)
            _scopes.Pop().Dispose();
    }
}
