using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gen.Generator.Text;

namespace Gen.Generator.Graph;

/// <summary>
/// What a kernel computes: plain numbers, no buffers and no names, so that equal layers share one. The schedule (tiles, lanes, loop order) follows from
/// these numbers and the instruction set, and is not part of them.
/// </summary>
internal abstract record Kernel
{
    /// <summary>The emitted class.</summary>
    public string Name => Stem + "_" + StableHash.Of(IdentityText);

    /// <summary>What the name's hash is of: kernels of one name that differ in it met by chance.</summary>
    public string IdentityText => string.Join(" ", Identity.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    /// <summary>The kind, in one word, as it stands in emitted code.</summary>
    public virtual string KindName => GetType().Name.Replace("Kernel", "");

    /// <summary>The readable half of the name: the kind and the numbers that matter most.</summary>
    protected abstract string Stem { get; }

    /// <summary>Everything that makes the kernel this one; a record's own text would follow the culture.</summary>
    protected abstract object[] Identity { get; }

    /// <summary>The references that the kernel takes; the last one is written.</summary>
    public abstract IReadOnlyList<string> Arguments { get; }

    /// <summary>One English sentence.</summary>
    public abstract string Describe();
}
