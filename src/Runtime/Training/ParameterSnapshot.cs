using System;
using System.Collections.Generic;

namespace Gen;

/// <summary>A copy of all parameters of a network, running statistics included, to go back to.</summary>
internal sealed class ParameterSnapshot
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly float[][] _values;
    private readonly long[] _moves;

    internal ParameterSnapshot(IReadOnlyList<Parameter> parameters)
    {
        _parameters = parameters;
        (_values, _moves) = (new float[parameters.Count][], new long[parameters.Count]);
        for (var i = 0; i < _values.Length; i++)
            (_values[i], _moves[i]) = (parameters[i].Packed.ToArray(), parameters[i].Moves);
    }

    /// <summary>Copies the parameters as they are now.</summary>
    internal void Take()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _parameters[i].Packed.CopyTo(_values[i]);
            _moves[i] = _parameters[i].Moves;
        }
    }

    internal void Transfer(StateTransfer state)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            state.Packed(_parameters[i].Layout, _values[i]);
            state.Value(ref _moves[i]);
        }
    }

    internal void Restore()
    {
        for (var i = 0; i < _values.Length; i++)
            _parameters[i].Restore(_values[i], _moves[i]);
    }
}
