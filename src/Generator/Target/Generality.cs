namespace Gen.Generator.Target;

/// <summary>Whether a text that is being printed is still one for all widths: a verb that only one width has takes that away.</summary>
internal sealed class Generality
{
    /// <summary>Whether nothing of one width alone has been printed.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The number of lanes that the text takes as a type; zero where it takes none.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a number of lanes as a type; of two different ones the text can take but the first.</summary>
    public bool Take(int count)
    {
        if (Count == 0)
            Count = count;
        else if (Count != count)
            Lose();
        return Count == count;
    }

    /// <summary>The formula that the text takes as a type, printed for vectors of any width; none where it takes none.</summary>
    public string? Formula { get; private set; }

    /// <summary>Takes a formula as a type; of two different ones the text can take but the first.</summary>
    public bool Take(string formula)
    {
        Formula ??= formula;
        if (Formula != formula)
            Lose();
        return Formula == formula;
    }

    /// <summary>Something of one width was printed.</summary>
    public void Lose() => IsWhole = false;
}
