namespace Gen.Support;

/// <summary>What a formula needs of a vector, so that it is written once for all widths.</summary>
/// <typeparam name="T">The vector; a single float is a vector of width one.</typeparam>
internal interface ILanes<T>
{
    /// <summary>The same value in each lane.</summary>
    static abstract T Of(float value);

    static abstract T Add(T a, T b);

    static abstract T Subtract(T a, T b);

    static abstract T Multiply(T a, T b);

    static abstract T Divide(T a, T b);

    /// <summary>a * b + c.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    static abstract T Abs(T a);

    static abstract T Max(T a, T b);

    /// <summary>The magnitude of the one with the sign of the other.</summary>
    static abstract T CopySign(T magnitude, T sign);

    /// <summary>The greater of the two; not a number where a is none.</summary>
    static abstract T AtLeast(T a, T least);

    /// <summary>The smaller of the two; not a number where a is none.</summary>
    static abstract T AtMost(T a, T most);

    /// <summary>a times two to the power of a whole number from -252 to 254.</summary>
    static abstract T Scale(T a, T exponent);

    /// <summary>Two to the power of a whole number from -126 to 127.</summary>
    static abstract T PowerOfTwo(T exponent);

    /// <summary>For each lane: where a is greater than b the one, else the other.</summary>
    static abstract T Choose(T a, T b, T whereGreater, T elsewhere);
}
