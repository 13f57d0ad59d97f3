using System;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Tensors;

internal sealed partial class TensorOps
{
    /// <summary>A layer with values for each place of one dimension, brought to the channels in which it lies.</summary>
    public View OnEach(View view, int channel, float[][] values, Func<Layer, float[][], Layer> make)
    {
        if (Array.Exists(values, part => part.Length != view.Sizes[channel]))
            throw Signals.Refuse($"its values are not one for each of {view.Sizes[channel]} channels");
        if (view.Layer.Order == InputOrder.Open)
            Arrange.Take(view, Others(view, channel), [channel]);
        view = Arrange.Compact(view);
        return Spread(view, channel, values) is { } spread ? view.On(make(view.Layer, spread)) : OnChannels(view, channel, signal => make(signal, values));
    }

    /// <summary>The values for each channel of the signal, or nothing where those of its steps differ.</summary>
    private static float[][]? Spread(View view, int channel, float[][] values)
    {
        var (stride, count) = (Coordinates.Strides(view.Sizes)[channel], view.Layer.Channels);
        var sources = Enumerable.Repeat(-1, count).ToArray();
        for (var index = 0; index < view.Map.Length; index++)
        {
            ref var source = ref sources[view.Map[index] % count];
            var at = index / stride % view.Sizes[channel];
            if (source >= 0 && source != at)
                return null;
            source = at;
        }

        return [.. values.Select(part => sources.Select(source => part[source]).ToArray())];
    }

    /// <summary>
    /// A matrix applied to one dimension where the others cannot be brought to steps: one convolution over the whole signal, with an output for each place of the
    /// kept dimension.
    /// </summary>
    public View Project(View view, int kept, int over, Grid weight)
    {
        var (layer, outputs) = (Arrange.Compact(view) is var whole ? whole.Layer : view.Layer, weight.Shape[1]);
        view = whole;
        var (places, rows) = (view.Sizes[kept], view.Sizes[over]);
        Guard.Made([1], Signals.Place);
        if ((long)layer.Output.Size * places * outputs > Guard.MostExpanded)
            throw Signals.Refuse("it moves values between steps and channels of a signal that is too large for it; put the reshape or transposition outside the network");
        var wide = Grid.Zeros(layer.Steps, layer.Channels, places * outputs);
        var strides = Coordinates.Strides(view.Sizes);
        for (var place = 0; place < places; place++)
        {
            for (var row = 0; row < rows; row++)
                Array.Copy(weight.Values, row * outputs, wide.Values, view.Map[place * strides[kept] + row * strides[over]] * places * outputs + place * outputs, outputs);
        }

        var sums = Signals.Convolution(layer, wide, null, new());
        int[] sizes = [.. view.Sizes.Select((size, dim) => dim == over ? outputs : size)];
        return View.Of(sums, sizes, view.BatchDim, view.Batch, [], [kept, over]);
    }
}
