using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>The tensors of one module of another library, by the last part of their names.</summary>
/// <param name="Name">What their names begin with.</param>
/// <param name="Tensors">The tensors.</param>
internal sealed record ForeignModule(string Name, IReadOnlyDictionary<string, ForeignTensor> Tensors)
{
    public ForeignTensor? Find(string kind) => Tensors.GetValueOrDefault(kind);

    /// <summary>The modules in the order of their first tensors. The layers of one recurrent module are modules of their own.</summary>
    public static List<ForeignModule> Of(IReadOnlyList<ForeignTensor> tensors, WeightNames names)
    {
        var modules = new Dictionary<string, Dictionary<string, ForeignTensor>>(StringComparer.Ordinal);
        foreach (var tensor in tensors.Where(tensor => tensor.Kind is not "num_batches_tracked"))
        {
            var (module, kind) = names == WeightNames.PyTorch ? WithoutLayer(tensor) : KerasLayout.Split(tensor);
            if (!modules.TryGetValue(module, out var parts))
                modules.Add(module, parts = new(StringComparer.Ordinal));
            if (!parts.TryAdd(kind, tensor))
                throw BadData.Create($"The tensors '{parts[kind].Name}' and '{tensor.Name}' are the same parameter of '{module}'.");
        }

        return [.. modules.Select(module => new ForeignModule(module.Key, module.Value))];
    }

    public override string ToString() => string.Join(", ", Tensors.Values);

    /// <summary>weight_ih_l2_reverse is of the third layer of a recurrent module.</summary>
    private static (string Module, string Kind) WithoutLayer(ForeignTensor tensor)
    {
        var kind = tensor.Kind;
        var place = kind.IndexOf("_l", StringComparison.Ordinal);
        if (place < 0 || !(kind.StartsWith("weight_", StringComparison.Ordinal) || kind.StartsWith("bias_", StringComparison.Ordinal)))
            return (tensor.Module, kind);
        var digits = kind[(place + 2)..].TakeWhile(char.IsAsciiDigit).Count();
        return digits == 0 ? (tensor.Module, kind) : ($"{tensor.Module}.l{kind.Substring(place + 2, digits)}", kind[..place] + kind[(place + 2 + digits)..]);
    }
}

/// <summary>Names in order, the numbers in them by their size.</summary>
internal sealed class NameOrder : IComparer<string>
{
    public static readonly NameOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var (left, right) = (Number(a, ref i), Number(b, ref j));
                if (left.CompareTo(right) is var order && order != 0)
                    return order;
            }
            else if (a[i++].CompareTo(b[j++]) is var order && order != 0)
            {
                return order;
            }
        }

        return (a.Length - i).CompareTo(b.Length - j);
    }

    private static double Number(string text, ref int place)
    {
        var number = 0.0;
        for (; place < text.Length && char.IsAsciiDigit(text[place]); place++)
            number = number * 10 + (text[place] - '0');
        return number;
    }
}
