namespace Gen.Generator.Isa;

/// <summary>Whether a text that is being printed is still one for all widths: a verb that only one width has takes that away.</summary>
internal sealed class Generality
{
    /// <summary>Whether nothing of one width alone has been printed.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Something of one width was printed.</summary>
    public void Lose() => IsWhole = false;
}
