using System.Runtime.CompilerServices;
using System.Threading;

namespace Gen.Support;

/// <summary>
/// All parameters of a network as they are at one time, what is derived from them, and the prediction that reads both. Who began a prediction with
/// one version ends it with the same. For generated code.
/// </summary>
public abstract class ParameterVersion
{
    private const int Never = -1;

    private int _changes;
    private int _preparedChanges = Never;
    private bool _isTaken;

    /// <summary>Makes a version of which nothing is derived yet.</summary>
    /// <param name="set">The instruction set that the parameters are packed for.</param>
    protected ParameterVersion(InstructionSet set) => Set = set;

    /// <summary>The instruction set that the parameters are packed for.</summary>
    protected InstructionSet Set { get; }

    /// <summary>Whether what is derived is up to date.</summary>
    internal bool IsReady
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _preparedChanges) == Volatile.Read(ref _changes);
    }

    /// <summary>Whether somebody may be reading the values, so that a change must leave them alone.</summary>
    internal bool IsInUse => _isTaken || _preparedChanges != Never;

    /// <summary>Predicts one sample.</summary>
    /// <param name="inputs">Its input.</param>
    /// <param name="outputs">Its output.</param>
    /// <param name="sample">Its scratch.</param>
    protected internal abstract void Forward(ref float inputs, ref float outputs, ref float sample);

    /// <summary>Derives from the parameters what predictions read.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Says that values were changed in place.</summary>
    internal void Changed() => Interlocked.Increment(ref _changes);

    /// <summary>Keeps the values as they are, whatever is written afterwards. The network's gate is closed.</summary>
    internal void Take() => _isTaken = true;

    /// <summary>Derives anew what is out of date. The network's gate is closed.</summary>
    internal void Refresh()
    {
        var changes = Volatile.Read(ref _changes);
        if (_preparedChanges == changes)
            return;
        Prepare();
        Volatile.Write(ref _preparedChanges, changes);
    }
}
