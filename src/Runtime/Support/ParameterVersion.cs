using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace Gen.Support;

/// <summary>
/// All parameters of a network as they are at one time, what is derived from them, and the prediction that reads both. A prediction reads one version and
/// no other. A version that another one has replaced is kept for the next change, and rewritten then; a prediction that still read it finds that out at its
/// end. For generated code.
/// </summary>
public abstract class ParameterVersion
{
    private const int Never = -1;

    private int _changes;
    private int _preparedChanges = Never;
    private int _rewrites;

    /// <summary>Makes a version of which nothing is derived yet.</summary>
    /// <param name="values">The values of all parameters, in layer order.</param>
    /// <param name="set">The instruction set that the parameters are packed for.</param>
    protected ParameterVersion(ParameterValues[] values, InstructionSet set) => (Values, Set) = (values, set);

    /// <summary>The instruction set that the parameters are packed for.</summary>
    protected InstructionSet Set { get; }

    /// <summary>The values of all parameters, in layer order.</summary>
    internal ParameterValues[] Values { get; }

    /// <summary>Whether it must stay as it is for somebody who reads it later: then it is never rewritten.</summary>
    internal bool IsTaken { get; private set; }

    /// <summary>How often it was rewritten; read before <see cref="IsReady"/>.</summary>
    internal int Rewrites
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _rewrites);
    }

    /// <summary>Whether what is derived is up to date.</summary>
    internal bool IsReady
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _preparedChanges) == Volatile.Read(ref _changes);
    }

    /// <summary>Whether somebody may be reading the values, so that a change must leave them alone.</summary>
    internal bool IsInUse => IsTaken || _preparedChanges != Never;

    /// <summary>Predicts one sample.</summary>
    /// <param name="inputs">Its input.</param>
    /// <param name="outputs">Its output.</param>
    /// <param name="sample">Its scratch.</param>
    protected internal abstract void Forward(ref float inputs, ref float outputs, ref float sample);

    /// <summary>The samples that <see cref="ForwardGroup"/> predicts; 0 where one sample goes after the other.</summary>
    protected internal virtual int GroupSamples => 0;

    /// <summary>Predicts <see cref="GroupSamples"/> samples side by side, for which weights are read once.</summary>
    /// <param name="inputs">Their inputs.</param>
    /// <param name="outputs">Their outputs.</param>
    /// <param name="samples">The scratch of each, one behind another.</param>
    protected internal virtual void ForwardGroup(ref float inputs, ref float outputs, ref float samples)
    {
    }

    /// <summary>Computes what a node of a stream makes of its windows.</summary>
    /// <param name="call">The node and the number of windows.</param>
    /// <param name="memory">The stream's memory.</param>
    /// <param name="places">Where the next window of each queue begins, in floats.</param>
    /// <param name="outputs">Where the frames go.</param>
    protected internal virtual void Stream(int call, ref float memory, ref nint places, ref float outputs)
    {
    }

    /// <summary>Takes a frame that is a window of each node.</summary>
    /// <param name="memory">The stream's memory.</param>
    /// <param name="places">Of each queue where a window began, and behind them where its frames ended, in floats.</param>
    /// <param name="ahead">The frames since then.</param>
    /// <param name="frames">The frames that each node had seen then.</param>
    /// <param name="outputs">Where the frame goes.</param>
    protected internal virtual void StreamFrame(ref float memory, ref nint places, nint ahead, ref long frames, ref float outputs)
    {
    }

    /// <summary>The same behind <see cref="PrepareStreamFrame"/>.</summary>
    /// <param name="memory">The stream's memory.</param>
    /// <param name="places">Of each queue where a window began, and behind them where its frames ended, in floats.</param>
    /// <param name="ahead">The frames since then.</param>
    /// <param name="frames">The frames that each node had seen then.</param>
    /// <param name="outputs">Where the frame goes.</param>
    protected internal virtual void StreamPreparedFrame(ref float memory, ref nint places, nint ahead, ref long frames, ref float outputs) =>
        StreamFrame(ref memory, ref places, ahead, ref frames, ref outputs);

    /// <summary>Sums what of the next frame's outputs is known before it comes.</summary>
    /// <param name="memory">The stream's memory.</param>
    /// <param name="places">Of each queue where a window began, in floats.</param>
    /// <param name="ahead">The frames since then.</param>
    protected internal virtual void PrepareStreamFrame(ref float memory, ref nint places, nint ahead)
    {
    }

    /// <summary>Takes a frame into a running value, and gives that.</summary>
    /// <param name="kind">Which value.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="state">The values so far.</param>
    /// <param name="frames">The frames so far, this one included.</param>
    /// <param name="output">Takes the value.</param>
    protected static void Running(StreamNodeKind kind, int channels, ref float frame, ref float state, long frames, ref float output)
    {
        var values = MemoryMarshal.CreateSpan(ref state, 2 * channels);
        RunningPool.Take(kind, MemoryMarshal.CreateReadOnlySpan(ref frame, channels), values);
        RunningPool.Value(kind, values, frames, MemoryMarshal.CreateSpan(ref output, channels));
    }

    /// <summary>Copies a frame for another reader.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="channels">Its values.</param>
    /// <param name="copy">Takes it.</param>
    protected static void CopyFrame(ref float frame, int channels, ref float copy) =>
        MemoryMarshal.CreateReadOnlySpan(ref frame, channels).CopyTo(MemoryMarshal.CreateSpan(ref copy, channels));

    /// <summary>Fills the halos of new scratch; they are the same in all versions.</summary>
    /// <param name="sample">The scratch.</param>
    protected internal virtual void FillHalos(ref float sample)
    {
    }

    /// <summary>Derives from the parameters what predictions read.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Says that values were changed in place.</summary>
    internal void Changed() => Interlocked.Increment(ref _changes);

    /// <summary>Keeps the values as they are, whatever is written afterwards. The network's gate is closed.</summary>
    internal void Take() => IsTaken = true;

    /// <summary>Begins to rewrite it as a copy of another one. The network's gate is closed.</summary>
    internal void Rewrite(ParameterVersion other)
    {
        // In this order: who finds it ready has read the number of the rewriting that made it so.
        Volatile.Write(ref _preparedChanges, Never);
        Interlocked.Increment(ref _rewrites);
        for (var index = 0; index < Values.Length; index++)
            other.Values[index].Span.CopyTo(Values[index].Span);
    }

    /// <summary>Whether it was rewritten, or begun to be, while a prediction read it.</summary>
    /// <param name="rewrites">What <see cref="Rewrites"/> was before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsRewrittenSince(int rewrites)
    {
        // All that the prediction read was read before this. On x64 that goes without saying.
        if (!X86Base.IsSupported)
            Interlocked.MemoryBarrier();
        return Volatile.Read(ref _rewrites) != rewrites;
    }

    /// <summary>Derives anew what is out of date. The network's gate is closed.</summary>
    internal void Refresh()
    {
        var changes = Volatile.Read(ref _changes);
        if (_preparedChanges == changes)
            return;
        Prepare();
        Volatile.Write(ref _preparedChanges, changes);
    }
}
