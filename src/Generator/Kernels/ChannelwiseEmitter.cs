using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// What the kernels share that work on each channel by itself: a method for each width of vectors, which does all positions of so many neighbouring
/// channels, and the loop over channels that calls it. Weights lie in panels of channels, <c>[Panels, Rows, Lanes]</c>.
/// </summary>
/// <param name="arguments">The kernel's arguments.</param>
/// <param name="weights">The one of them that lies in panels.</param>
/// <param name="channels">The channels.</param>
internal abstract class ChannelwiseEmitter(IReadOnlyList<string> arguments, string weights, int channels) : KernelEmitter
{
    public sealed override void Emit(SourceWriter writer, VectorWriter vector)
    {
        writer.Line($"private const int Lanes = {Literal.Of(vector.Lanes)};");
        writer.Line();
        var widths = new List<VectorWriter>();
        using (writer.Block($"public static void Run({Parameters(arguments)})"))
        {
            ColumnLoop.Emit(writer, vector, channels, together: 1, (v, column, _) =>
            {
                widths.Add(v);
                var panel = Panel(v, vector.Lanes, column);
                var places = arguments.Select(argument => Offset.Ref(argument, argument == weights ? panel : column));
                writer.Line($"Channels{Literal.Of(v.Lanes)}({string.Join(", ", places)});");
            });
        }

        foreach (var width in widths)
        {
            writer.Line();
            writer.Line($"// {Counted.Of(width.Lanes, "channel")}, all positions.");
            writer.Line(Optimized);
            using (writer.Block($"private static void Channels{Literal.Of(width.Lanes)}({Parameters(arguments)})"))
                EmitChannels(writer, width);
        }
    }

    /// <summary>Prints all positions of one vector of channels.</summary>
    protected abstract void EmitChannels(SourceWriter writer, VectorWriter vector);

    /// <summary>Where the first row of a column's weights lies: whole vectors are panels, what is left over lies side by side in the last panel.</summary>
    private string Panel(VectorWriter vector, int lanes, string column)
    {
        var last = channels / lanes * lanes;
        return vector.Lanes == lanes
            ? column == "0" ? "0" : $"{column} * PanelRows"
            : $"{Literal.Of(last)} * PanelRows + {column} - {Literal.Of(last)}";
    }
}
