using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Support;

namespace Gen;

/// <summary>
/// Gives parameters of one network new values, so that a prediction sees all of them or none. Values that a prediction may be reading stay as they are:
/// the change is made in copies, which then take their place. Values that nobody can be reading yet are changed in place.
/// </summary>
internal readonly ref struct ParameterChange
{
    private readonly ParameterSet? _owner;
    private readonly ParameterVersion? _copies;

    /// <summary>Closes the network's gate.</summary>
    /// <param name="owner">The parameters of the network; none for parameters that stand alone.</param>
    internal ParameterChange(ParameterSet? owner)
    {
        _owner = owner;
        if (owner is not null)
            Monitor.Enter(owner.Gate);
        try
        {
            _copies = owner?.CopiesToWrite();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The parameters of some list by the networks that they belong to.</summary>
    internal static IEnumerable<IGrouping<ParameterSet?, Parameter>> ByOwner(IEnumerable<Parameter> parameters) =>
        parameters.GroupBy(parameter => parameter.Owner);

    /// <summary>Gives parameters values in their canonical layout, those of each network at once.</summary>
    internal static void Replace(IReadOnlyDictionary<Parameter, float[]> values)
    {
        foreach (var network in ByOwner(values.Keys))
        {
            using var change = new ParameterChange(network.Key);
            foreach (var parameter in network)
                parameter.Layout.Pack(values[parameter], change.Values(parameter).Span);
            change.Commit(prepare: true);
            foreach (var parameter in network)
                parameter.Replaced();
        }
    }

    /// <summary>Where to write a parameter's values.</summary>
    internal ParameterValues Values(Parameter parameter) => _copies?.Values[parameter.Index] ?? parameter.Values;

    /// <summary>Makes the new values the network's.</summary>
    /// <param name="prepare">Whether to derive from them at once what predictions read; the next prediction does it otherwise.</param>
    internal void Commit(bool prepare)
    {
        if (_copies is null)
            _owner?.Changed();
        else
            _owner!.Replace(_copies, prepare);
    }

    /// <summary>Opens the gate.</summary>
    public void Dispose()
    {
        if (_owner is not null)
            Monitor.Exit(_owner.Gate);
    }
}
