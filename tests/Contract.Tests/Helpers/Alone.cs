using Xunit;

namespace Contract.Tests.Helpers;

/// <summary>Tests that count the collections of the whole process run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>The collection.</summary>
    public const string Name = nameof(Alone);
}
