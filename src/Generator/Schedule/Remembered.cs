using System;
using System.Collections.Concurrent;
using System.Threading;
using Gen.Generator.Graph;
using Gen.Generator.Target;

namespace Gen.Generator.Schedule;

/// <summary>
/// Schedules that were searched for before. Several passes ask for the cost of the same kernel, the emitter asks for its tiles once more, and networks share
/// kernels. An editor's process lives for days, so only so many are kept: then all are forgotten, and the ones still wanted are searched for again.
/// </summary>
/// <param name="search">Finds a kernel's schedule on an instruction set. It depends on nothing else.</param>
internal sealed class Remembered<TKernel, TSchedule>(Func<TKernel, VectorIsa, TSchedule> search)
    where TKernel : Kernel
    where TSchedule : class
{
    /// <summary>The schedules that are kept: more than those of some fifty networks.</summary>
    public const int Most = 2000;

    private readonly ConcurrentDictionary<Question, TSchedule> _known = new();
    private int _count;

    /// <summary>The schedule.</summary>
    public TSchedule Of(TKernel kernel, VectorIsa isa)
    {
        var question = new Question(kernel, isa);
        if (_known.TryGetValue(question, out var known))
            return known;
        if (Interlocked.Increment(ref _count) > Most)
        {
            _known.Clear();
            _count = 1;
        }

        return _known[question] = search(kernel, isa);
    }

    /// <summary>What was asked; a class, because the runtime has the code of a dictionary of classes and compiles that of each struct.</summary>
    private sealed class Question(TKernel kernel, VectorIsa isa) : IEquatable<Question>
    {
        private readonly int _hash = unchecked(kernel.GetHashCode() * 31 + isa.Lanes * 64 + isa.Registers);

        private TKernel Kernel { get; } = kernel;

        private VectorIsa Isa { get; } = isa;

        public bool Equals(Question other) => _hash == other._hash && Isa.Equals(other.Isa) && Kernel.Equals(other.Kernel);

        public override bool Equals(object? obj) => obj is Question other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
