namespace Gen;

/// <summary>
/// A learned table of which each step takes a row: <c>y[l, u] = w[x[l], u]</c>. It stands first, on an input of one channel that holds whole numbers from 0 to
/// <see cref="Vocabulary"/> - 1. Weights are <c>[Vocabulary, Units]</c>; there is no bias, and the gradient of the input is zero. Keras and PyTorch: Embedding; MATLAB: wordEmbeddingLayer.
/// </summary>
/// <remarks>
/// Predictions and training passes throw an <see cref="System.ArgumentException"/> that names the sample, the step and the value where an input is no such number, before anything is computed.
/// </remarks>
public sealed class EmbeddingAttribute : ParametricLayerAttribute
{
    /// <summary>Declares an embedding whose options are given by name.</summary>
    public EmbeddingAttribute()
    {
    }

    /// <summary>Declares an embedding.</summary>
    /// <param name="vocabulary">The rows of the table.</param>
    /// <param name="units">The channels of the output.</param>
    public EmbeddingAttribute(int vocabulary, int units) => (Vocabulary, Units) = (vocabulary, units);

    /// <summary>
    /// The rows of the table, 1 to 16,777,216, up to which floats hold all whole numbers. No default: it must be given. Keras: input_dim; PyTorch: num_embeddings; MATLAB: NumWords.
    /// </summary>
    public int Vocabulary { get; set; }

    /// <summary>The channels of the output, at least 1. No default: it must be given. Keras: output_dim; PyTorch: embedding_dim; MATLAB: Dimension.</summary>
    public int Units { get; set; }
}
