using System;

namespace Gen;

/// <summary>A loss for one of a network's outputs, and how much it counts.</summary>
public readonly record struct HeadLoss
{
    /// <summary>Joins an output and its loss.</summary>
    /// <param name="output">The output's name in the network's <see cref="OutputAttribute"/>.</param>
    /// <param name="loss">What is made smaller there.</param>
    /// <param name="weight">What the loss is multiplied by in the sum of all; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is not positive, or not finite.</exception>
    public HeadLoss(string output, Loss loss, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(loss);
        if (!(weight > 0 && double.IsFinite(weight)))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, $"The weight of the output '{output}' must be a positive number.");
        (Output, Loss, Weight) = (output, loss, weight);
    }

    /// <summary>The output's name.</summary>
    public string Output { get; }

    /// <summary>What is made smaller there.</summary>
    public Loss Loss { get; }

    /// <summary>What the loss is multiplied by in the sum of all.</summary>
    public double Weight { get; }

    /// <summary>An output and its loss.</summary>
    /// <param name="head">Both.</param>
    public static implicit operator HeadLoss((string Output, Loss Loss) head) => new(head.Output, head.Loss);

    /// <summary>An output, its loss and its weight.</summary>
    /// <param name="head">All three.</param>
    public static implicit operator HeadLoss((string Output, Loss Loss, double Weight) head) => new(head.Output, head.Loss, head.Weight);
}
