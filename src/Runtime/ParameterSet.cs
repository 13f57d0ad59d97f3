using System.Collections;
using System.Collections.Generic;
using System.Threading;

namespace Gen;

/// <summary>A network's parameters in layer order, with a version that grows at each change.</summary>
public sealed class ParameterSet : IReadOnlyList<Parameter>
{
    private readonly Parameter[] _parameters;
    private int _version;

    /// <summary>Called by generated code.</summary>
    /// <param name="parameters">The parameters in layer order; the set becomes their owner.</param>
    public ParameterSet(params Parameter[] parameters)
    {
        _parameters = parameters;
        foreach (var parameter in parameters)
            parameter.BelongTo(this);
    }

    /// <inheritdoc/>
    public int Count => _parameters.Length;

    /// <summary>Grows at each change of a parameter; what is derived from the parameters remembers the one it was made from.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <inheritdoc/>
    public Parameter this[int index] => _parameters[index];

    /// <summary>Says that parameters were changed in place.</summary>
    public void Changed() => Interlocked.Increment(ref _version);

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
