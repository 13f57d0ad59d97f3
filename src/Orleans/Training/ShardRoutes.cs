using System;
using System.Collections.Generic;

namespace Gen.Orleans;

/// <summary>
/// Which silo has which shards, and who asks whom for sums: the tree of <c>ShardTree</c>, cut where neighbouring shards are on two silos. The order of sums
/// depends on the shards alone.
/// </summary>
internal sealed class ShardRoutes
{
    private readonly int _silos;
    private readonly HashSet<(int Place, int Size)> _carriers = [];

    internal ShardRoutes(int shards, int silos)
    {
        (Shards, _silos) = (shards, Math.Min(silos, shards));
        while (Root < shards)
            Root *= 2;
        FindCarriers(0, Root, new bool[_silos]);
    }

    /// <summary>The shards that have samples.</summary>
    internal int Shards { get; }

    /// <summary>The size of the whole tree.</summary>
    internal int Root { get; private set; } = 1;

    /// <summary>The silo of a shard.</summary>
    internal int OwnerOf(int place) => (int)((long)place * _silos / Shards);

    /// <summary>The shards of a silo: from the first up to, not including, the second.</summary>
    internal (int First, int End) Of(int silo) => silo >= _silos
        ? (Shards, Shards)
        : ((int)(((long)silo * Shards + _silos - 1) / _silos), (int)(((long)(silo + 1) * Shards + _silos - 1) / _silos));

    /// <summary>Whether the question for this sum is the first that reaches its silo, and so brings the parameters.</summary>
    internal bool BringsParameters(int place, int size) => _carriers.Contains((place, size));

    private void FindCarriers(int place, int size, bool[] reached)
    {
        reached[OwnerOf(place)] = true;
        if (size == 1)
            return;
        var (half, right) = (size / 2, place + size / 2);
        if (right < Shards)
        {
            if (OwnerOf(right) != OwnerOf(place) && !reached[OwnerOf(right)])
                _carriers.Add((right, half));
            FindCarriers(right, half, reached);
        }

        FindCarriers(place, half, reached);
    }
}
