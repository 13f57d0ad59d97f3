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
    private readonly int _inputSize;
    private readonly int _outputSize;
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
        (_inputSize, _outputSize) = (inputSize, outputSize);
        _workspaces = workspaceSize == 0 ? null : new WorkspacePool(workspaceSize, FillHalos);
    }

    /// <summary>The parameters in layer order.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>The values of one input.</summary>
    public int InputSize => _inputSize;

    /// <summary>The values of one output.</summary>
    public int OutputSize => _outputSize;

    /// <summary>The instruction set that the parameters are packed for.</summary>
    public InstructionSet Set { get; } = InstructionSets.Current;

    /// <inheritdoc cref="INetwork.Predict"/>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var samples = inputs.Length / _inputSize;
        if (samples * _inputSize != inputs.Length || (long)samples * _outputSize != outputs.Length)
            ThrowLengths(inputs.Length, outputs.Length);
        EnsurePrepared();
        ref var input = ref MemoryMarshal.GetReference(inputs);
        ref var output = ref MemoryMarshal.GetReference(outputs);
        if (_workspaces is { } workspaces)
            PredictWith(workspaces, ref input, ref output, samples);
        else
            PredictAll(ref input, ref output, ref Unsafe.NullRef<float>(), samples);
    }

    /// <summary>Makes anew what is derived from parameters that have changed. Costs a comparison when they have not.</summary>
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

    /// <summary>Fills the halos of new scratch that do not hold zero.</summary>
    /// <param name="sample">The scratch.</param>
    protected virtual void FillHalos(ref float sample)
    {
    }

    private unsafe void PredictWith(WorkspacePool workspaces, ref float input, ref float output, int samples)
    {
        var workspace = workspaces.Rent();
        PredictAll(ref input, ref output, ref Unsafe.AsRef<float>((void*)workspace), samples);
        workspaces.Return(workspace);
    }

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
