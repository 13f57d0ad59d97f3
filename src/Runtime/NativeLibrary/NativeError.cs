using System;
using System.IO;
using System.Text.Unicode;

namespace Gen.Support;

/// <summary>What went wrong last on each thread, for a caller that knows no exceptions. For generated code.</summary>
public static class NativeError
{
    private const int Most = 2048;

    [ThreadStatic]
    private static byte[]? t_text;

    [ThreadStatic]
    private static int t_length;

    /// <summary>Copies the thread's last text as UTF-8, cut to the room, with a zero behind it.</summary>
    /// <param name="text">Where to; null where only the length is asked for.</param>
    /// <param name="capacity">The bytes that there is room for, the zero's among them.</param>
    /// <returns>The bytes of the whole text without the zero.</returns>
    public static unsafe nuint Copy(nint text, nuint capacity)
    {
        if (text == 0 || capacity == 0)
            return (nuint)t_length;
        var count = (int)Math.Min((nuint)t_length, capacity - 1);
        // A letter of several bytes is left out whole.
        while (count < t_length && count > 0 && (t_text![count] & 0xC0) == 0x80)
            count--;
        var target = new Span<byte>((void*)text, count + 1);
        t_text.AsSpan(0, count).CopyTo(target);
        target[count] = 0;
        return (nuint)t_length;
    }

    /// <summary>Keeps what an exception says, and turns it into a status. Nothing comes out of this.</summary>
    internal static int Of(Exception problem)
    {
        try
        {
            t_text ??= new byte[Most];
            Utf8.FromUtf16(Text(problem), t_text, out _, out t_length);
            return (int)StatusOf(problem);
        }
        catch (OutOfMemoryException)
        {
            return (int)NativeStatus.Memory;
        }
    }

    /// <summary>What an exception says, without what .NET puts behind it: the argument's name, which small programs do without the words for.</summary>
    private static ReadOnlySpan<char> Text(Exception problem)
    {
        var text = problem.Message.AsSpan();
        if (problem is not ArgumentException { ParamName: not null })
            return text;
        var end = text.LastIndexOf(" (Parameter '");
        end = end >= 0 ? end : text.LastIndexOf(" Arg_ParamName_Name");
        return end >= 0 ? text[..end] : text;
    }

    private static NativeStatus StatusOf(Exception problem) => problem switch
    {
        NativeException native => native.Status,
        ArgumentException => NativeStatus.Argument,
        InvalidDataException => NativeStatus.Weights,
        InvalidOperationException => NativeStatus.Busy,
        OutOfMemoryException => NativeStatus.Memory,
        _ => NativeStatus.Failure,
    };
}
