namespace Gen;

/// <summary>
/// A signal of one step, <see cref="Times"/> times: <c>y[l, c] = x[0, c]</c>. The output is <c>[Times, Channels]</c>. Keras: RepeatVector; PyTorch: expand; MATLAB: none.
/// </summary>
public sealed class RepeatAttribute : LayerAttribute
{
    /// <summary>Declares a repetition.</summary>
    /// <param name="times">The steps of the output; at least 1.</param>
    public RepeatAttribute(int times) => Times = times;

    /// <summary>The steps of the output, at least 1. No default: it must be given. Keras: n; PyTorch: sizes; MATLAB: none.</summary>
    public int Times { get; }
}
