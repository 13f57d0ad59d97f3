using System;
using System.Threading.Tasks;

namespace Gen.Orleans;

/// <summary>One try of a step on one silo: its own shards begin when the parameters are there, whoever brings them.</summary>
internal sealed class ShardStep
{
    private readonly TaskCompletionSource<byte[]> _parameters = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly System.Collections.Generic.List<int> _working;

    internal ShardStep(ShardHost host, SumRequest request, int number, Task before)
    {
        (Host, Request, Number) = (host, request, number);
        _working = host.WorkingIn(request.Batch);
        Routes = new ShardRoutes(_working.Count, request.Silos.Length);
        Computed = Compute(before);
    }

    internal ShardHost Host { get; }

    internal SumRequest Request { get; }

    internal long Attempt => Request.Attempt;

    /// <summary>The silo's number among those that take part.</summary>
    internal int Number { get; }

    internal ShardRoutes Routes { get; }

    /// <summary>All parameters, when they have come.</summary>
    internal Task<byte[]> Parameters => _parameters.Task;

    /// <summary>Ends when the silo's own shards have gone backward, or never will.</summary>
    internal Task Computed { get; }

    internal void Bring(byte[]? parameters)
    {
        if (parameters is not null)
            _parameters.TrySetResult(parameters);
    }

    /// <summary>Another try has begun: what still waits here waits in vain.</summary>
    internal void Supersede() => _parameters.TrySetException(new TimeoutException("The step was begun again."));

    internal void RequireCurrent(ShardStep? current)
    {
        if (!ReferenceEquals(this, current))
            throw new TimeoutException("The step was begun again.");
    }

    internal async Task<(ITrainingSession Session, ShardReport[] Reports)> Leaf(int place)
    {
        await Computed;
        return Host.Found(_working[place]);
    }

    private async Task Compute(Task before)
    {
        // An older try may have failed; what counts is that it has ended.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var parameters = await _parameters.Task;
        var (first, end) = Routes.Of(Number);
        try
        {
            await Task.Run(() => Host.Run(Request, parameters, _working.GetRange(first, end - first)));
        }
        catch (Exception e) when (e is not TimeoutException)
        {
            throw new ShardFault((e is AggregateException all ? all.InnerExceptions[0] : e).Message);
        }
    }
}
