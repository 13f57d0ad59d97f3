using Gen.Generator.Planning;
using Gen.Generator.Planning.Streams;
using Gen.Generator.Text;

namespace Gen.Generator.Emit.Streams;

/// <summary>Prints the members of the user's class that have to do with streams and signals of any length.</summary>
internal static class StreamMembers
{
    public static void Emit(NetworkPlan plan, StreamPlan stream, SourceWriter writer)
    {
        var graph = $"global::Gen.Emitted.{StreamEmitter.GraphName(plan)}.Graph";
        var layout = plan.Model.ChannelsFirst ? "channels first" : "channels last";
        writer.Line($$"""

            /// <summary>The frames of the input from the one that an output belongs to, to the one behind which a stream writes it.</summary>
            public const int StreamLatency = {{Literal.Of(stream.Latency)}};

            /// <summary>The least steps of a signal that <see cref="PredictSequence"/> takes.</summary>
            public const int MinSequenceLength = {{Literal.Of(stream.MinLength)}};

            /// <summary>A stream of its own: the network, a frame at a time. Many streams may share a network, and see its parameters as Predict does.</summary>
            public Stream CreateStream() => new(_engine);

            /// <summary>The steps that <see cref="PredictSequence"/> makes of a signal.</summary>
            /// <param name="steps">The signal's steps.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">The steps are fewer than <see cref="MinSequenceLength"/>, or branches of the network come to different lengths.</exception>
            public static int SequenceOutputLength(int steps) => global::Gen.Support.Sequences.OutputLength({{graph}}, steps);

            /// <summary>What a network of the signal's length predicts. Any number of threads may call it at once; it allocates nothing behind a thread's first call.</summary>
            /// <param name="signal">Steps of InputChannels values each, {{layout}}; at least <see cref="MinSequenceLength"/>.</param>
            /// <param name="outputs">Room for <see cref="SequenceOutputLength"/> steps of OutputChannels values each, {{layout}}.</param>
            /// <returns>The steps that were written.</returns>
            /// <exception cref="global::System.ArgumentException">The signal is no whole number of steps or too short, the room is too small, or both overlap.</exception>
            public int PredictSequence(global::System.ReadOnlySpan<float> signal, global::System.Span<float> outputs) =>
                global::Gen.Support.Sequences.Predict(_engine, {{graph}}, isChannelsFirst: {{Literal.Of(plan.Model.ChannelsFirst)}}, signal, outputs);

            /// <summary>The network on a signal that comes a frame at a time. One thread at a time may use it.</summary>
            public sealed class Stream : global::Gen.Support.NetworkStream
            {
                internal Stream(global::Gen.Support.NetworkEngine engine)
                    : base(engine, {{graph}})
                {
                }
            }
            """);
    }
}
