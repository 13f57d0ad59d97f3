using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Gen.Generator.Emit;
using Gen.Generator.Kernels;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Planning;

namespace Gen.Generator;

/// <summary>
/// Gives each kernel to one of the networks that use it, so that it is emitted once. Each network keeps a list of its own: in one list
/// of all, an edit in the first network would move the places of all others' kernels, and they would be emitted anew.
/// </summary>
/// <param name="Owned">For each network's file the kernels that it brings along.</param>
internal sealed record KernelOwners(EquatableArray<KernelOwners.Share> Owned)
{
    /// <summary>Divides the kernels; of several users the ordinally first has it, whatever order the compiler found them in.</summary>
    public static KernelOwners Create(ImmutableArray<NetworkPlan> plans, CancellationToken token)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var shares = new List<Share>();
        foreach (var plan in plans.OrderBy(NetworkFile.FileName, StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            var kernels = plan.Kernels.Where(kernel => taken.Add(KernelFile.FileName(kernel)));
            shares.Add(new(NetworkFile.FileName(plan), kernels.OrderBy(KernelFile.FileName, StringComparer.Ordinal).ToEquatable()));
        }

        return new(shares.ToEquatable());
    }

    /// <summary>The kernels that go with a network's output.</summary>
    public EquatableArray<Kernel> KernelsOf(NetworkPlan plan)
    {
        var file = NetworkFile.FileName(plan);
        return Owned.First(share => share.Network == file).Kernels;
    }

    /// <summary>One network's kernels.</summary>
    /// <param name="Network">The network's file.</param>
    /// <param name="Kernels">In the order of their files.</param>
    internal sealed record Share(string Network, EquatableArray<Kernel> Kernels);
}
