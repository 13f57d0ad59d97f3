using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Generator.Model;

/// <summary>
/// An immutable array that is equal to another when its items are; what makes models cacheable. A class, so that the compiler's tables of such arrays need no
/// code of their own.
/// </summary>
internal sealed class EquatableArray<T>(IEnumerable<T> items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[] _items = items.ToArray();

    /// <summary>Computed when it is first asked for: arrays of kernels and steps are deep. Zero until then, and again and again where it happens to be zero.</summary>
    private int _hash;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(EquatableArray<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other._items.Length != _items.Length || GetHashCode() != other.GetHashCode())
            return false;
        for (var index = 0; index < _items.Length; index++)
        {
            if (!_items[index].Equals(other._items[index]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        var hash = 17;
        foreach (var item in _items)
            hash = unchecked(hash * 31 + item.GetHashCode());
        return _hash = hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes equatable arrays.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items);

    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => new(items);
}
