using System;

namespace Gen;

/// <summary>Threads that live as long as the team and work together, job by job. The caller is the first of them. A job allocates nothing.</summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Worker[] _workers;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">How many work, the caller among them.</param>
    internal WorkerTeam(int size)
    {
        _workers = new Worker[size - 1];
        for (var i = 0; i < _workers.Length; i++)
            _workers[i] = new Worker(i + 1);
    }

    /// <summary>How many work, the caller among them.</summary>
    internal int Size => _workers.Length + 1;

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        foreach (var worker in _workers)
            worker.Dispose();
    }

    /// <summary>The first of the items of one member, when items are shared out evenly; those of the last end at the number of items.</summary>
    internal static int FirstOf(int member, int items, int members) => (int)(((long)member * items + members - 1) / members);

    /// <summary>Calls the job once for each member, at the same time, and returns when all are done.</summary>
    /// <param name="job">Gets the member's number, 0 for the caller.</param>
    /// <remarks>If several fail, the failure of the one with the least number is thrown: the same one each time.</remarks>
    internal void Run(Action<int> job)
    {
        foreach (var worker in _workers)
            worker.Begin(job);
        try
        {
            job(0);
        }
        finally
        {
            foreach (var worker in _workers)
                worker.Wait();
        }

        foreach (var worker in _workers)
            worker.ThrowFailure();
    }
}
