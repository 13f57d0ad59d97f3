using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>Where the outputs of a stream go: the user's span, or where that is channels first, a place for some frames that are then put in their rows.</summary>
internal readonly ref struct StreamOutput
{
    private readonly Span<float> _outputs;
    private readonly Span<float> _frames;
    private readonly int _length;

    /// <summary>Frames go into the span one behind the other.</summary>
    public StreamOutput(Span<float> outputs) => _outputs = outputs;

    /// <summary>Frames go into the columns of a span.</summary>
    /// <param name="outputs">The span.</param>
    /// <param name="frames">Room for the frames of a call.</param>
    /// <param name="length">The frames of the whole output.</param>
    public StreamOutput(Span<float> outputs, Span<float> frames, int length)
    {
        _outputs = outputs;
        _frames = frames;
        _length = length;
    }

    /// <summary>The first float of the room for some frames.</summary>
    public ref float Room(int written, int frames, int channels) =>
        ref MemoryMarshal.GetReference(_length > 0 ? _frames[..(frames * channels)] : _outputs.Slice(written * channels, frames * channels));

    /// <summary>Says that the frames are there.</summary>
    public void Written(int written, int frames, int channels)
    {
        for (var channel = 0; _length > 0 && channel < channels; channel++)
        {
            for (var frame = 0; frame < frames; frame++)
                _outputs[channel * _length + written + frame] = _frames[frame * channels + channel];
        }
    }
}
