using System;
using System.Globalization;

namespace Gen;

/// <summary>
/// Training met a loss, or made a parameter, that is infinite or not a number. The network's parameters are back to what they were when
/// <see cref="Trainer.Fit"/> was called.
/// </summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    private const string Hint =
        "Look for very great values in the data, or lower the learning rate. The parameters are as they were before training.";

    private NonFiniteLossException(string message, int epoch, int step, double loss)
        : base($"{message} {Hint}") => (Epoch, Step, Loss) = (epoch, step, loss);

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step of the epoch, counted from 1.</summary>
    public int Step { get; }

    /// <summary>The loss of that step.</summary>
    public double Loss { get; }

    internal static NonFiniteLossException ForLoss(int epoch, int step, double loss) => new(
        string.Create(CultureInfo.InvariantCulture, $"The loss is {loss} at step {step} of epoch {epoch}."), epoch, step, loss);

    internal static NonFiniteLossException ForParameter(int epoch, int step, double loss, Parameter parameter) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{parameter.Name} is no longer finite after step {step} of epoch {epoch}, whose loss was {loss:G6}."),
        epoch, step, loss);
}
