using System.Collections.Generic;

namespace Gen.Generator.Emit.NativeLibrary;

/// <summary>The table of functions.</summary>
internal static class NativeFunctions
{
    /// <summary>Those of a network itself.</summary>
    public static IEnumerable<NativeFunction> OfNetworks(NativeFace face)
    {
        yield return NativeFunction.Of("create", "Create", "const void *weights, size_t bytes, @_network **network", face.Weights is null
            ? """
              Makes a network with the weights of a safetensors file in memory, which is copied.
              *network is NULL if it fails.
              """
            : """
              Makes a network. weights is NULL for those inside the library, or a safetensors
              file in memory, which is copied. *network is NULL if it fails.
              """);
        yield return NativeFunction.Of("load", "Load", "@_network *network, const void *weights, size_t bytes", """
            Exchanges the weights for those of a safetensors file in memory: all of them, or none
            if it fails. Other threads may predict meanwhile: each prediction sees the old ones or
            the new ones.
            """);
        yield return NativeFunction.Of("destroy", "Destroy", "@_network *network", """
            Gives a network back; NULL is taken. What other threads have begun ends well, and
            streams of the network live on.
            """);
        if (face.HasLength)
        {
            yield return NativeFunction.Of("predict", "Predict", "const @_network *network, const float *inputs, size_t input_count, float *outputs, size_t output_count", """
                Predicts n samples: input_count is n times the input's size, output_count n times the
                output's. Any number of threads may call it on one network at once. Inputs and outputs
                may not overlap.
                """);
        }
    }

    /// <summary>Those of streams and of signals of any length.</summary>
    public static IEnumerable<NativeFunction> OfStreams() =>
    [
        NativeFunction.Of("sequence_output_length", "SequenceOutputLength", "size_t steps, size_t *output_steps",
            "The steps of what predict_sequence makes of a signal of so many steps."),
        NativeFunction.Of("predict_sequence", "PredictSequence",
            "const @_network *network, const float *signal, size_t signal_count, float *outputs, size_t output_count, size_t *output_steps", """
            Predicts one signal of signal_count values, of any length. output_count is the room in
            values. Any number of threads may call it on one network at once.
            """),
        NativeFunction.Of("stream_create", "StreamCreate", "const @_network *network, @_stream **stream", """
            Makes a stream: the network on a signal that comes a frame at a time. One thread at a
            time may use a stream; many streams may share a network. *stream is NULL if it fails.
            """),
        NativeFunction.Of("stream_push", "StreamPush",
            "@_stream *stream, const float *frames, size_t frame_count, float *outputs, size_t output_count, size_t *output_frames", """
            Takes frames of frame_count values in all, and writes the outputs that follow from
            them. output_count is the room in values, at least what stream_outputs_for says.
            *output_frames is how many frames were written.
            """),
        NativeFunction.Of("stream_outputs_for", "StreamOutputsFor", "@_stream *stream, size_t frames, size_t *output_frames",
            "How many frames the next push of so many frames would write."),
        NativeFunction.Of("stream_flush", "StreamFlush", "@_stream *stream, float *outputs, size_t output_count, size_t *output_frames", """
            Ends the signal: writes the outputs that looked beyond its end. Afterwards the stream
            is as new.
            """),
        NativeFunction.Of("stream_outputs_at_flush", "StreamOutputsAtFlush", "@_stream *stream, size_t *output_frames", "How many frames a flush would write."),
        NativeFunction.Of("stream_prepare", "StreamPrepare", "@_stream *stream",
            "Does what of the next frame's work can be done before it comes; a push does it otherwise."),
        NativeFunction.Of("stream_reset", "StreamReset", "@_stream *stream", "Forgets the signal: the stream is as new."),
        NativeFunction.Of("stream_state_size", "StreamStateSize", "@_stream *stream, size_t *state_count", "The values of the stream's state."),
        NativeFunction.Of("stream_save_state", "StreamSaveState", "@_stream *stream, float *state, size_t state_count",
            "Writes what the stream remembers, exactly stream_state_size values."),
        NativeFunction.Of("stream_load_state", "StreamLoadState", "@_stream *stream, const float *state, size_t state_count",
            "Goes on from where a stream of the same network was; if it fails, nothing has changed."),
        NativeFunction.Of("stream_destroy", "StreamDestroy", "@_stream *stream", "Gives a stream back; NULL is taken."),
    ];
}
