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
    private readonly Lock _preparing = new();
    private int _preparedVersion = -1;

    /// <summary>Makes an engine.</summary>
    /// <param name="parameters">The parameters, packed for the current instruction set.</param>
    /// <param name="inputSize">The values of one input.</param>
    /// <param name="outputSize">The values of one output.</param>
    /// <param name="workspaceSize">The floats of scratch of one prediction.</param>
    protected NetworkEngine(ParameterSet parameters, int inputSize, int outputSize, int workspaceSize)
    {
        Parameters = parameters;
        (_inputSize, _outputSize, _workspaceSize) = (inputSize, outputSize, workspaceSize);
        _workspaces = workspaceSize <= MostOnStack ? null : new WorkspacePool(workspaceSize, FillHalos);
    }

    /// <summary>The parameters in layer order.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>The values of one input.</summary>
    public int InputSize => _inputSize;

    /// <summary>The values of one output.</summary>
    public int OutputSize => _outputSize;

    /// <summary>The instruction set that the parameters are packed for.</summary>
    public InstructionSet Set { get; } = InstructionSets.Current;

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

    /// <inheritdoc cref="INetwork.Predict"/>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        // One sample is what most calls are for, and of the smallest networks what comes before the first kernel is a good part.
        var samples = inputs.Length == _inputSize && outputs.Length == _outputSize ? 1 : CountSamples(inputs.Length, outputs.Length);
        EnsurePrepared();
        ref var input = ref MemoryMarshal.GetReference(inputs);
        ref var output = ref MemoryMarshal.GetReference(outputs);
        if (samples == 1 || Threads == 1 || !PredictionWorkers.Shared.TryRun(this, ref input, ref output, samples, Threads))
            PredictRange(ref input, ref output, 0, samples);
    }

    /// <summary>As <see cref="Predict(ReadOnlySpan{float}, Span{float})"/>, on the caller's thread and in the caller's scratch.</summary>
    /// <param name="inputs">n inputs.</param>
    /// <param name="outputs">n outputs.</param>
    /// <param name="workspace">The scratch; what it holds before and after does not matter.</param>
    /// <exception cref="ArgumentException">The lengths are not those of n samples, or the scratch is too small.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Span<byte> workspace)
    {
        var samples = CountSamples(inputs.Length, outputs.Length);
        if (workspace.Length < _workspaceSize * sizeof(float))
            throw new ArgumentException($"The workspace has {workspace.Length} bytes; expected at least {_workspaceSize * sizeof(float)}.", nameof(workspace));
        EnsurePrepared();
        ref var sample = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, float>(workspace));
        FillHalos(ref sample);
        PredictAll(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref sample, samples);
    }

    /// <summary>Makes anew what is derived from parameters that have changed. Costs a comparison when they have not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnsurePrepared()
    {
        if (Volatile.Read(ref _preparedVersion) != Parameters.Version)
            PrepareAgain();
    }

    /// <summary>Predicts one sample.</summary>
    /// <param name="inputs">Its input.</param>
    /// <param name="outputs">Its output.</param>
    /// <param name="sample">Its scratch.</param>
    protected abstract void Forward(ref float inputs, ref float outputs, ref float sample);

    /// <summary>Derives from the parameters what predictions read.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Fills the halos of new scratch.</summary>
    /// <param name="sample">The scratch.</param>
    protected virtual void FillHalos(ref float sample)
    {
    }

    /// <summary>Predicts some samples of a batch in scratch of its own.</summary>
    internal unsafe void PredictRange(ref float inputs, ref float outputs, int first, int samples)
    {
        ref var input = ref Unsafe.Add(ref inputs, (nint)first * _inputSize);
        ref var output = ref Unsafe.Add(ref outputs, (nint)first * _outputSize);
        if (_workspaces is not { } workspaces)
        {
            PredictOnStack(ref input, ref output, samples);
            return;
        }

        var workspace = workspaces.Rent();
        PredictAll(ref input, ref output, ref Unsafe.AsRef<float>((void*)workspace), samples);
        workspaces.Return(workspace);
    }

    /// <summary>In scratch that begins on a cache line of the stack, and holds what the stack held.</summary>
    [SkipLocalsInit]
    private unsafe void PredictOnStack(ref float input, ref float output, int samples)
    {
        var memory = stackalloc float[_workspaceSize + LineFloats];
        ref var sample = ref Unsafe.AsRef<float>((void*)(((nuint)memory + 63) & ~(nuint)63));
        FillHalos(ref sample);
        PredictAll(ref input, ref output, ref sample, samples);
    }

    private int CountSamples(int inputs, int outputs)
    {
        var samples = inputs / _inputSize;
        if (samples * _inputSize != inputs || (long)samples * _outputSize != outputs)
            ThrowLengths(inputs, outputs);
        return samples;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PredictAll(ref float input, ref float output, ref float sample, int samples)
    {
        for (nint n = 0; n < samples; n++)
            Forward(ref Unsafe.Add(ref input, n * _inputSize), ref Unsafe.Add(ref output, n * _outputSize), ref sample);
    }

    /// <summary>The lock is taken only after a change, and never by a prediction that finds everything as it was.</summary>
    private void PrepareAgain()
    {
        lock (_preparing)
        {
            var version = Parameters.Version;
            if (_preparedVersion == version)
                return;
            Prepare();
            Volatile.Write(ref _preparedVersion, version);
        }
    }

    private void ThrowLengths(int inputs, int outputs) => throw new ArgumentException(
        $"inputs has {inputs} values and outputs {outputs}; expected n * {_inputSize} and n * {_outputSize} for a whole number n of samples"
        + $" ({inputs} inputs are {(double)inputs / _inputSize:0.###} samples, {outputs} outputs are {(double)outputs / _outputSize:0.###}).");
}
