using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Tensors;

/// <summary>A model's output as a signal, in the order of the file's values as far as one of the two layouts has it.</summary>
internal static class Ending
{
    /// <summary>The signal, and whether the file's values lie with a channel's steps side by side.</summary>
    public static (Layer Layer, bool ChannelsFirst) Of(TensorOps ops, View view)
    {
        ops.Arrange.Fix(view);
        var map = view.Map;
        var layer = view.Layer;
        if (map.Length == layer.Output.Size && layer.Order != InputOrder.ChannelsFirst)
        {
            if (Enumerable.Range(0, map.Length).All(place => map[place] == place))
                return (layer, false);
            if (Enumerable.Range(0, map.Length).All(place => map[place] == place % layer.Steps * layer.Channels + place / layer.Steps))
                return (layer, true);
        }

        var (steps, channels) = ops.Arrange.Natural(view);
        var taken = ops.Arrange.Take(view, steps, channels);
        var whole = View.Of(taken, view.Sizes, view.BatchDim, view.Batch, steps, channels);
        var isLast = Enumerable.Range(0, whole.Map.Length).All(place => whole.Map[place] == place);
        var isFirst = Enumerable.Range(0, whole.Map.Length).All(place => whole.Map[place] == place % taken.Steps * taken.Channels + place / taken.Steps);
        if (isLast || isFirst)
            return (taken, !isLast);
        int[] all = [.. Enumerable.Range(0, view.Rank)];
        return (ops.Arrange.Take(view, [], all), false);
    }
}
