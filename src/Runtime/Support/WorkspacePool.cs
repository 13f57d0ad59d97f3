using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Gen.Support;

/// <summary>
/// Scratch for predictions: one piece for each call in flight, kept for the next. The memory is native, so that a first call on a new thread allocates
/// nothing on the managed heap either; renting takes no lock.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The memory lives as long as the network, which its users do not dispose; the finalizer frees it.")]
internal sealed unsafe class WorkspacePool
{
    private const int Slots = 64;
    private const nuint Alignment = 64;

    private readonly nuint _bytes;
    private readonly Initializer _initialize;
    private readonly nint[] _free = new nint[Slots];

    /// <summary>Makes an empty pool.</summary>
    /// <param name="length">The floats of one workspace.</param>
    /// <param name="initialize">Called once for each new workspace, which is zero.</param>
    public WorkspacePool(int length, Initializer initialize)
    {
        _bytes = (nuint)length * sizeof(float);
        _initialize = initialize;
    }

    /// <summary>Frees the workspaces.</summary>
    ~WorkspacePool()
    {
        foreach (var workspace in _free)
            NativeMemory.AlignedFree((void*)workspace);
    }

    /// <summary>Prepares a new workspace.</summary>
    /// <param name="first">Its first float.</param>
    public delegate void Initializer(ref float first);

    /// <summary>Takes a workspace that nobody else has.</summary>
    public nint Rent()
    {
        var first = FirstSlot();
        for (var i = 0; i < Slots; i++)
        {
            ref var slot = ref _free[(first + i) % Slots];
            if (slot != 0 && Interlocked.Exchange(ref slot, 0) is var workspace and not 0)
                return workspace;
        }

        return Create();
    }

    /// <summary>Gives a workspace back.</summary>
    public void Return(nint workspace)
    {
        var first = FirstSlot();
        for (var i = 0; i < Slots; i++)
        {
            ref var slot = ref _free[(first + i) % Slots];
            if (slot == 0 && Interlocked.CompareExchange(ref slot, workspace, 0) == 0)
                return;
        }

        NativeMemory.AlignedFree((void*)workspace);
    }

    /// <summary>A thread comes back to the slot where it left its workspace, warm in its core's cache.</summary>
    private static int FirstSlot() => Environment.CurrentManagedThreadId % Slots;

    private nint Create()
    {
        var memory = NativeMemory.AlignedAlloc(_bytes, Alignment);
        NativeMemory.Clear(memory, _bytes);
        _initialize(ref Unsafe.AsRef<float>(memory));
        return (nint)memory;
    }
}
