using System.Collections;
using System.Collections.Generic;
using System.Threading;
using Gen.Support;

namespace Gen;

/// <summary>A network's parameters in layer order, with a version that grows at each change.</summary>
public sealed class ParameterSet : IReadOnlyList<Parameter>
{
    private readonly Parameter[] _parameters;
    private NetworkEngine? _engine;
    private int _version;

    /// <summary>Called by generated code.</summary>
    /// <param name="parameters">The parameters in layer order; the set becomes their owner.</param>
    public ParameterSet(params Parameter[] parameters)
    {
        _parameters = parameters;
        for (var index = 0; index < parameters.Length; index++)
            parameters[index].BelongTo(this, index);
    }

    /// <inheritdoc/>
    public int Count => _parameters.Length;

    /// <summary>Grows at each change of a parameter; what is derived from the parameters remembers the one it was made from.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>The names of the classes that the outputs stand for; saved and loaded with the parameters. Empty where nobody gave any.</summary>
    internal IReadOnlyList<string> ClassNames { get; set; } = [];

    /// <inheritdoc/>
    public Parameter this[int index] => _parameters[index];

    /// <summary>
    /// Closed while parameters are exchanged, or while something is derived from them. A monitor, because a <see cref="Lock"/> allocates when threads first
    /// meet at it, and one of them may be predicting.
    /// </summary>
    internal object Gate { get; } = new();

    /// <summary>Says that parameters were changed in place. Predictions that run at the same time may have seen a part of the change.</summary>
    public void Changed()
    {
        Interlocked.Increment(ref _version);
        _engine?.Current.Changed();
    }

    /// <summary>The values of all parameters.</summary>
    internal ParameterValues[] Values()
    {
        var values = new ParameterValues[_parameters.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = _parameters[index].Values;
        return values;
    }

    /// <summary>The values of all parameters as they are at this time: what is written afterwards is written elsewhere.</summary>
    internal ParameterValues[] Take()
    {
        lock (Gate)
        {
            _engine?.Current.Take();
            return Values();
        }
    }

    /// <summary>A copy of all values to change, if predictions may be reading those that there are.</summary>
    internal ParameterVersion? CopiesToWrite() => _engine?.CopyOfCurrent();

    /// <summary>Puts changed copies in the place of the values.</summary>
    internal void Replace(ParameterVersion copies, bool prepare)
    {
        for (var index = 0; index < _parameters.Length; index++)
            _parameters[index].Values = copies.Values[index];
        _engine!.Publish(copies, prepare);
        Interlocked.Increment(ref _version);
    }

    internal void BelongTo(NetworkEngine engine) => _engine = engine;

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
