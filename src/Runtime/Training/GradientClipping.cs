using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// Cuts the gradients of a session's trainable parameters, between a backward pass and an optimizer's step; <see cref="Trainer.ClipValue"/> and
/// <see cref="Trainer.ClipNorm"/> call it, a loop of your own may. Allocates nothing.
/// </summary>
public static class GradientClipping
{
    /// <summary>Cuts each value to [-<paramref name="limit"/>, <paramref name="limit"/>]; what is not a number stays so.</summary>
    /// <param name="session">Whose gradients.</param>
    /// <param name="limit">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static void ClipValue(ITrainingSession session, double limit)
    {
        ArgumentNullException.ThrowIfNull(session);
        var greatest = (float)Require.Positive(limit, nameof(limit));
        var parameters = session.Network.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Trainable)
                TensorPrimitives.Clamp(session.PackedGradient(i), -greatest, greatest, session.PackedGradient(i));
        }
    }

    /// <summary>
    /// Scales all gradients by the same factor, so that their Euclidean norm, taken together, is at most <paramref name="limit"/>. A norm that is not
    /// finite comes from gradients that are not, which stay as they are.
    /// </summary>
    /// <param name="session">Whose gradients.</param>
    /// <param name="limit">Positive.</param>
    /// <returns>The norm that they had.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static double ClipNorm(ITrainingSession session, double limit)
    {
        ArgumentNullException.ThrowIfNull(session);
        Require.Positive(limit, nameof(limit));
        var norm = Norm(session);
        if (norm <= limit || !double.IsFinite(norm))
            return norm;
        var parameters = session.Network.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Trainable)
                TensorPrimitives.Multiply(session.PackedGradient(i), (float)(limit / norm), session.PackedGradient(i));
        }

        return norm;
    }

    private static double Norm(ITrainingSession session)
    {
        var (parameters, sum) = (session.Network.Parameters, 0.0);
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Trainable)
                sum += SumOfSquares(session.PackedGradient(i));
        }

        return Math.Sqrt(sum);
    }

    // Squares of what is far from 1 leave the range of a float; then they are summed one by one.
    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        var quick = TensorPrimitives.SumOfSquares(values);
        if (float.IsFinite(quick) && quick > 1e-30f)
            return quick;
        var sum = 0.0;
        foreach (var value in values)
            sum += (double)value * value;
        return sum;
    }
}
