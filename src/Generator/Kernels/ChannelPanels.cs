using Gen.Generator.Isa;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Where the weights of a channel lie in panels of channels: <c>[Panels, Rows, Lanes]</c>.</summary>
internal static class ChannelPanels
{
    /// <summary>The offset of the first row's weight for a column that a column loop visits.</summary>
    /// <param name="vector">The width of the loop's region.</param>
    /// <param name="lanes">The width of a panel.</param>
    /// <param name="channels">All channels.</param>
    /// <param name="column">The column: a number, or the loop's variable.</param>
    public static string Start(VectorWriter vector, int lanes, int channels, string column)
    {
        // Whole vectors are panels; what is left over lies side by side in the last panel.
        var last = channels / lanes * lanes;
        return vector.Lanes == lanes
            ? column == "0" ? "0" : $"{column} * PanelRows"
            : $"{Literal.Of(last)} * PanelRows + {column} - {Literal.Of(last)}";
    }
}
