using Xunit;

namespace Contract.Tests.Helpers;

/// <summary>
/// Tests that count collections or allocated bytes run while no others do: a collection that another test causes moves the bytes that a thread is said to have allocated
/// by what is left of its piece of the heap.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>The collection.</summary>
    public const string Name = nameof(Alone);
}
