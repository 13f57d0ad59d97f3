namespace Gen;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">The mean loss of the samples.</param>
/// <param name="Accuracy">
/// The share, 0 to 1, of steps (samples, where the output has one step) that are classified rightly (<see cref="Loss.CountCorrect"/>: as a rule, whose
/// greatest output is that of the right class); <see langword="null"/> where the loss is no classification.
/// </param>
public readonly record struct Evaluation(double Loss, double? Accuracy);
