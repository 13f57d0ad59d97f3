using System;

namespace Gen;

/// <summary>
/// Members that work together, job by job. What a job makes depends on their number, the threads do not: there are no more of those than processors, the
/// caller's among them, and each does the work of neighbouring members. They live as long as the team. A job allocates nothing.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Worker[] _workers;
    private readonly Action<int> _runShare;
    private Action<int>? _job;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">The number of members.</param>
    internal WorkerTeam(int size)
    {
        (Size, _runShare) = (size, RunShare);
        _workers = new Worker[Math.Min(size, Environment.ProcessorCount) - 1];
        for (var i = 0; i < _workers.Length; i++)
            _workers[i] = new Worker(i + 1);
    }

    /// <summary>The number of members.</summary>
    internal int Size { get; }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        foreach (var worker in _workers)
            worker.Dispose();
    }

    /// <summary>The first of the items of one member, when items are shared out evenly; those of the last end at the number of items.</summary>
    internal static int FirstOf(int member, int items, int members) => (int)(((long)member * items + members - 1) / members);

    /// <summary>Calls the job once for each member and returns when all are done.</summary>
    /// <param name="job">Gets the member's number. The caller is the thread of the first ones.</param>
    /// <remarks>If several fail, the failure of the one with the least number is thrown: the same one each time.</remarks>
    internal void Run(Action<int> job)
    {
        _job = job;
        foreach (var worker in _workers)
            worker.Begin(_runShare);
        try
        {
            RunShare(0);
        }
        finally
        {
            foreach (var worker in _workers)
                worker.Wait();
        }

        foreach (var worker in _workers)
            worker.ThrowFailure();
    }

    private void RunShare(int thread)
    {
        var threads = _workers.Length + 1;
        var end = FirstOf(thread + 1, Size, threads);
        for (var member = FirstOf(thread, Size, threads); member < end; member++)
            _job!(member);
    }
}
