using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Gen.Import.Formats.PyTorch;

/// <summary>A class or function that a pickle names. It is never called.</summary>
internal sealed record PickledName(string Module, string Name)
{
    public string Full => $"{Module}.{Name}";
}

/// <summary>A storage that a pickle refers to.</summary>
/// <param name="Key">Its place in the archive.</param>
/// <param name="Type">Its elements.</param>
internal sealed record PickledStorage(string Key, string Type);

/// <summary>A tensor as a pickle describes it: a part of a storage.</summary>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides);

/// <summary>
/// Reads a pickle without executing anything: lists, dictionaries, numbers and texts, and of all calls only those that rebuild tensors. Any other is an error.
/// </summary>
internal sealed class Pickle
{
    private const int MostObjects = 2_000_000;
    private static readonly object s_mark = new();
    private static readonly object s_none = new();

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<object> _stack = [];
    private readonly Dictionary<long, object> _memo = [];
    private int _place;
    private int _objects;

    private Pickle(ReadOnlyMemory<byte> bytes, int place) => (_bytes, _place) = (bytes, place);

    /// <summary>Reads one value.</summary>
    /// <param name="bytes">The pickle.</param>
    /// <param name="place">Where it begins; afterwards where it ends.</param>
    public static object Read(ReadOnlyMemory<byte> bytes, ref int place)
    {
        var pickle = new Pickle(bytes, place);
        var value = pickle.Run();
        place = pickle._place;
        return value;
    }

    private object Run()
    {
        while (true)
        {
            if (++_objects > MostObjects)
                throw new ImportException("The pickle holds too many objects.");
            var code = Take(1)[0];
            if (code == (byte)'.')
                return Pop();
            if (!Plain(code) && !Containers(code))
                Calls(code);
        }
    }

    private bool Plain(byte code)
    {
        switch (code)
        {
            case 0x80: Take(1); return true;
            case 0x95: Take(8); return true;
            case (byte)'N': Push(s_none); return true;
            case 0x88: Push(true); return true;
            case 0x89: Push(false); return true;
            case (byte)'K': Push((long)Take(1)[0]); return true;
            case (byte)'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); return true;
            case (byte)'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); return true;
            case 0x8a: Push(Long(Take(Take(1)[0]))); return true;
            case (byte)'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); return true;
            case (byte)'X': Push(Text(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); return true;
            case 0x8c: Push(Text(Take(1)[0])); return true;
            case 0x8d: Push(Text((uint)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(Take(8)), uint.MaxValue))); return true;
            case (byte)'U' or (byte)'C': Push(Text(Take(1)[0])); return true;
            case (byte)'T' or (byte)'B': Push(Text(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); return true;
            case (byte)'q': _memo[Take(1)[0]] = Peek(); return true;
            case (byte)'r': _memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Peek(); return true;
            case 0x94: _memo[_memo.Count] = Peek(); return true;
            case (byte)'h': Push(Recall(Take(1)[0])); return true;
            case (byte)'j': Push(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); return true;
            case (byte)'0': Pop(); return true;
            default: return false;
        }
    }

    private bool Containers(byte code)
    {
        switch (code)
        {
            case (byte)'(': Push(s_mark); return true;
            case (byte)')': Push(Array.Empty<object>()); return true;
            case (byte)'t': Push(Marked().ToArray()); return true;
            case 0x85: Push(Last(1)); return true;
            case 0x86: Push(Last(2)); return true;
            case 0x87: Push(Last(3)); return true;
            case (byte)']' or 0x8f: Push(new List<object>()); return true;
            case (byte)'l': Push(Marked()); return true;
            case (byte)'}': Push(new Dictionary<string, object>()); return true;
            case (byte)'d': Push(Set(new Dictionary<string, object>(), Marked())); return true;
            case (byte)'a': Append(Last(1)); return true;
            case (byte)'e' or 0x90: Append([.. Marked()]); return true;
            case (byte)'s': Set(Last(2)); return true;
            case (byte)'u': Set([.. Marked()]); return true;
            case (byte)'1': Marked(); return true;
            default: return false;
        }
    }

    private void Calls(byte code)
    {
        switch (code)
        {
            case (byte)'c':
                Push(new PickledName(Line(), Line()));
                break;
            case 0x93:
                var name = Last(2);
                Push(new PickledName(name[0] as string ?? "", name[1] as string ?? ""));
                break;
            case (byte)'Q':
                Push(Storage(Pop()));
                break;
            case (byte)'R' or 0x81:
                var call = Last(2);
                Push(Call(call[0], call[1] as object[] ?? []));
                break;
            case (byte)'b':
                // What an ordered dictionary has beside its items, PyTorch's versions of modules, is of no use.
                Pop();
                break;
            default:
                throw new ImportException($"The pickle has the instruction {code:x2}, which no file of weights needs; nothing of it was executed.");
        }
    }

    private static object Call(object target, object[] arguments) => (target as PickledName)?.Full switch
    {
        "collections.OrderedDict" => arguments is [List<object> pairs] ? Set(new Dictionary<string, object>(), [.. pairs.OfType<object[]>().SelectMany(pair => pair)]) : new Dictionary<string, object>(),
        "torch._utils._rebuild_tensor_v2" or "torch._utils._rebuild_tensor" when arguments is [PickledStorage storage, long offset, object[] shape, object[] strides, ..] =>
            new PickledTensor(storage, offset, [.. shape.OfType<long>()], [.. strides.OfType<long>()]),
        "torch._utils._rebuild_parameter" or "torch._utils._rebuild_parameter_with_state" when arguments is [var inner, ..] => inner,
        "torch.Size" => arguments is [object[] sizes] ? sizes : s_none,
        "torch.device" => s_none,
        var name => throw new ImportException(
            $"The file holds an object of '{name ?? "?"}', which could only be made by executing code, and is not. Save the weights alone: torch.save(model.state_dict(), path)."),
    };

    private static PickledStorage Storage(object id) => id is object[] and ["storage", PickledName type, string key, ..]
        ? new(key, type.Name)
        : throw new ImportException("The pickle refers to something that is no storage of a tensor.");

    private static Dictionary<string, object> Set(Dictionary<string, object> target, IReadOnlyList<object> pairs)
    {
        for (var place = 0; place + 1 < pairs.Count; place += 2)
            target[pairs[place] as string ?? Convert.ToString(pairs[place], System.Globalization.CultureInfo.InvariantCulture) ?? ""] = pairs[place + 1];
        return target;
    }

    private void Set(object[] pairs)
    {
        if (Peek() is Dictionary<string, object> target)
            Set(target, pairs);
    }

    private void Append(object[] items)
    {
        if (Peek() is List<object> list)
            list.AddRange(items);
    }

    private List<object> Marked()
    {
        var mark = _stack.LastIndexOf(s_mark);
        if (mark < 0)
            throw Damaged();
        var items = _stack.GetRange(mark + 1, _stack.Count - mark - 1);
        _stack.RemoveRange(mark, _stack.Count - mark);
        return items;
    }

    private object[] Last(int count)
    {
        if (_stack.Count < count)
            throw Damaged();
        var items = _stack.GetRange(_stack.Count - count, count).ToArray();
        _stack.RemoveRange(_stack.Count - count, count);
        return items;
    }

    private void Push(object value) => _stack.Add(value);

    private object Pop() => Last(1)[0];

    private object Peek() => _stack.Count > 0 ? _stack[^1] : throw Damaged();

    private object Recall(long key) => _memo.TryGetValue(key, out var value) ? value : throw Damaged();

    private string Text(uint length) => Encoding.UTF8.GetString(Take(length));

    private string Line()
    {
        var end = _bytes.Span[_place..].IndexOf((byte)'\n');
        if (end < 0)
            throw Damaged();
        var line = Encoding.UTF8.GetString(_bytes.Span.Slice(_place, end));
        _place += end + 1;
        return line;
    }

    private static long Long(ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        for (var place = Math.Min(bytes.Length, 8) - 1; place >= 0; place--)
            value = value << 8 | bytes[place];
        return bytes.Length is > 0 and < 8 && bytes[^1] >= 0x80 ? value - (1L << (8 * bytes.Length)) : value;
    }

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > _bytes.Length - _place)
            throw Damaged();
        _place += (int)count;
        return _bytes.Span.Slice(_place - (int)count, (int)count);
    }

    private static ImportException Damaged() => new("The pickle is damaged, or ends too early.");
}
