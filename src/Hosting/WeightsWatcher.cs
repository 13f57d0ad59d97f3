using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gen.Hosting;

/// <summary>Loads a network's weights again when their file changes. A file that does not fit is told to the log, and the old weights serve on.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class WeightsWatcher<TNetwork> : IHostedService, IDisposable
    where TNetwork : class, INetwork
{
    // A file is often written in several steps: only when nothing has happened for so long is it read.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(250);

    private readonly TNetwork _network;
    private readonly string? _path;
    private readonly bool _reloads;
    private readonly PredictionMeters _meters;
    private readonly ILogger? _log;
    private readonly Timer _timer;
    private FileSystemWatcher? _watcher;

    internal WeightsWatcher(TNetwork network, string? path, bool reloads, PredictionMeters meters, ILogger? log)
    {
        (_network, _path, _reloads, _meters, _log) = (network, path is null ? null : Path.GetFullPath(path), reloads, meters, log);
        _timer = new Timer(_ => Reload());
    }

    /// <summary>Why the last changed file could not be loaded; <see langword="null"/> where it could, or there was none.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>How often a changed file was loaded.</summary>
    public int Reloads { get; private set; }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_path is null || !_reloads)
            return Task.CompletedTask;
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(_path)!, Path.GetFileName(_path));
        _watcher.Changed += (_, _) => _timer.Change(s_quiet, Timeout.InfiniteTimeSpan);
        _watcher.Created += (_, _) => _timer.Change(s_quiet, Timeout.InfiniteTimeSpan);
        _watcher.Renamed += (_, _) => _timer.Change(s_quiet, Timeout.InfiniteTimeSpan);
        _watcher.EnableRaisingEvents = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _watcher?.Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher?.Dispose();
        _timer.Dispose();
    }

    private void Reload()
    {
        try
        {
            _network.Load(_path!);
            (Failure, Reloads) = (null, Reloads + 1);
            _log?.LogInformation("{Network}: loaded {Path} again.", typeof(TNetwork).Name, _path);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Failure = e;
            _log?.LogWarning(e, "{Network}: {Path} could not be loaded; the old weights serve on.", typeof(TNetwork).Name, _path);
        }

        _meters.Reloaded(typeof(TNetwork).Name, Failure is null);
    }
}
