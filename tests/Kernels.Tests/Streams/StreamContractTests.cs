using System;
using System.Linq;
using System.Threading;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Streams;

/// <summary>What streams and sequences promise beside their numbers: errors that change nothing, no allocation, the network's parameters as they are.</summary>
public sealed class StreamContractTests
{
    private const string Source = """
        using Gen;
        [Network(Streams = true), Input(Length = 40, Channels = 2), Conv1d(Filters = 5, Width = 4, Padding = "same"), Relu, MaxPool1d(Size = 3, Stride = 2), Conv1d(Filters = 3)] public partial class Some;
        [Network(Streams = true), Input(Length = 40, Channels = 2), Conv1d(Filters = 5, Width = 5, Padding = "same"), Relu, MaxPool1d(Size = 3, Stride = 2), Conv1d(Filters = 3)] public partial class Other;
        [Network(Streams = true, Training = false), Input(Length = 40, Channels = 2, Layout = DataLayout.ChannelsFirst), Conv1d(Filters = 5, Width = 4, Padding = "causal"), GlobalAveragePool1d, Dense(3), Softmax]
        public partial class Pooled;
        [Input(Channels = 2), Conv1d(Filters = 5, Width = 4, Padding = "same"), Relu, MaxPool1d(Size = 3, Stride = 2), Conv1d(Filters = 3)] public partial class Free;
        """;

    private static readonly CompiledNetworks s_compiled = CompiledNetworks.Of(Source);

    private readonly StreamedNetwork _some = Create("Some");
    private readonly INetworkStream _stream;

    public StreamContractTests() => _stream = _some.CreateStream();

    [Fact]
    public void HalfAFrameIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => _stream.Push(new float[5], new float[100]));
        Assert.Contains("frames has 5 values; expected a whole number of frames of 2 values", error.Message, StringComparison.Ordinal);
        AssertAsNew();
    }

    [Fact]
    public void TooLittleRoomIsRefusedAndNothingChanges()
    {
        var frames = Signal(30);
        Assert.True(_stream.OutputsFor(30) > 0);
        var error = Assert.Throws<ArgumentException>(() => _stream.Push(frames, new float[_stream.OutputsFor(30) * 3 - 1]));
        Assert.Contains($"outputs has {_stream.OutputsFor(30) * 3 - 1} values; expected at least {_stream.OutputsFor(30) * 3}", error.Message, StringComparison.Ordinal);
        AssertAsNew();
        _stream.Push(frames, new float[_stream.OutputsFor(30) * 3]);
        var rest = _stream.OutputsAtFlush;
        Assert.True(rest > 0);
        Assert.Throws<ArgumentException>(() => _stream.Flush(new float[rest * 3 - 1]));
        Assert.Equal(rest, _stream.Flush(new float[rest * 3]));
        AssertAsNew();
    }

    [Fact]
    public void FramesAndOutputsMayNotOverlap()
    {
        var memory = new float[200];
        Assert.Throws<ArgumentException>(() => _stream.Push(memory.AsSpan(0, 60), memory.AsSpan(59)));
        Assert.Throws<ArgumentException>(() => _some.PredictSequence(memory.AsSpan(0, 80), memory.AsSpan(40)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.OutputsFor(-1));
        AssertAsNew();
    }

    [Fact]
    public void TheStateOfAnotherNetworkIsRefused()
    {
        _stream.Push(Signal(17), new float[100]);
        var (before, after) = (new float[_stream.StateSize], new float[_stream.StateSize]);
        _stream.SaveState(before);
        var other = Create("Other").CreateStream();
        var foreign = new float[other.StateSize];
        other.SaveState(foreign);
        Assert.Contains("StateSize", Assert.Throws<ArgumentException>(() => _stream.LoadState(new float[_stream.StateSize + 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _stream.SaveState(new float[_stream.StateSize - 1]));
        Array.Resize(ref foreign, _stream.StateSize);
        Assert.Contains("another network", Assert.Throws<ArgumentException>(() => _stream.LoadState(foreign)).Message, StringComparison.Ordinal);
        var damaged = before.ToArray();
        damaged[2] = 1000;
        Assert.Contains("damaged", Assert.Throws<ArgumentException>(() => _stream.LoadState(damaged)).Message, StringComparison.Ordinal);
        _stream.SaveState(after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void TwoThreadsAtOnceAreFoundOut()
    {
        var (frames, outputs, refused) = (Signal(20_000), new float[100_000], 0);
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            var mine = new float[100_000];
            for (var turn = 0; turn < 50 && Volatile.Read(ref refused) == 0; turn++)
            {
                try
                {
                    _stream.Push(frames, mine);
                }
                catch (InvalidOperationException e) when (e.Message.Contains("another thread", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.NotEqual(0, refused);
        // Nothing of the refused pushes is in it: it works on.
        _stream.Reset();
        AssertAsNew();
    }

    [Fact]
    public void PushAllocatesNothing()
    {
        var (frames, outputs) = (Signal(500), new float[3000]);
        var pooled = Create("Pooled");
        var (running, layoutSignal) = (pooled.CreateStream(), Signal(500));
        for (var turn = 0; turn < 3; turn++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var first = 0; first < 1000; first += 2)
                _stream.Push(frames.AsSpan(first, 2), outputs);
            _stream.Push(frames, outputs);
            _stream.Flush(outputs);
            running.Push(frames, outputs);
            running.Reset();
            _some.PredictSequence(frames, outputs);
            pooled.PredictSequence(layoutSignal, outputs);
            if (turn > 0)
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void AStreamSeesTheParametersAsTheyAre()
    {
        var frames = Signal(40);
        var run = new StreamRun(_some);
        var before = run.Outputs(frames, () => 7);
        var bias = _some.Network.Parameters.Single(parameter => parameter.Name == "conv1d_2.bias");
        bias.Write([3, 4, 5]);
        var after = run.Outputs(frames, () => 7);
        Assert.All(Enumerable.Range(0, before.Length), place => Assert.Equal(before[place] + 3 + place % 3, after[place], 1e-5));
        bias.Write([0, 0, 0]);
        Assert.Equal(before, run.Outputs(frames, () => 7));
    }

    [Fact]
    public void ASequenceThatDoesNotFitIsRefused()
    {
        Assert.Equal(7, _some.MinSequenceLength);
        Assert.Contains("Expected at least 7", Assert.Throws<ArgumentException>(() => _some.PredictSequence(new float[12], new float[100])).Message, StringComparison.Ordinal);
        Assert.Contains("whole number of steps", Assert.Throws<ArgumentException>(() => _some.PredictSequence(new float[41], new float[100])).Message, StringComparison.Ordinal);
        Assert.Contains("expected at least 3, for 1 steps of 3", Assert.Throws<ArgumentException>(() => _some.PredictSequence(new float[14], new float[2])).Message, StringComparison.Ordinal);
        Assert.Equal((0, 1), (_some.OutputLength(6), _some.OutputLength(7)));
    }

    [Fact]
    public void ARunningPoolGivesTheValueSoFarBehindEachFrame()
    {
        var pooled = Create("Pooled");
        var (stream, frames) = (pooled.CreateStream(), Signal(40));
        for (var steps = 1; steps <= 40; steps++)
        {
            var (value, expected) = (new float[3], new float[3]);
            Assert.Equal(1, stream.Push(frames.AsSpan(steps * 2 - 2, 2), value));
            Assert.Equal(1, pooled.PredictSequence(StreamedNetwork.Turned(frames[..(steps * 2)], steps), expected));
            Assert.All(Enumerable.Range(0, 3), unit => Assert.Equal(expected[unit], value[unit], 1e-6));
        }
    }

    [Fact]
    public void ANetworkWithoutALengthComputesWhatOneWithALengthDoes()
    {
        var type = s_compiled.Type("Free");
        var free = Activator.CreateInstance(type, 3)!;
        var parameters = (System.Collections.Generic.IReadOnlyList<Parameter>)type.GetProperty("Parameters")!.GetValue(free)!;
        foreach (var (to, from) in parameters.Zip(_some.Network.Parameters))
        {
            var values = new float[from.Length];
            from.Read(values);
            to.Write(values);
        }

        var frames = Signal(40);
        var stream = (INetworkStream)type.GetMethod("CreateStream")!.Invoke(free, null)!;
        var outputs = new float[1000];
        var written = stream.Push(frames, outputs);
        written += stream.Flush(outputs.AsSpan(written * 3));
        var expected = _some.Predict(frames);
        Assert.Equal(expected.Length, written * 3);
        Assert.All(Enumerable.Range(0, expected.Length), place => Assert.Equal(expected[place], outputs[place], 1e-6));
        Assert.Null(type.GetMethod("Predict"));
        Assert.Null(type.GetMethod("CreateTrainingSession"));
        Assert.False(free is INetwork);
    }

    private static StreamedNetwork Create(string name) => new(s_compiled.Create(name, InstructionSets.Current));

    private static float[] Signal(int steps) => RandomValues.ToSingles(RandomValues.Uniform(new Random(steps), steps * 2, -1, 1));

    /// <summary>Fails unless the stream has seen nothing.</summary>
    private void AssertAsNew()
    {
        var (state, expected) = (new float[_stream.StateSize], new float[_stream.StateSize]);
        _stream.SaveState(state);
        _some.CreateStream().SaveState(expected);
        Assert.Equal(expected, state);
    }
}
