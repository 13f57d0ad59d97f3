using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Blocks;

/// <summary>The attributes of a shortcut that makes the same shape as the block beside it, from the least that does.</summary>
internal static class ShortcutAdvice
{
    /// <summary>The attributes, as they stand between the brackets.</summary>
    /// <param name="input">The shape that comes to both.</param>
    /// <param name="output">The shape that the block makes of it; another one.</param>
    public static string For(Shape input, Shape output)
    {
        var filters = $"Filters = {Literal.Of(output.Channels)}";
        var mixed = $"Conv1d({filters}, Width = 1)";
        string[] layers = (input.Length, output.Length) switch
        {
            var (before, after) when before == after => [mixed],
            (_, 1) => ["GlobalAveragePool1d", .. IfChannelsDiffer()],
            var (before, after) when StrideOf(before, after) is { } stride => [$"Conv1d({filters}, Width = 1, Stride = {Literal.Of(stride)})"],
            var (before, after) when before > after => [$"Conv1d({filters}, Width = {Literal.Of(before - after + 1)})"],
            var (before, after) when after % before == 0 => [$"Upsample1d(Factor = {Literal.Of(after / before)})", .. IfChannelsDiffer()],
            var (before, after) => [$"ConvTranspose1d({filters}, Width = {Literal.Of(after - before + 1)})"],
        };
        return string.Join(", ", layers);

        string[] IfChannelsDiffer() => input.Channels == output.Channels ? [] : [mixed];
    }

    /// <summary>The stride at which a window of one step makes so many steps of so many, where there is one.</summary>
    private static int? StrideOf(int before, int after)
    {
        var stride = (before + after - 1) / after;
        return before > after && (before - 1) / stride + 1 == after ? stride : null;
    }
}
