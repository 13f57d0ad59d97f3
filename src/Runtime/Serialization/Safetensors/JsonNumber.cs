namespace Gen;

/// <summary>Numbers as JSON writes them: a sign, digits without a leading zero, a fraction, an exponent.</summary>
internal static class JsonNumber
{
    /// <summary>Goes over a number.</summary>
    /// <returns>Whether there is one.</returns>
    internal static bool TrySkip(byte[] text, ref int place)
    {
        if (Is(text, place, '-', '-'))
            place++;
        var startsWithZero = Is(text, place, '0', '0');
        var digits = SkipDigits(text, ref place);
        if (digits == 0 || (digits > 1 && startsWithZero))
            return false;
        if (Is(text, place, '.', '.'))
        {
            place++;
            if (SkipDigits(text, ref place) == 0)
                return false;
        }

        if (!Is(text, place, 'e', 'E'))
            return true;
        place++;
        if (Is(text, place, '+', '-'))
            place++;
        return SkipDigits(text, ref place) > 0;
    }

    /// <summary>A number as a whole one of at least 0.</summary>
    /// <returns>Whether it is one, written without a sign, a point and an exponent, and 64 bits hold it.</returns>
    internal static bool TryReadWhole(byte[] text, int start, int end, out long number)
    {
        number = 0;
        for (var place = start; place < end; place++)
        {
            var digit = text[place] - '0';
            if (digit is < 0 or > 9 || number > (long.MaxValue - digit) / 10)
                return false;
            number = number * 10 + digit;
        }

        return true;
    }

    private static int SkipDigits(byte[] text, ref int place)
    {
        var start = place;
        while (place < text.Length && text[place] is >= (byte)'0' and <= (byte)'9')
            place++;
        return place - start;
    }

    private static bool Is(byte[] text, int place, char one, char other) => place < text.Length && (text[place] == one || text[place] == other);
}
