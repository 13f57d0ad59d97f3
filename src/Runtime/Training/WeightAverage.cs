using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>The running mean of a network's trainable parameters over the steps of a training, and the exchange of the two.</summary>
internal sealed class WeightAverage
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly float[]?[] _means;
    private readonly double _kept;
    private long _steps;

    /// <summary>Starts without a step.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="kept">The share of the old mean that a step keeps, in the long run.</param>
    internal WeightAverage(IReadOnlyList<Parameter> parameters, double kept)
    {
        (_parameters, _kept, _means) = (parameters, kept, new float[parameters.Count][]);
        for (var i = 0; i < _means.Length; i++)
            _means[i] = parameters[i].Trainable ? parameters[i].Packed.ToArray() : null;
    }

    /// <summary>Takes the parameters in as a step left them. In the first steps less is kept, so that the parameters before training soon have no part.</summary>
    internal void Add()
    {
        var kept = (float)Math.Min(_kept, (1.0 + _steps) / (10 + _steps));
        _steps++;
        for (var i = 0; i < _means.Length; i++)
        {
            if (_means[i] is { } mean)
                TensorPrimitives.Lerp(_parameters[i].Packed, mean, kept, mean);
        }
    }

    /// <summary>Puts the means into the network, and the parameters in their place; once more, and all is as before.</summary>
    internal void Exchange()
    {
        for (var i = 0; i < _means.Length; i++)
        {
            if (_means[i] is not { } mean)
                continue;
            var values = _parameters[i].Packed;
            for (var place = 0; place < mean.Length; place++)
                (values[place], mean[place]) = (mean[place], values[place]);
            _parameters[i].Changed();
        }
    }

    internal void Transfer(StateTransfer state)
    {
        state.Value(ref _steps);
        for (var i = 0; i < _means.Length; i++)
        {
            if (_means[i] is { } mean)
                state.Packed(_parameters[i].Layout, mean);
        }
    }
}
