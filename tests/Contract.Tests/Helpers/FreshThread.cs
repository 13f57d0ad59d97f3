using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Contract.Tests.Helpers;

/// <summary>Runs something on a thread of its own.</summary>
internal static class FreshThread
{
    /// <summary>Starts the thread and waits for it.</summary>
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
