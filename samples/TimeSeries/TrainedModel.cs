using Gen;
using TimeSeries.Models;

namespace TimeSeries;

/// <summary>A run, when it is over: what a report is made of.</summary>
/// <param name="Architecture">Which model.</param>
/// <param name="Kind">The declared network.</param>
/// <param name="Network">It, trained.</param>
/// <param name="Data">What it was trained and tested on.</param>
/// <param name="History">How training went.</param>
/// <param name="Test">What the network makes of the test set.</param>
/// <param name="BatchSize">The series of a step.</param>
/// <param name="Seed">What decided weights and order.</param>
internal sealed record TrainedModel(
    Architecture Architecture, NetworkKind Kind, INetwork Network, UcrData Data, TrainingHistory History, TestRun Test, int BatchSize, int Seed);
