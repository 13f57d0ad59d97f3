using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace SpokenDigits;

/// <summary>A folder of <c>{digit}_{speaker}_{index}.wav</c> files, in the order of their names.</summary>
internal sealed record Recordings(IReadOnlyList<Recording> Train, IReadOnlyList<Recording> Test)
{
    // The official split of the Free Spoken Digit Dataset: of each digit by each speaker, indices 0-4 test.
    private const int TestIndices = 5;

    /// <exception cref="InvalidDataException">A file is no such recording, or a digit is missing; the message has the path.</exception>
    public static Recordings Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"{folder}: there is no such folder.");
        var all = Directory.GetFiles(folder, "*.wav").Order(StringComparer.Ordinal).Select(ReadOne).ToList();
        var split = new Recordings([.. all.Where(one => one.Index >= TestIndices)], [.. all.Where(one => one.Index < TestIndices)]);
        RequireEveryDigit(split.Train, folder, $"an index of {TestIndices} or more");
        RequireEveryDigit(split.Test, folder, $"an index below {TestIndices}");
        return split;
    }

    private static Recording ReadOne(string path)
    {
        var parts = Path.GetFileNameWithoutExtension(path).Split('_');
        return parts.Length == 3 && TryNumber(parts[0], out var digit) && digit < Recording.Digits && TryNumber(parts[2], out var index)
            ? new Recording(digit, parts[1], index, Loudness.Normalise(WavFile.Read(path)))
            : throw new InvalidDataException($"{path}: expected a name such as 7_jackson_32.wav: digit, speaker, index.");
    }

    private static void RequireEveryDigit(IReadOnlyList<Recording> recordings, string folder, string kind)
    {
        for (var digit = 0; digit < Recording.Digits; digit++)
        {
            if (recordings.All(one => one.Digit != digit))
                throw new InvalidDataException(FormattableString.Invariant($"{folder}: there is no recording of a {digit} with {kind}."));
        }
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
