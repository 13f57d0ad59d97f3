using System.Runtime.CompilerServices;
using System.Threading;

namespace Gen.Support;

/// <summary>
/// Threads that predict a share of a batch each. All networks have them in common, and one batch at a time has them: who finds them busy predicts alone, so
/// nobody ever waits for somebody else's batch. Nothing is allocated once they run.
/// </summary>
internal sealed unsafe class PredictionWorkers
{
    /// <summary>Pieces of a thread's share: more than one, so that a thread that started late does less.</summary>
    private const int PiecesPerThread = 4;

    private readonly Lock _starting = new();
    private SemaphoreSlim[] _wakes = [];
    private int _isBusy;

    private NetworkEngine? _engine;
    private ParameterVersion? _version;
    private nint _inputs;
    private nint _outputs;
    private int _samples;
    private int _piece;
    private int _next;
    private int _running;

    /// <summary>The ones of this process.</summary>
    public static PredictionWorkers Shared { get; } = new();

    /// <summary>Starts as many as are missing.</summary>
    public void Ensure(int count)
    {
        lock (_starting)
        {
            var wakes = _wakes;
            while (wakes.Length < count)
            {
                var wake = new SemaphoreSlim(0);
                new Thread(() => Serve(wake)) { IsBackground = true, Name = $"Gen prediction {wakes.Length + 1}" }.Start();
                wakes = [.. wakes, wake];
            }

            Volatile.Write(ref _wakes, wakes);
        }
    }

    /// <summary>Predicts a batch on several threads, the caller's among them, unless another batch has them.</summary>
    /// <returns>Whether it is done.</returns>
    public bool TryRun(NetworkEngine engine, ParameterVersion version, ref float inputs, ref float outputs, int samples, int threads)
    {
        if (Interlocked.CompareExchange(ref _isBusy, 1, 0) != 0)
            return false;
        fixed (float* input = &inputs, output = &outputs)
        {
            var wakes = Volatile.Read(ref _wakes);
            var helpers = System.Math.Min(threads - 1, wakes.Length);
            (_engine, _version, _inputs, _outputs, _samples, _next) = (engine, version, (nint)input, (nint)output, samples, 0);
            _piece = System.Math.Max(samples / ((helpers + 1) * PiecesPerThread), 1);
            Volatile.Write(ref _running, helpers);
            for (var helper = 0; helper < helpers; helper++)
                wakes[helper].Release();
            Work();
            var wait = default(SpinWait);
            while (Volatile.Read(ref _running) > 0)
                wait.SpinOnce(sleep1Threshold: -1);
        }

        (_engine, _version) = (null, null);
        Volatile.Write(ref _isBusy, 0);
        return true;
    }

    private void Serve(SemaphoreSlim wake)
    {
        while (true)
        {
            wake.Wait();
            Work();
            Interlocked.Decrement(ref _running);
        }
    }

    private void Work()
    {
        while (Interlocked.Add(ref _next, _piece) - _piece is var first && first < _samples)
        {
            var count = System.Math.Min(_piece, _samples - first);
            _engine!.PredictRange(
                _version!, ref Unsafe.AsRef<float>((void*)_inputs), ref Unsafe.AsRef<float>((void*)_outputs), first, count);
        }
    }
}
