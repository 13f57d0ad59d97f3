using System;
using System.Collections.Generic;

namespace Gen;

/// <summary>
/// One learned array of a network, such as <c>conv1d_1.weight</c>. Its values lie in the order that the kernels read
/// (<see cref="Packed"/>); <see cref="Read"/> and <see cref="Write"/> use the canonical layout of <see cref="Shape"/>, Keras' one.
/// </summary>
public sealed class Parameter
{
    private readonly int[] _shape;
    private volatile ParameterValues _values;
    private bool _hasStart;
    private float _start;

    /// <summary>Called by generated code.</summary>
    /// <param name="name">The layer's name, a point and the kind.</param>
    /// <param name="shape">The canonical shape; its product is the layout's length.</param>
    /// <param name="layout">Where the values lie.</param>
    public Parameter(string name, ReadOnlySpan<int> shape, PackedLayout layout)
    {
        Name = name;
        _shape = shape.ToArray();
        Layout = layout;
        _values = new ParameterValues(layout);
    }

    /// <summary>The layer's name, a point and the kind: <c>conv1d_1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The canonical shape, for instance <c>[Width, Channels / Groups, Filters]</c>.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>The number of values.</summary>
    public int Length => Layout.Length;

    /// <summary>Whether an optimizer may change it. Running statistics never are.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>Multiplies the optimizer's learning rate.</summary>
    public float LearnRateFactor { get; init; } = 1;

    /// <summary>Multiplies the trainer's L2 factor.</summary>
    public float L2Factor { get; init; }

    /// <summary>
    /// Of a running statistic: how many steps of training have moved it from its first values, which are no measurement and have no weight in it; or
    /// <see cref="long.MaxValue"/> where other values were loaded or written, which count as measured.
    /// </summary>
    public long Moves { get; private set; }

    /// <summary>Where the values lie in <see cref="Packed"/>.</summary>
    public PackedLayout Layout { get; }

    /// <summary>
    /// The values as the kernels read them, padding included, until the next <see cref="Write"/> or Load, which may put others in their place. After a change,
    /// call <see cref="Changed"/>. A prediction that runs during it may see a part of it: training changes parameters in this way, for speed.
    /// </summary>
    public Span<float> Packed => _values.Span;

    /// <summary>The first of <see cref="Packed"/>; for generated code.</summary>
    public ref float Origin => ref _values.Origin;

    /// <summary>The network's parameters, of which it is one.</summary>
    internal ParameterSet? Owner { get; private set; }

    /// <summary>Its place among them.</summary>
    internal int Index { get; private set; }

    /// <summary>The values as they are at this time.</summary>
    internal ParameterValues Values
    {
        get => _values;
        set => _values = value;
    }

    /// <summary>Copies the values out, in the canonical layout.</summary>
    /// <param name="destination">Exactly <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public void Read(Span<float> destination)
    {
        RequireLength(destination.Length, nameof(destination));
        if (Owner is null)
        {
            Layout.Unpack(_values.Span, destination);
            return;
        }

        lock (Owner.Gate)
            Layout.Unpack(_values.Span, destination);
    }

    /// <summary>Replaces the values; the next call of the network sees them. A prediction that runs at the same time sees all of them or none.</summary>
    /// <param name="source">Exactly <see cref="Length"/> values in the canonical layout.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public void Write(ReadOnlySpan<float> source)
    {
        RequireLength(source.Length, nameof(source));
        using var change = new ParameterChange(Owner);
        Layout.Pack(source, change.Values(this).Span);
        change.Commit(prepare: false);
        Moves = IsAsAtStart(source) ? 0 : long.MaxValue;
    }

    /// <summary>Fills the parameter with an initializer's values.</summary>
    /// <typeparam name="TInitializer">The initializer; called statically.</typeparam>
    /// <param name="fanIn">The number of inputs that one output sums over.</param>
    /// <param name="fanOut">The number of outputs that one input reaches.</param>
    /// <param name="random">Where its numbers come from.</param>
    public Parameter Initialize<TInitializer>(int fanIn, int fanOut, RandomSource random)
        where TInitializer : IInitializer
    {
        var values = new float[Length];
        TInitializer.Initialize(values, fanIn, fanOut, ref random);
        return Begin(values);
    }

    /// <summary>Gives some neighbouring values, counted in the canonical layout, another first value than the initializer did. For generated code.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="value">The value.</param>
    public Parameter Begin(int start, int count, float value)
    {
        var values = new float[Length];
        Read(values);
        values.AsSpan(start, count).Fill(value);
        Write(values);
        return this;
    }

    /// <summary>Says that <see cref="Packed"/> was changed, so that whatever is derived from it is made anew.</summary>
    public void Changed() => Owner?.Changed();

    /// <summary>
    /// Says that <see cref="Packed"/> holds a running statistic as one step of training moved it: as <see cref="Changed"/>, and the step is counted.
    /// </summary>
    public void Moved()
    {
        Moves = Moves == long.MaxValue ? Moves : Moves + 1;
        Changed();
    }

    /// <summary>Says that the values were replaced: running statistics as they begin count their steps from the start again.</summary>
    internal void Replaced()
    {
        if (!_hasStart)
            return;
        var values = new float[Length];
        Layout.Unpack(_values.Span, values);
        Moves = IsAsAtStart(values) ? 0 : long.MaxValue;
    }

    /// <summary>Name, shape and number of values.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", _shape)}]";

    /// <summary>Takes over the values of a parameter of the same layout.</summary>
    internal void CopyFrom(Parameter other) => Restore(other._values.Span, other.Moves);

    /// <summary>Goes back to values and a count from before.</summary>
    internal void Restore(ReadOnlySpan<float> packed, long moves)
    {
        packed.CopyTo(_values.Span);
        Moves = moves;
        Changed();
    }

    internal void Transfer(StateTransfer state)
    {
        var moves = Moves;
        state.Packed(Layout, Packed);
        state.Value(ref moves);
        Moves = moves;
        Changed();
    }

    internal void BelongTo(ParameterSet owner, int index) => (Owner, Index) = (owner, index);

    /// <summary>Takes first values. As long as it belongs to no network nobody reads it, and a network is made sooner without what a change takes.</summary>
    private Parameter Begin(float[] values)
    {
        // Of running statistics that is one number. Whoever writes it again, from a file of an untrained network, starts anew.
        _hasStart = !Trainable && values.Length > 0;
        _start = _hasStart ? values[0] : 0;
        if (Owner is null)
            Layout.Pack(values, _values.Span);
        else
            Write(values);
        Moves = IsAsAtStart(values) ? 0 : long.MaxValue;
        return this;
    }

    /// <summary>Whether they are the first values of a running statistic. (A search by .NET's generic methods would have seven of them compiled first.)</summary>
    private bool IsAsAtStart(ReadOnlySpan<float> values)
    {
        if (!_hasStart)
            return false;
        foreach (var value in values)
        {
            if (!value.Equals(_start))
                return false;
        }

        return true;
    }

    private void RequireLength(int length, string argument)
    {
        if (length != Length)
            throw new ArgumentException($"{this} has {Length} values, but the span has {length}.", argument);
    }
}
