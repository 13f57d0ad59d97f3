using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Schedule;

namespace Gen.Generator.Passes;

/// <summary>The stretches of a training pass: neighbouring steps that are in one loop over the samples, or are done for the whole batch.</summary>
internal sealed class Stretches
{
    private readonly LoweredProgram _lowered;
    private readonly List<int> _numbers = [];
    private readonly List<bool> _areSamples = [];

    public Stretches(LoweredProgram lowered)
    {
        _lowered = lowered;
        (bool, bool, bool)? last = null;
        var number = -1;
        foreach (var step in lowered.Steps)
        {
            var isGrouped = SampleGroup.IsGrouped(lowered, step);
            var kind = (step.Phase == Phase.Forward, step.IsForBatch, isGrouped);
            number += kind == last ? 0 : 1;
            last = kind;
            _numbers.Add(number);
            _areSamples.Add(!step.IsForBatch && !isGrouped);
        }
    }

    /// <summary>The places of the steps that use a buffer.</summary>
    public List<int> Uses(int buffer) =>
        [.. Enumerable.Range(0, _lowered.Steps.Count).Where(place => _lowered.Steps[place].Operands.Any(operand => operand.IsBuffer(buffer)))];

    /// <summary>Whether one sample goes through all these steps before the next one begins.</summary>
    public bool AreOfOneSample(IReadOnlyCollection<int> places) =>
        places.All(place => _areSamples[place]) && places.Select(place => _numbers[place]).Distinct().Count() == 1;
}
