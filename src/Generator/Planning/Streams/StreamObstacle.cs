namespace Gen.Generator.Planning.Streams;

/// <summary>What keeps a network from running as a stream.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Reason">Why it cannot, as a clause.</param>
internal sealed record StreamObstacle(string Layer, string Reason);
