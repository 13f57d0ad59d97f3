using System.Collections.Generic;

namespace Gen.Import.Graph;

/// <summary>An imported model: the common graph's ends, and what has to be said of it.</summary>
internal sealed class Model
{
    /// <summary>What the class is to be called, if the file says.</summary>
    public string? Name { get; set; }

    /// <summary>The format, in words.</summary>
    public required string Format { get; init; }

    /// <summary>The inputs, in the file's order.</summary>
    public List<Layer> Inputs { get; } = [];

    /// <summary>The outputs, in the file's order.</summary>
    public List<ModelOutput> Outputs { get; } = [];

    /// <summary>The zeros that the format feeds before a signal begins.</summary>
    public int WarmUp { get; set; }

    /// <summary>Whether the model works on signals of any length, so that the length was chosen.</summary>
    public bool AnyLength { get; set; }

    /// <summary>Whether it is a filter of endless signals by its format.</summary>
    public bool IsStream { get; init; }

    /// <summary>Whether the file holds weights and no layers.</summary>
    public bool IsPart { get; init; }

    /// <summary>What the user ought to know: one sentence each.</summary>
    public List<string> Notes { get; } = [];

    public void Note(string sentence)
    {
        if (!Notes.Contains(sentence))
            Notes.Add(sentence);
    }
}

/// <summary>An output.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Layer">What goes out.</param>
/// <param name="IsChannelsFirst">Whether its values lie with a channel's steps side by side in the file.</param>
internal sealed record ModelOutput(string Name, Layer Layer, bool IsChannelsFirst = false);
