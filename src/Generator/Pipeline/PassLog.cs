using Gen.Generator.Graph;
using Gen.Generator.Text;

namespace Gen.Generator.Pipeline;

/// <summary>The text of a graph behind each pass; of a pass that changed nothing only that. All of it is comments, since the compiler takes no other files from a generator.</summary>
internal sealed class PassLog
{
    private readonly SourceWriter _writer = new();
    private string _last = "";

    public override string ToString() => _writer.ToString();

    /// <summary>Notes the graph behind a pass.</summary>
    public void Add(string title, LoweredProgram lowered)
    {
        var text = GraphText.Of(lowered);
        _writer.Line($"// == {title}{(text == _last ? ": no change" : "")}");
        if (text != _last)
        {
            foreach (var line in text.Split('\n'))
                _writer.Line($"// {line}".TrimEnd());
        }

        _last = text;
    }
}
