using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Gen.Generator.Graph;
using Gen.Generator.Model;
using Gen.Generator.Planning;
using Gen.Generator.Text;

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
        var (files, printed) = (new FileNames(), new Dictionary<string, Kernel>(StringComparer.Ordinal));
        var shares = new List<OutputShare>();
        foreach (var plan in plans.OrderBy(plan => plan.Model.Type.FullName, StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            var name = UniqueName.File(plan.Model.Type.FullName);
            var (file, weights) = (files.Take(name), plan.Model.Weights is null ? null : files.Take(name + ".weights"));
            var kernels = plan.Kernels.Where(kernel => !printed.TryGetValue(kernel.Name, out var other) || other.IdentityText != kernel.IdentityText)
                .OrderBy(kernel => kernel.Name, StringComparer.Ordinal).ToList()
                .Select(kernel => new KernelShare(kernel, files.Take("Gen.Emitted." + kernel.Name), IsNew(printed, kernel)));
            shares.Add(new(plan.Model.Type, file, weights, kernels.ToEquatable()));
        }

        return new(shares.ToEquatable());
    }

    private static bool IsNew(Dictionary<string, Kernel> printed, Kernel kernel)
    {
        var isNew = !printed.ContainsKey(kernel.Name);
        printed[kernel.Name] = kernel;
        return isNew;
    }

    /// <summary>What goes with a network; nothing where the network has no plan.</summary>
    public OutputShare? Of(TypeHierarchy network) => Shares.FirstOrDefault(share => share.Network == network);
}

/// <summary>One network's files.</summary>
/// <param name="Network">The network.</param>
/// <param name="File">Its file.</param>
/// <param name="WeightsFile">The file of its weights, if it has any.</param>
/// <param name="Kernels">The kernels that it brings along, in the order of their names.</param>
internal sealed record OutputShare(TypeHierarchy Network, string File, string? WeightsFile, EquatableArray<KernelShare> Kernels);

/// <summary>One kernel's file.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="File">The file.</param>
/// <param name="HasOwnName">Whether no other kernel has its name: names end in a hash, and two hashes may be the same.</param>
internal sealed record KernelShare(Kernel Kernel, string File, bool HasOwnName);
