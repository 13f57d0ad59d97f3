using System;
using System.Collections.Generic;

namespace Gen;

/// <summary>A copy of all parameters of a network, running statistics included, to go back to.</summary>
internal sealed class ParameterSnapshot
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly float[][] _values;

    internal ParameterSnapshot(IReadOnlyList<Parameter> parameters)
    {
        _parameters = parameters;
        _values = new float[parameters.Count][];
        for (var i = 0; i < _values.Length; i++)
            _values[i] = parameters[i].Packed.ToArray();
    }

    /// <summary>Copies the parameters as they are now.</summary>
    internal void Take()
    {
        for (var i = 0; i < _values.Length; i++)
            _parameters[i].Packed.CopyTo(_values[i]);
    }

    internal void Transfer(StateTransfer state)
    {
        for (var i = 0; i < _values.Length; i++)
            state.Packed(_parameters[i].Layout, _values[i]);
    }

    internal void Restore()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i].CopyTo(_parameters[i].Packed);
            _parameters[i].Changed();
        }
    }
}
