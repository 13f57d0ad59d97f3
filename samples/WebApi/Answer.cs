using System.Collections.Generic;
using Gen;

namespace WebApi;

/// <summary>What the page is told.</summary>
/// <param name="Best">The class with the greatest probability.</param>
/// <param name="Names">All classes.</param>
/// <param name="Probabilities">In their order.</param>
internal sealed record Answer(Classification Best, IReadOnlyList<string> Names, float[] Probabilities);
