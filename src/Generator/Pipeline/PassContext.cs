using Gen.Generator.Cost;
using Gen.Generator.Network;

namespace Gen.Generator.Pipeline;

/// <summary>What a pass may ask beside the graph.</summary>
/// <param name="Model">What was declared.</param>
/// <param name="Options">What the planner wants.</param>
internal sealed record PassContext(ModelSpec Model, PlanningOptions Options);
