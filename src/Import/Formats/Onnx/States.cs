using System.Linq;
using System.Runtime.CompilerServices;
using Gen.Import.Graph;

namespace Gen.Import.Formats.Onnx;

/// <summary>A recurrent layer's inner state, or something that holds it: of no use but to go out and come in again.</summary>
internal sealed class StateValue
{
    public static readonly StateValue Instance = new();
}

/// <summary>States that a model hands from call to call: inputs that only begin a recurrent layer.</summary>
internal static class States
{
    private static readonly ConditionalWeakTable<Layer, object> s_states = [];

    public static void Mark(Layer input) => s_states.AddOrUpdate(input, StateValue.Instance);

    public static bool IsState(Layer input) => s_states.TryGetValue(input, out _);

    /// <summary>What an operator makes of a state is a state, as long as it only moves it.</summary>
    public static object[] Pass(OnnxNode node) => node.Op is "Concat" or "Unsqueeze" or "Squeeze" or "Reshape" or "Transpose" or "Slice" or "Split" or "Identity" or "Cast" or "Gather" or "Expand"
        ? [.. node.Outputs.Select(_ => (object)StateValue.Instance)]
        : throw node.Refuse("it computes with a recurrent layer's inner state, which is not taken");
}
