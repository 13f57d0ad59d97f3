using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Formats.Onnx;

/// <summary>Operators on tensors of known values: what exporters write shapes with.</summary>
internal static class Folding
{
    private static readonly Dictionary<string, Func<double, double>> s_unary = new()
    {
        ["Neg"] = value => -value, ["Sqrt"] = Math.Sqrt, ["Exp"] = Math.Exp, ["Log"] = Math.Log, ["Floor"] = Math.Floor, ["Ceil"] = Math.Ceiling, ["Abs"] = Math.Abs,
        ["Reciprocal"] = value => 1 / value, ["Not"] = value => value == 0 ? 1 : 0, ["Relu"] = value => Math.Max(value, 0), ["Sigmoid"] = value => 1 / (1 + Math.Exp(-value)),
        ["Tanh"] = Math.Tanh, ["Sign"] = value => Math.Sign(value), ["Round"] = value => Math.Round(value), ["Identity"] = value => value, ["Sin"] = Math.Sin, ["Cos"] = Math.Cos,
    };

    private static readonly Dictionary<string, Func<double, double, double>> s_binary = new()
    {
        ["Add"] = (a, b) => a + b, ["Sub"] = (a, b) => a - b, ["Mul"] = (a, b) => a * b, ["Pow"] = Math.Pow, ["Min"] = Math.Min, ["Max"] = Math.Max,
        ["Equal"] = (a, b) => a == b ? 1 : 0, ["Less"] = (a, b) => a < b ? 1 : 0, ["Greater"] = (a, b) => a > b ? 1 : 0,
        ["LessOrEqual"] = (a, b) => a <= b ? 1 : 0, ["GreaterOrEqual"] = (a, b) => a >= b ? 1 : 0,
        ["And"] = (a, b) => a != 0 && b != 0 ? 1 : 0, ["Or"] = (a, b) => a != 0 || b != 0 ? 1 : 0, ["Mod"] = (a, b) => b == 0 ? 0 : a - b * Math.Floor(a / b),
    };

    public static bool Knows(string op) => s_unary.ContainsKey(op) || s_binary.ContainsKey(op)
        || op is "Div" or "Cast" or "Concat" or "Gather" or "Unsqueeze" or "Squeeze" or "Reshape" or "Transpose" or "Slice" or "Shape" or "Size" or "ConstantOfShape" or "Range"
            or "Expand" or "Where" or "ReduceProd" or "ReduceSum" or "ReduceMax" or "ReduceMin" or "ReduceMean" or "ReduceL2" or "ReduceL1" or "ReduceSumSquare" or "Split" or "Tile" or "Flatten" or "MatMul" or "Dropout";

    public static OnnxTensor[] Fold(OnnxNode node, IReadOnlyList<OnnxTensor?> inputs, int opset)
    {
        var x = inputs.Count > 0 ? inputs[0] : null;
        if (s_unary.TryGetValue(node.Op, out var unary))
            return [x! with { Values = Array.ConvertAll(x.Values, value => unary(value)) }];
        if (s_binary.TryGetValue(node.Op, out var binary))
            return [inputs.Skip(1).Aggregate(x!, (left, right) => Broadcast(node, left, right!, binary))];
        return node.Op switch
        {
            "Div" => [Broadcast(node, x!, inputs[1]!, x!.IsInteger ? (a, b) => b == 0 ? throw node.Refuse("it divides by zero") : Math.Truncate(a / b) : (a, b) => a / b)],
            "Cast" => [Cast(node, x!)],
            "Dropout" => [x!],
            "Shape" => [OnnxTensor.Of(Shapes.Part(node, x!.Shape))],
            "Size" => [new([], [x!.Values.Length], true)],
            "ConstantOfShape" => [Filled(node, x!.Integers)],
            "Range" => [Range(node, x!, inputs[1]!, inputs[2]!)],
            "Where" => [Where(node, x!, inputs[1]!, inputs[2]!)],
            "MatMul" => [Multiply(node, x!, inputs[1]!)],
            "Concat" => [Concat(node, inputs)],
            "Gather" => [Gather(node, x!, inputs[1]!)],
            "Expand" => [Picked(x!, Shapes.Expanded(node, x!.Shape, inputs[1]!.Integers), (strides, _) => strides)],
            "Tile" => [Tile(node, x!, inputs[1]!.Integers)],
            "Transpose" => [x! with { Shape = Array.ConvertAll(Shapes.Order(node, x.Rank), dim => x.Shape[dim]), Values = At(x, Coordinates.Transposed(x.Shape, Shapes.Order(node, x.Rank))) }],
            "Slice" => [Shapes.Slices(node, x!.Shape, inputs, opset).Aggregate(x, (part, slice) => Select(part, slice.Dim, slice.Places))],
            "Split" => [.. Shapes.Splits(node, x!.Shape, inputs).Select(places => Select(x, Shapes.Axis(node, x.Rank, 0), places))],
            "Reshape" => [x! with { Shape = Shapes.Reshaped(node, x.Shape, inputs.Count > 1 ? inputs[1]!.Integers : [.. node.Integers("shape")!.Select(size => (int)size)]) }],
            "Flatten" => [x! with { Shape = [x.Shape.Take(Shapes.Axis(node, x.Rank + 1, 1)).Aggregate(1, (a, b) => a * b), x.Shape.Skip(Shapes.Axis(node, x.Rank + 1, 1)).Aggregate(1, (a, b) => a * b)] }],
            "Unsqueeze" or "Squeeze" => [x! with { Shape = Shapes.Squeezed(node, x.Shape, inputs) }],
            _ => [Reduce(node, x!, inputs)],
        };
    }

    public static OnnxTensor Select(OnnxTensor tensor, int dim, int[] places)
    {
        var shape = tensor.Shape.ToArray();
        shape[dim] = places.Length;
        var strides = Coordinates.Strides(tensor.Shape);
        var map = Coordinates.Walk(shape, [.. strides.Select((stride, index) => index == dim ? 0 : stride)], 0);
        for (var index = 0; index < map.Length; index++)
            map[index] += places[index / strides[dim] % places.Length] * strides[dim];
        return tensor with { Shape = shape, Values = At(tensor, map) };
    }

    private static double[] At(OnnxTensor tensor, int[] map) => Array.ConvertAll(map, place => tensor.Values[place]);

    private static OnnxTensor Picked(OnnxTensor tensor, int[] shape, Func<int[], int[], int[]> change)
    {
        if (tensor.Values.Length < shape.Aggregate(1L, (product, size) => product * size))
            Guard.Made(shape, "A constant");
        int[] padded = [.. Enumerable.Repeat(1, shape.Length - tensor.Rank), .. tensor.Shape];
        var strides = Coordinates.Strides(padded).Select((stride, dim) => padded[dim] == 1 ? 0 : stride).ToArray();
        return tensor with { Shape = shape, Values = At(tensor, Coordinates.Walk(shape, change(strides, padded), 0)) };
    }

    private static OnnxTensor Broadcast(OnnxNode node, OnnxTensor a, OnnxTensor b, Func<double, double, double> of)
    {
        var shape = Shapes.Expanded(node, a.Shape, b.Shape);
        var (left, right) = (Picked(a, shape, (strides, _) => strides), Picked(b, shape, (strides, _) => strides));
        return left with { Values = [.. left.Values.Select((value, place) => of(value, right.Values[place]))] };
    }

    private static OnnxTensor Cast(OnnxNode node, OnnxTensor x)
    {
        var isInteger = node.Integer("to", 1) is not (1 or 10 or 11 or 16);
        return isInteger && !x.IsInteger ? new(x.Shape, Array.ConvertAll(x.Values, Math.Truncate), true) : x with { IsInteger = isInteger };
    }

    private static OnnxTensor Filled(OnnxNode node, int[] shape)
    {
        var value = node.Tensor("value");
        return new(shape, [.. Enumerable.Repeat(value?.Values.FirstOrDefault() ?? 0, Guard.Made(shape, node.Place))], value?.IsInteger ?? false);
    }

    private static OnnxTensor Range(OnnxNode node, OnnxTensor start, OnnxTensor limit, OnnxTensor delta)
    {
        var (from, to, by) = (start.Values[0], limit.Values[0], delta.Values[0]);
        var count = by == 0 ? throw node.Refuse("its step is zero") : Guard.Made([Guard.Size((long)Math.Max(0, Math.Min(Math.Ceiling((to - from) / by), 1e12)), node.Place)], node.Place);
        return new([count], [.. Enumerable.Range(0, count).Select(place => from + place * by)], start.IsInteger);
    }

    private static OnnxTensor Where(OnnxNode node, OnnxTensor condition, OnnxTensor a, OnnxTensor b)
    {
        var shape = Shapes.Expanded(node, Shapes.Expanded(node, a.Shape, b.Shape), condition.Shape);
        var (test, left, right) = (Picked(condition, shape, (strides, _) => strides), Picked(a, shape, (strides, _) => strides), Picked(b, shape, (strides, _) => strides));
        return left with { Values = [.. test.Values.Select((value, place) => value != 0 ? left.Values[place] : right.Values[place])] };
    }

    private static OnnxTensor Multiply(OnnxNode node, OnnxTensor a, OnnxTensor b)
    {
        if (a.Rank != 2 || b.Rank != 2 || a.Shape[1] != b.Shape[0] || (long)a.Values.Length * b.Shape[1] > 1L << 31)
            throw node.Refuse("it multiplies constants of other than two dimensions");
        var product = new double[Guard.Product([a.Shape[0], b.Shape[1]], node.Place)];
        for (var row = 0; row < a.Shape[0]; row++)
        {
            for (var inner = 0; inner < a.Shape[1]; inner++)
            {
                for (var column = 0; column < b.Shape[1]; column++)
                    product[row * b.Shape[1] + column] += a.Values[row * a.Shape[1] + inner] * b.Values[inner * b.Shape[1] + column];
            }
        }

        return new([a.Shape[0], b.Shape[1]], product, false);
    }

    private static OnnxTensor Concat(OnnxNode node, IReadOnlyList<OnnxTensor?> inputs)
    {
        var first = inputs[0]!;
        var axis = Shapes.Axis(node, first.Rank, 0);
        var outer = first.Shape.Take(axis).Aggregate(1, (a, b) => a * b);
        var inner = first.Shape.Skip(axis + 1).Aggregate(1, (a, b) => a * b);
        var values = new List<double>();
        for (var row = 0; row < outer; row++)
        {
            foreach (var part in inputs)
                values.AddRange(part!.Values.AsSpan(row * part.Shape[axis] * inner, part.Shape[axis] * inner));
        }

        return first with { Shape = [.. first.Shape.Select((size, dim) => dim == axis ? inputs.Sum(part => part!.Shape[axis]) : size)], Values = [.. values] };
    }

    private static OnnxTensor Gather(OnnxNode node, OnnxTensor data, OnnxTensor indices)
    {
        var axis = Shapes.Axis(node, data.Rank, 0);
        var places = Shapes.Places(node, indices.Integers, data.Shape[axis]);
        return Select(data, axis, places) with { Shape = [.. data.Shape[..axis], .. indices.Shape, .. data.Shape[(axis + 1)..]] };
    }

    private static OnnxTensor Tile(OnnxNode node, OnnxTensor x, int[] repeats)
    {
        for (var dim = 0; dim < repeats.Length && dim < x.Rank; dim++)
        {
            var size = x.Shape[dim];
            Guard.Made([x.Values.Length, Math.Max(repeats[dim], 0)], node.Place);
            x = Select(x, dim, [.. Enumerable.Range(0, Guard.Size((long)size * repeats[dim], node.Place)).Select(place => place % size)]);
        }

        return x;
    }

    private static OnnxTensor Reduce(OnnxNode node, OnnxTensor x, IReadOnlyList<OnnxTensor?> inputs)
    {
        var axes = Shapes.Axes(node, x.Rank, inputs) ?? [.. Enumerable.Range(0, x.Rank)];
        var keep = node.Integer("keepdims", 1) != 0;
        int[] kept = [.. x.Shape.Select((size, dim) => axes.Contains(dim) ? 1 : size)];
        var strides = Coordinates.Strides(kept).Select((stride, dim) => axes.Contains(dim) ? 0 : stride).ToArray();
        var map = Coordinates.Walk(x.Shape, strides, 0);
        var groups = map.Select((to, from) => (To: to, Value: x.Values[from])).GroupBy(pair => pair.To).OrderBy(group => group.Key).Select(group => group.Select(pair => pair.Value));
        Func<IEnumerable<double>, double> of = node.Op switch
        {
            "ReduceProd" => values => values.Aggregate(1.0, (a, b) => a * b),
            "ReduceSum" => values => values.Sum(),
            "ReduceMax" => values => values.Max(),
            "ReduceMin" => values => values.Min(),
            "ReduceL1" => values => values.Sum(Math.Abs),
            "ReduceL2" => values => Math.Sqrt(values.Sum(value => value * value)),
            "ReduceSumSquare" => values => values.Sum(value => value * value),
            _ => values => values.Average(),
        };
        return x with { Values = [.. groups.Select(of)], Shape = keep ? kept : [.. x.Shape.Where((_, dim) => !axes.Contains(dim))] };
    }
}
