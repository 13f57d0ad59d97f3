using Gen.Generator.Layers.Streams;
using Gen.Support;

namespace Gen.Generator.Layers.Recurrent;

internal sealed partial record RecurrentLayer
{
    /// <summary>A state behind each frame, which the stream keeps. Where only the last one is the output, it is the one so far, as of a global pool.</summary>
    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        if (Options.Direction != Direction.Forward)
            throw new CannotStreamException(Name, $"its Direction is {Options.Direction}, so that it begins with the end of the signal, which a stream has not seen yet");
        var states = stream.Pointwise(x, this with { Options = Options with { ReturnSequences = true, KeepsState = true } });
        return Options.ReturnSequences ? states : stream.Running(states, this, StreamNodeKind.RunningLast);
    }
}
