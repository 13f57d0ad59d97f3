using System;
using System.Threading;

namespace Gen.Support;

/// <summary>
/// Says, once in a process, that networks run several times slower than they can, because their project was compiled
/// without optimization: nothing else tells it.
/// </summary>
internal sealed class DebugBuild
{
    /// <summary>The switch of <see cref="AppContext"/> that silences it, when it is false.</summary>
    private const string Switch = "Gen.WarnOfDebugBuild";

    /// <summary>So many predictions are more than a try.</summary>
    private const int PredictionsBefore = 1_000;

    private const string Message =
        "Gen: a network's project was compiled without optimization (a Debug build), and is several times slower than it can be. "
        + "Run with `-c Release`, or put <Optimize>true</Optimize> into the project with the networks. "
        + $"This is said once; AppContext.SetSwitch(\"{Switch}\", false) silences it.";

    private int _predictions;
    private int _isSaid;

    private DebugBuild()
    {
    }

    /// <summary>The process's own.</summary>
    public static DebugBuild Shared { get; } = new();

    /// <summary>A prediction begins.</summary>
    public void Predicts()
    {
        // Beyond the number nothing is counted, so that threads do not wait for each other's count.
        if (Volatile.Read(ref _predictions) < PredictionsBefore && Interlocked.Increment(ref _predictions) == PredictionsBefore)
            Say();
    }

    /// <summary>Training begins.</summary>
    public void Trains() => Say();

    private void Say()
    {
        if (Interlocked.Exchange(ref _isSaid, 1) == 0 && !(AppContext.TryGetSwitch(Switch, out var isWanted) && !isWanted))
            Console.Error.WriteLine(Message);
    }
}
