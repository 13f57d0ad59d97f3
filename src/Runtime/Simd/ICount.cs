namespace Gen.Support;

/// <summary>A number that is known when a generic method is compiled, so that its questions about it cost nothing. For generated code.</summary>
public interface ICount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}

/// <summary>The number 1. For generated code.</summary>
public readonly struct Count1 : ICount
{
    /// <inheritdoc/>
    public static int Value => 1;
}

/// <summary>The number 2. For generated code.</summary>
public readonly struct Count2 : ICount
{
    /// <inheritdoc/>
    public static int Value => 2;
}

/// <summary>The number 3. For generated code.</summary>
public readonly struct Count3 : ICount
{
    /// <inheritdoc/>
    public static int Value => 3;
}

/// <summary>The number 4. For generated code.</summary>
public readonly struct Count4 : ICount
{
    /// <inheritdoc/>
    public static int Value => 4;
}

/// <summary>The number 5. For generated code.</summary>
public readonly struct Count5 : ICount
{
    /// <inheritdoc/>
    public static int Value => 5;
}

/// <summary>The number 6. For generated code.</summary>
public readonly struct Count6 : ICount
{
    /// <inheritdoc/>
    public static int Value => 6;
}

/// <summary>The number 7. For generated code.</summary>
public readonly struct Count7 : ICount
{
    /// <inheritdoc/>
    public static int Value => 7;
}

/// <summary>The number 8. For generated code.</summary>
public readonly struct Count8 : ICount
{
    /// <inheritdoc/>
    public static int Value => 8;
}

/// <summary>The number 9. For generated code.</summary>
public readonly struct Count9 : ICount
{
    /// <inheritdoc/>
    public static int Value => 9;
}

/// <summary>The number 10. For generated code.</summary>
public readonly struct Count10 : ICount
{
    /// <inheritdoc/>
    public static int Value => 10;
}

/// <summary>The number 11. For generated code.</summary>
public readonly struct Count11 : ICount
{
    /// <inheritdoc/>
    public static int Value => 11;
}

/// <summary>The number 12. For generated code.</summary>
public readonly struct Count12 : ICount
{
    /// <inheritdoc/>
    public static int Value => 12;
}

/// <summary>The number 13. For generated code.</summary>
public readonly struct Count13 : ICount
{
    /// <inheritdoc/>
    public static int Value => 13;
}

/// <summary>The number 14. For generated code.</summary>
public readonly struct Count14 : ICount
{
    /// <inheritdoc/>
    public static int Value => 14;
}

/// <summary>The number 15. For generated code.</summary>
public readonly struct Count15 : ICount
{
    /// <inheritdoc/>
    public static int Value => 15;
}
