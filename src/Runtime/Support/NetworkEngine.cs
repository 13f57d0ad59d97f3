using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Gen.Support;

/// <summary>
/// What every generated network has behind it: parameters, scratch, and the border between the user's spans and the kernels. For generated code.
/// </summary>
public abstract class NetworkEngine
{
    /// <summary>Scratch of at most so many floats lies on the stack: sixteen kilobytes.</summary>
    private const int MostOnStack = 4096;
    private const int LineFloats = 16;

    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly int _workspaceSize;
    private readonly WorkspacePool? _workspaces;
    private readonly WorkspacePool? _groupWorkspaces;
    private readonly int _groupSamples;
    private readonly DebugBuild? _debugBuild;
    private readonly TokenInput[] _tokens;
    private readonly Func<ParameterValues[], InstructionSet, ParameterVersion> _create;
    private ParameterVersion _current;
    private ParameterVersion? _former;

    /// <summary>Makes an engine.</summary>
    /// <param name="parameters">The parameters, packed for the instruction set.</param>
    /// <param name="create">Makes a version of the network of the values of all parameters, in layer order.</param>
    /// <param name="inputSize">The values of one input.</param>
    /// <param name="outputSize">The values of one output.</param>
    /// <param name="workspaceSize">The floats of scratch of one prediction.</param>
    /// <param name="set">The instruction set that the parameters are packed for, where it is not the current one because there is no code for all.</param>
    protected NetworkEngine(
        ParameterSet parameters, Func<ParameterValues[], InstructionSet, ParameterVersion> create, int inputSize, int outputSize, int workspaceSize,
        InstructionSet? set = null)
    {
        Set = set ?? InstructionSets.Current;
        (Parameters, _create) = (parameters, create);
        (_inputSize, _outputSize, _workspaceSize) = (inputSize, outputSize, workspaceSize);
        _current = create(parameters.Values(), Set);
        parameters.BelongTo(this);
        _workspaces = workspaceSize <= MostOnStack ? null : new WorkspacePool(workspaceSize, _current.FillHalos);
        _groupSamples = _current.GroupSamples;
        _groupWorkspaces = _groupSamples == 0 ? null : new WorkspacePool(checked(_groupSamples * workspaceSize), FillGroup);
        _debugBuild = IsOptimized ? null : DebugBuild.Shared;
        _tokens = Tokens;
    }

    /// <summary>The parameters in layer order.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>The values of one input.</summary>
    public int InputSize => _inputSize;

    /// <summary>The values of one output.</summary>
    public int OutputSize => _outputSize;

    /// <summary>The instruction set that the parameters are packed for.</summary>
    public InstructionSet Set { get; }

    /// <summary>The threads that a batch may use, the caller's among them; no more are started than there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Threads
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Threads));
            if (value > 1)
                PredictionWorkers.Shared.Ensure(Math.Min(value, Environment.ProcessorCount) - 1);
            field = value;
        }
    } = 1;

    /// <summary>Whether the project with the network was compiled with optimization.</summary>
    protected virtual bool IsOptimized => true;

    /// <summary>The parts of each input that hold whole numbers.</summary>
    protected virtual TokenInput[] Tokens => [];

    /// <summary>The channels of each frame of a stream that hold whole numbers.</summary>
    protected internal virtual TokenInput[] FrameTokens => [];

    /// <summary>The parameters as they are at this time.</summary>
    internal ParameterVersion Current => Volatile.Read(ref _current);

    /// <inheritdoc cref="INetwork.Predict"/>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        _debugBuild?.Predicts();
        // One sample is what most calls are for, and of the smallest networks what comes before the first kernel is a good part.
        var samples = inputs.Length == _inputSize && outputs.Length == _outputSize ? 1 : CountSamples(inputs.Length, outputs.Length);
        Overlap.Refuse(inputs, outputs, nameof(inputs), nameof(outputs));
        CheckTokens(inputs);
        var version = Prepared(out var rewrites);
        ref var input = ref MemoryMarshal.GetReference(inputs);
        ref var output = ref MemoryMarshal.GetReference(outputs);
        PredictOn(version, ref input, ref output, samples);
        if (version.IsRewrittenSince(rewrites))
            PredictAgain(ref input, ref output, samples);
    }

    /// <summary>As <see cref="Predict(ReadOnlySpan{float}, Span{float})"/>, on the caller's thread and in the caller's scratch.</summary>
    /// <param name="inputs">n inputs.</param>
    /// <param name="outputs">n outputs.</param>
    /// <param name="workspace">The scratch; what it holds before and after does not matter.</param>
    /// <exception cref="ArgumentException">The lengths are not those of n samples, the scratch is too small, or two of the three overlap.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Span<byte> workspace)
    {
        _debugBuild?.Predicts();
        var samples = CountSamples(inputs.Length, outputs.Length);
        if (workspace.Length < _workspaceSize * sizeof(float))
            throw new ArgumentException($"The workspace has {workspace.Length} bytes; expected at least {_workspaceSize * sizeof(float)}.", nameof(workspace));
        Overlap.Refuse(inputs, outputs, nameof(inputs), nameof(outputs));
        Overlap.Refuse(inputs, workspace, nameof(inputs), nameof(workspace));
        Overlap.Refuse(outputs, workspace, nameof(outputs), nameof(workspace));
        CheckTokens(inputs);
        var version = Prepared(out var rewrites);
        ref var sample = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, float>(workspace));
        version.FillHalos(ref sample);
        PredictAll(version, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref sample, samples);
        if (version.IsRewrittenSince(rewrites))
            PredictAll(Kept(), ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref sample, samples);
    }

    /// <summary>Refuses inputs whose whole numbers are none, before anything is computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckTokens(ReadOnlySpan<float> inputs)
    {
        foreach (var token in _tokens)
            token.Check(inputs, _inputSize);
    }

    /// <summary>The parameters and what is derived from them, made anew if they were changed in place. Costs a comparison when they were not.</summary>
    /// <param name="rewrites">How often the version was rewritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ParameterVersion Prepared(out int rewrites)
    {
        var current = Current;
        rewrites = current.Rewrites;
        return current.IsReady ? current : PrepareAgain(out rewrites);
    }

    /// <summary>The current version, as one that is never rewritten: for who reads it for longer than a prediction.</summary>
    /// <param name="last">The one that was current before, if any.</param>
    internal ParameterVersion Kept(ParameterVersion? last)
    {
        var current = Prepared(out _);
        return ReferenceEquals(current, last) ? current : Kept();
    }

    /// <summary>What predicts signals of any length, once there was one.</summary>
    internal Sequences? Sequences;

    /// <summary>A copy of the current version in the memory of the former one, unless nobody can be reading the current one. The gate is closed.</summary>
    internal ParameterVersion? CopyOfCurrent()
    {
        if (!_current.IsInUse)
            return null;
        var copy = _former is { IsTaken: false } ? _former : _create(Array.ConvertAll(_current.Values, values => new ParameterValues(values.Layout)), Set);
        copy.Rewrite(_current);
        return copy;
    }

    /// <summary>Makes a version the current one, at once and whole. The gate is closed.</summary>
    internal void Publish(ParameterVersion version, bool prepare)
    {
        if (prepare)
            version.Refresh();
        _former = _current;
        Volatile.Write(ref _current, version);
    }

    /// <summary>Out of the way of the calls that need no second one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PredictAgain(ref float input, ref float output, int samples) => PredictOn(Kept(), ref input, ref output, samples);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PredictOn(ParameterVersion version, ref float input, ref float output, int samples)
    {
        if (samples == 1 || Threads == 1 || !PredictionWorkers.Shared.TryRun(this, version, ref input, ref output, samples, Threads))
            PredictRange(version, ref input, ref output, 0, samples);
    }

    /// <summary>A training session begins.</summary>
    internal void Trains() => _debugBuild?.Trains();

    /// <summary>Predicts some samples of a batch in scratch of its own.</summary>
    internal unsafe void PredictRange(ParameterVersion version, ref float inputs, ref float outputs, int first, int samples)
    {
        ref var input = ref Unsafe.Add(ref inputs, (nint)first * _inputSize);
        ref var output = ref Unsafe.Add(ref outputs, (nint)first * _outputSize);
        if (_groupWorkspaces is { } groups && samples >= _groupSamples)
        {
            PredictGroups(groups, version, ref input, ref output, samples);
            return;
        }

        if (_workspaces is not { } workspaces)
        {
            PredictOnStack(version, ref input, ref output, samples);
            return;
        }

        var workspace = workspaces.Rent();
        PredictAll(version, ref input, ref output, ref Unsafe.AsRef<float>((void*)workspace), samples);
        workspaces.Return(workspace);
    }

    /// <summary>So many samples side by side, and what is left over one after the other.</summary>
    private unsafe void PredictGroups(WorkspacePool groups, ParameterVersion version, ref float input, ref float output, int samples)
    {
        var workspace = groups.Rent();
        ref var scratch = ref Unsafe.AsRef<float>((void*)workspace);
        nint done = 0;
        for (; done <= samples - _groupSamples; done += _groupSamples)
            version.ForwardGroup(ref Unsafe.Add(ref input, done * _inputSize), ref Unsafe.Add(ref output, done * _outputSize), ref scratch);
        PredictAll(version, ref Unsafe.Add(ref input, done * _inputSize), ref Unsafe.Add(ref output, done * _outputSize), ref scratch, samples - (int)done);
        groups.Return(workspace);
    }

    private void FillGroup(ref float first)
    {
        for (nint sample = 0; sample < _groupSamples; sample++)
            _current.FillHalos(ref Unsafe.Add(ref first, sample * _workspaceSize));
    }

    /// <summary>In scratch that begins on a cache line of the stack, and holds what the stack held.</summary>
    [SkipLocalsInit]
    private unsafe void PredictOnStack(ParameterVersion version, ref float input, ref float output, int samples)
    {
        var memory = stackalloc float[_workspaceSize + LineFloats];
        ref var sample = ref Unsafe.AsRef<float>((void*)(((nuint)memory + 63) & ~(nuint)63));
        version.FillHalos(ref sample);
        PredictAll(version, ref input, ref output, ref sample, samples);
    }

    private int CountSamples(int inputs, int outputs)
    {
        var samples = inputs / _inputSize;
        if (samples * _inputSize != inputs || (long)samples * _outputSize != outputs)
            ThrowLengths(inputs, outputs);
        return samples;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PredictAll(ParameterVersion version, ref float input, ref float output, ref float sample, int samples)
    {
        for (nint n = 0; n < samples; n++)
            version.Forward(ref Unsafe.Add(ref input, n * _inputSize), ref Unsafe.Add(ref output, n * _outputSize), ref sample);
    }

    /// <summary>The lock is taken only by the first predictions after a Write or a change in place, and never by one that finds everything as it was.</summary>
    private ParameterVersion PrepareAgain(out int rewrites)
    {
        lock (Parameters.Gate)
        {
            _current.Refresh();
            rewrites = _current.Rewrites;
            return _current;
        }
    }

    /// <summary>A version that is never rewritten, for a prediction during which the parameters were exchanged twice.</summary>
    private ParameterVersion Kept()
    {
        lock (Parameters.Gate)
        {
            _current.Refresh();
            _current.Take();
            return _current;
        }
    }

    private void ThrowLengths(int inputs, int outputs) => throw new ArgumentException(
        $"inputs has {inputs} values and outputs {outputs}; expected n * {_inputSize} and n * {_outputSize} for a whole number n of samples"
        + $" ({inputs} inputs are those of {(double)inputs / _inputSize:0.###} of them, {outputs} outputs of {(double)outputs / _outputSize:0.###}).");
}
