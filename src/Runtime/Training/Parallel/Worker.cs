using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Gen;

/// <summary>One thread of a team, asleep between jobs.</summary>
internal sealed class Worker : IDisposable
{
    private readonly SemaphoreSlim _begun = new(0, 1);
    private readonly SemaphoreSlim _ended = new(0, 1);
    private readonly Thread _thread;
    private readonly int _number;
    private Action<int>? _job;
    private ExceptionDispatchInfo? _failure;

    internal Worker(int number)
    {
        _number = number;
        _thread = new Thread(Live) { IsBackground = true, Name = "Gen worker" };
        _thread.Start();
    }

    public void Dispose()
    {
        _job = null;
        _begun.Release();
        _thread.Join();
        _begun.Dispose();
        _ended.Dispose();
    }

    internal void Begin(Action<int> job)
    {
        (_job, _failure) = (job, null);
        _begun.Release();
    }

    internal void Wait() => _ended.Wait();

    internal void ThrowFailure() => _failure?.Throw();

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a job throws is thrown again on the thread that waits for it.")]
    private void Live()
    {
        while (true)
        {
            _begun.Wait();
            if (_job is not { } job)
                return;
            try
            {
                job(_number);
            }
            catch (Exception e)
            {
                _failure = ExceptionDispatchInfo.Capture(e);
            }

            _ended.Release();
        }
    }
}
