using System;
using System.Text;

namespace Gen.Generator.Text;

/// <summary>Qualified names as identifiers and as names of files: no two alike, and none too long for compilers and disks.</summary>
internal static class UniqueName
{
    /// <summary>Metadata takes 1,023 bytes of a name, and something comes behind this one.</summary>
    private const int MostOfIdentifier = 400;

    /// <summary>Disks take 255 bytes of a name, and Windows 260 letters of a path by default; a folder comes before this one, and an extension behind it.</summary>
    private const int MostOfFile = 100;

    /// <summary>The letters of an underscore and a hash.</summary>
    private const int HashLength = 9;

    /// <summary>
    /// A dot becomes an underscore, and an underscore two. Beside an underscore that would be ambiguous (<c>A_.B</c>, <c>A._B</c>), so there a dot is an underscore and a zero, with which
    /// no name begins.
    /// </summary>
    public static string Identifier(string qualifiedName)
    {
        var identifier = new StringBuilder();
        for (var place = 0; place < qualifiedName.Length; place++)
        {
            identifier.Append(qualifiedName[place] switch
            {
                '.' => IsUnderscore(qualifiedName, place - 1) || IsUnderscore(qualifiedName, place + 1) ? "_0" : "_",
                '_' => "__",
                var letter => letter.ToString(),
            });
        }

        return Bounded(identifier.ToString(), qualifiedName, MostOfIdentifier);
    }

    /// <summary>The name of a file without its extension. Names that differ in case only are one name to some disks; <c>FileNames</c> tells them apart.</summary>
    public static string File(string qualifiedName) => Bounded(qualifiedName, qualifiedName, MostOfFile);

    private static bool IsUnderscore(string name, int place) => place >= 0 && place < name.Length && name[place] == '_';

    /// <summary>The beginning and a hash of all of it, where all of it is too long.</summary>
    private static string Bounded(string text, string whole, int most)
    {
        if (Encoding.UTF8.GetByteCount(text) <= most)
            return text;
        var end = Math.Min(text.Length, most - HashLength);
        while (Encoding.UTF8.GetByteCount(text.Substring(0, end)) > most - HashLength)
            end--;
        return $"{text.Substring(0, end)}_{StableHash.Of(whole)}";
    }
}
