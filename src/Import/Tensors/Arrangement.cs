using System;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Tensors;

/// <summary>Brings the values of a view into the steps and channels that a layer needs, with as little as will do.</summary>
/// <param name="signals">Makes the layers that move values.</param>
internal sealed class Arrangement(Signals signals)
{
    /// <summary>Whether tensors of the file have channels before steps.</summary>
    public bool ChannelsFirst { get; set; }

    /// <summary>A signal with exactly these steps and channels, each given as dimensions from the outermost.</summary>
    public Layer Take(View view, int[] steps, int[] channels)
    {
        var (layer, selection) = TakeSteps(view, steps, channels);
        return IsIdentity(selection, layer.Channels) ? layer : Pick(layer, selection);
    }

    /// <summary>A signal with these steps, and where among its channels the wanted ones are.</summary>
    public (Layer Layer, int[] Selection) TakeSteps(View view, int[] steps, int[] channels)
    {
        var wanted = Wanted(view, steps, channels);
        var count = Guard.Product([.. channels.Select(dim => view.Sizes[dim])], signals.Place);
        var layer = view.Layer;
        if (layer.Order == InputOrder.Open && !Open(layer, wanted, wanted.Length / count, count))
            Settle(layer, view);
        if (layer.Order == InputOrder.ChannelsFirst)
            wanted = Array.ConvertAll(wanted, place => place % layer.Steps * layer.Channels + place / layer.Steps);
        return Find(layer, wanted, wanted.Length / count, count);
    }

    /// <summary>Whether the steps and channels can be had without moving too many values.</summary>
    public bool CanTake(View view, int[] steps, int[] channels)
    {
        var layer = view.Layer;
        if (layer.Order == InputOrder.Open)
            return true;
        var wanted = Wanted(view, steps, channels);
        var count = Guard.Product([.. channels.Select(dim => view.Sizes[dim])], signals.Place);
        var first = wanted[0] / layer.Channels;
        var stride = wanted.Length > count ? wanted[count] / layer.Channels - first : 1;
        int[] selection = [.. wanted.Take(count).Select(place => place - first * layer.Channels)];
        return (long)wanted.Length * layer.Output.Size <= Guard.MostExpanded || wanted.Length == count || layer.Order == InputOrder.ChannelsFirst
            || (Array.TrueForAll(selection, place => place >= 0 && place < layer.Channels) && stride >= 0 && IsRegular(wanted, count, layer.Channels, first, stride, selection));
    }

    /// <summary>A view of all values of a signal of its own, in the order that the signal has them in already as far as possible.</summary>
    public View Compact(View view)
    {
        Fix(view);
        if (view.IsWhole && view.Layer.Order is not InputOrder.ChannelsFirst)
            return view;
        var (steps, channels) = Natural(view);
        return View.Of(Take(view, steps, channels), view.Sizes, view.BatchDim, view.Batch, steps, channels);
    }

    /// <summary>The dimensions that are steps of the signal, and those that are channels, from the outermost.</summary>
    public (int[] Steps, int[] Channels) Natural(View view)
    {
        var dims = Enumerable.Range(0, view.Rank).ToArray();
        if (view.Layer.Order is { } order && (order == InputOrder.Open || view.Layer.Channels == 1 || view.Layer.Steps == 1))
        {
            var channel = ChannelsFirst && view.Rank > 2 && view.BatchDim == 0 ? 1 : view.Rank - 1;
            return ([.. dims.Where(dim => dim != channel)], [channel]);
        }

        var isFirst = view.Layer.Order == InputOrder.ChannelsFirst;
        var strides = Array.ConvertAll(dims, view.StrideOf);
        var border = isFirst ? view.Layer.Steps : view.Layer.Channels;
        var isChannel = Array.ConvertAll(dims, dim => view.Sizes[dim] > 1 && (isFirst ? Math.Abs(strides[dim]) >= border : strides[dim] != 0 && Math.Abs(strides[dim]) < border));
        var channels = dims.Where(dim => isChannel[dim]).OrderByDescending(dim => strides[dim]).ToArray();
        return ([.. dims.Except(channels).OrderByDescending(dim => strides[dim])], channels);
    }

    /// <summary>Decides how an input lies that nothing has decided yet.</summary>
    public void Fix(View view)
    {
        if (view.Layer.Order == InputOrder.Open)
            Settle(view.Layer, view);
    }

    /// <summary>Dimensions from the one whose values are farthest apart in the signal.</summary>
    public static int[] Sorted(View view, int[] dims) => [.. dims.OrderByDescending(dim => Math.Abs(view.StrideOf(dim)))];

    /// <summary>An input as the file has it, where it is read in parts only.</summary>
    private void Settle(Layer input, View view)
    {
        var (steps, channels) = input.Output is { Length: var length, Channels: var count } && view.Map.Length == length * count && view.IsWhole ? Natural(view) : ([], []);
        if (channels.Length > 0 && Open(input, Wanted(view, steps, channels), view.Map.Length / view.Sizes[channels[0]], view.Sizes[channels[0]]))
            return;
        input.Order = input.Channels > 1 && input.Steps > 1 && ChannelsFirst ? InputOrder.ChannelsFirst : InputOrder.ChannelsLast;
        if (input.Order == InputOrder.ChannelsFirst)
            input.Output = new(input.Channels, input.Steps);
        else if (input.Steps == 1)
            input.Output = new(input.Channels, 1);
    }

    private static int[] Wanted(View view, int[] steps, int[] channels)
    {
        int[] order = [.. steps, .. channels];
        int[] all = [.. order, .. Enumerable.Range(0, view.Rank).Except(order)];
        var strides = Coordinates.Strides(view.Sizes);
        var places = Coordinates.Walk(Array.ConvertAll(all, dim => view.Sizes[dim]), Array.ConvertAll(all, dim => strides[dim]), 0);
        return Array.ConvertAll(places, place => view.Map[place]);
    }

    /// <summary>The first reader of an input decides how it is declared.</summary>
    private static bool Open(Layer input, int[] wanted, int steps, int channels)
    {
        if (wanted.Length != input.Output.Size)
            return false;
        if (IsIdentity(wanted, wanted.Length))
            input.Order = InputOrder.ChannelsLast;
        else if (Enumerable.Range(0, wanted.Length).All(place => wanted[place] == place % channels * steps + place / channels))
            input.Order = InputOrder.ChannelsFirst;
        else
            return false;
        input.Output = new(steps, channels);
        return true;
    }

    private (Layer Layer, int[] Selection) Find(Layer layer, int[] wanted, int steps, int channels)
    {
        var all = Enumerable.Range(0, channels).ToArray();
        if (steps == 1 && layer.Steps > 1 && wanted.Any(place => place / layer.Channels != wanted[0] / layer.Channels))
            return (signals.Flatten(layer), wanted);
        var first = wanted[0] / layer.Channels;
        var selection = wanted[..channels];
        selection = Array.ConvertAll(selection, place => place - first * layer.Channels);
        var stride = steps > 1 ? wanted[channels] / layer.Channels - first : 1;
        if (Array.TrueForAll(selection, place => place >= 0 && place < layer.Channels) && stride >= 0 && IsRegular(wanted, channels, layer.Channels, first, stride, selection))
            return (Every(layer, first, stride, steps), selection);
        return (Move(layer, wanted, steps, channels), all);
    }

    private static bool IsRegular(int[] wanted, int channels, int width, int first, int stride, int[] selection)
    {
        for (var place = 0; place < wanted.Length; place++)
        {
            if (wanted[place] != (first + place / channels * stride) * width + selection[place % channels])
                return false;
        }

        return true;
    }

    /// <summary>Every so-manieth step from the first on; the same step again and again where the stride is zero.</summary>
    private Layer Every(Layer layer, int first, int stride, int steps)
    {
        var last = first + (steps - 1) * stride;
        var part = signals.Crop(layer, first, layer.Steps - 1 - last);
        return stride switch
        {
            0 => signals.Repeat(part, steps),
            1 => part,
            _ => signals.Pool(part, isMax: true, size: 1, stride, 0, 0),
        };
    }

    /// <summary>Channels picked by a matrix of ones and zeros.</summary>
    private Layer Pick(Layer layer, int[] selection)
    {
        var weight = Grid.Zeros(1, layer.Channels, selection.Length);
        RequireSmall(weight.Values.Length);
        for (var channel = 0; channel < selection.Length; channel++)
            weight.Values[selection[channel] * selection.Length + channel] = 1;
        return signals.Convolution(layer, weight, null, new());
    }

    /// <summary>Any values anywhere: a transposed convolution of the flattened signal, of ones and zeros.</summary>
    private Layer Move(Layer layer, int[] wanted, int steps, int channels)
    {
        RequireSmall((long)wanted.Length * layer.Output.Size);
        var flat = signals.Flatten(layer);
        var weight = Grid.Zeros(steps, channels, flat.Channels);
        for (var place = 0; place < wanted.Length; place++)
            weight.Values[place * flat.Channels + wanted[place]] = 1;
        signals.Model.Note($"{signals.Place}: it moves values between steps and channels, which is written as a transposed convolution of ones and zeros.");
        return signals.Transposed(flat, weight, null, new(), 0);
    }

    private void RequireSmall(long values)
    {
        if (values > Guard.MostExpanded)
            throw signals.Refuse("it moves values between steps and channels of a signal that is too large for it; put the reshape or transposition outside the network");
    }

    private static bool IsIdentity(int[] places, int of)
    {
        if (places.Length != of)
            return false;
        for (var place = 0; place < of; place++)
        {
            if (places[place] != place)
                return false;
        }

        return true;
    }
}
