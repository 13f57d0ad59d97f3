using System;
using System.Collections.Generic;
using System.Linq;
using Gen;

namespace SpokenDigits;

/// <summary>Recordings as the network takes them: windows of one second.</summary>
internal sealed class Windows
{
    // A tenth of a second to either side.
    private const int LargestShift = Recording.Rate / 10;

    private readonly IReadOnlyList<Recording> _recordings;
    private readonly float[] _inputs;

    public Windows(IReadOnlyList<Recording> recordings)
    {
        (_recordings, _inputs) = (recordings, new float[recordings.Count * Recording.WindowLength]);
        for (var i = 0; i < recordings.Count; i++)
            recordings[i].CopyTo(Window(i), recordings[i].Middle);
        Labels = [.. recordings.Select(one => one.Digit)];
        Samples = Dataset.FromLabels(_inputs, Labels, Recording.Digits);
    }

    public int[] Labels { get; }

    public Dataset Samples { get; }

    /// <summary>Moves every recording to another place around the middle of its window: nobody begins to speak at the same moment twice.</summary>
    public void Shift(Random random)
    {
        for (var i = 0; i < _recordings.Count; i++)
            _recordings[i].CopyTo(Window(i), _recordings[i].Middle + random.Next(-LargestShift, LargestShift + 1));
    }

    private Span<float> Window(int index) => _inputs.AsSpan(index * Recording.WindowLength, Recording.WindowLength);
}
