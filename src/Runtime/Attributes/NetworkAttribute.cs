using System;

namespace Gen;

/// <summary>What is emitted for one network, where that is not what the project says.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// Whether the network can be trained. A network that only predicts is built faster and takes less room: it has no training session, and what would make one
    /// does not compile. What is said here goes before the project's <c>GenTraining</c>. Default: true, unless <c>GenTraining</c> is false.
    /// </summary>
    public bool Training { get; set; } = true;

    /// <summary>
    /// Whether the network runs as a stream and on signals of any length. What is said here goes before the project's <c>GenStreams</c>.
    /// Default: the project's; where that says nothing, the networks do whose <c>CreateStream</c> or <c>PredictSequence</c> the project calls.
    /// </summary>
    public bool Streams { get; set; } = true;
}
