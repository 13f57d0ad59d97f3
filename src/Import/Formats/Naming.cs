using System.Text.RegularExpressions;

namespace Gen.Import.Formats;

/// <summary>Which names of a file are worth keeping, and how.</summary>
internal static partial class Naming
{
    /// <summary>A name as Gen takes it, or nothing where a library made it up.</summary>
    public static string? Worth(string? name)
    {
        if (string.IsNullOrEmpty(name) || MadeUp().IsMatch(name))
            return null;
        var letters = Other().Replace(name, "_").Trim('_');
        return letters.Length == 0 || letters.Length > 60 ? null : char.IsAsciiLetter(letters[0]) ? letters : "layer_" + letters;
    }

    /// <summary>A name as a class, in capitals.</summary>
    /// <param name="name">What the file calls the model.</param>
    /// <param name="file">What the file itself is called, where the name says nothing.</param>
    public static string Class(string? name, string file)
    {
        var isMadeUp = string.IsNullOrEmpty(name) || MadeUpModel().IsMatch(name);
        if (isMadeUp && MadeUpModel().IsMatch(file))
            return "Imported";
        var words = Other().Split(isMadeUp ? file : name!);
        var text = string.Concat(System.Array.ConvertAll(words, word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));
        return text.Length is 0 or > 60 ? "Imported" : char.IsAsciiLetter(text[0]) ? text : "Model" + text;
    }

    [GeneratedRegex(@"^(conv\w*d?|dense|lstm|gru|simple_?rnn|batch_?norm\w*|layer_?norm\w*|bidirectional|time_distributed|embedding|p_?re_?lu|separable_\w+|depthwise_\w+|linear|bn)[_.]?\d*$", RegexOptions.IgnoreCase)]
    private static partial Regex MadeUp();

    [GeneratedRegex(@"^(sequential|model|functional|graph|network|net|main|main_graph|torch.jit.(export|\w*)|tf2onnx|keras2onnx|onnx\w*|inference)[_.-]?\d*$", RegexOptions.IgnoreCase)]
    private static partial Regex MadeUpModel();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Other();
}
