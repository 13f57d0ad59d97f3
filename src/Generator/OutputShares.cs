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
/// Divides the project's files among its networks, so that each is emitted once. Every network has a list of kernels of its own: in one
/// list of all, an edit in the first network would move the places of all others' kernels, and they would be emitted anew.
/// </summary>
/// <param name="Shares">Each network's share.</param>
internal sealed record OutputShares(EquatableArray<OutputShare> Shares)
{
    /// <summary>Of several networks that use a kernel the ordinally first has it, whatever order the compiler found them in.</summary>
    public static OutputShares Divide(ImmutableArray<NetworkPlan> plans, CancellationToken token)
    {
        // The compiler takes file names for equal that differ in case only; C# does not take two classes so.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shares = new List<OutputShare>();
        foreach (var plan in plans.OrderBy(NetworkFile.FileName, StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            var file = NetworkFile.FileName(plan);
            while (!taken.Add(file))
                file = "+" + file;
            var kernels = plan.Kernels.Where(kernel => taken.Add(KernelFile.FileName(kernel)));
            shares.Add(new(NetworkFile.FileName(plan), file, kernels.OrderBy(KernelFile.FileName, StringComparer.Ordinal).ToEquatable()));
        }

        return new(shares.ToEquatable());
    }

    /// <summary>What goes with a network.</summary>
    public OutputShare Of(NetworkPlan plan)
    {
        var network = NetworkFile.FileName(plan);
        return Shares.First(share => share.Network == network);
    }
}

/// <summary>One network's files.</summary>
/// <param name="Network">The network, by the name that its file would have if there were no other.</param>
/// <param name="File">Its file.</param>
/// <param name="Kernels">The kernels that it brings along, in the order of their files.</param>
internal sealed record OutputShare(string Network, string File, EquatableArray<Kernel> Kernels);
