namespace Gen.Support;

/// <summary>What a formula or a kernel needs of a vector, so that it is written once for all widths. For generated code.</summary>
/// <typeparam name="T">The vector; a single float is a vector of width one.</typeparam>
public interface ILanes<T>
{
    /// <summary>The floats of a vector.</summary>
    static abstract nint Count { get; }

    /// <summary>Zero in each lane.</summary>
    static abstract T Zero { get; }

    /// <summary>The vector at a place.</summary>
    static abstract T Load(ref float source);

    /// <summary>The vector so many floats behind a place.</summary>
    static abstract T Load(ref float source, nint offset);

    /// <summary>Writes the vector to a place.</summary>
    static abstract void Store(T value, ref float target);

    /// <summary>Writes the vector so many floats behind a place.</summary>
    static abstract void Store(T value, ref float target, nint offset);

    /// <summary>The float at a place, in each lane.</summary>
    static abstract T Broadcast(ref float source);

    /// <summary>The float so many floats behind a place, in each lane.</summary>
    static abstract T Broadcast(ref float source, nint offset);

    /// <summary>The same value in each lane.</summary>
    static abstract T Of(float value);

    /// <summary>a + b.</summary>
    static abstract T Add(T a, T b);

    /// <summary>a - b.</summary>
    static abstract T Subtract(T a, T b);

    /// <summary>a * b.</summary>
    static abstract T Multiply(T a, T b);

    /// <summary>a / b.</summary>
    static abstract T Divide(T a, T b);

    /// <summary>a * b + c.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>The magnitude.</summary>
    static abstract T Abs(T a);

    /// <summary>The square root; not a number below zero.</summary>
    static abstract T Sqrt(T a);

    /// <summary>The natural logarithm; not a number below zero.</summary>
    static abstract T Log(T a);

    /// <summary>The greater of the two; not a number where either is none.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller of the two; not a number where either is none.</summary>
    static abstract T Min(T a, T b);

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

    /// <summary>For each lane: where the condition is above zero the one, else the other.</summary>
    static abstract T Choose(T condition, T wherePositive, T elsewhere);

    /// <summary>For each lane: the value where the condition is above zero, else zero.</summary>
    static abstract T WherePositive(T condition, T value);

    /// <summary>For each lane: the value where a equals b, else zero.</summary>
    static abstract T WhereEqual(T a, T b, T value);

    /// <summary>All lanes added up.</summary>
    static abstract float Sum(T a);

    /// <summary>The greatest of all lanes; of lanes that are not numbers it may be either.</summary>
    static abstract float Greatest(T a);

    /// <summary>The sum of a vector and what stands at a place, written there.</summary>
    static abstract void AddTo(T value, ref float target);

    /// <summary>The sum of a vector and what stands so many floats behind a place, written there.</summary>
    static abstract void AddTo(T value, ref float target, nint offset);

    /// <summary>Writes the first lanes so many floats behind a place, and nothing else.</summary>
    /// <typeparam name="C">How many.</typeparam>
    static abstract void StoreFirst<C>(T value, ref float target, nint offset)
        where C : struct, ICount;

    /// <summary>The first lanes; the others are zero, whatever they were.</summary>
    /// <typeparam name="C">How many.</typeparam>
    static abstract T First<C>(T value)
        where C : struct, ICount;

    /// <summary>The last lanes; the others are zero, whatever they were.</summary>
    /// <typeparam name="C">How many.</typeparam>
    static abstract T Last<C>(T value)
        where C : struct, ICount;

    /// <summary>Of each so many lanes the first half from a, the second from b.</summary>
    static abstract T Mix(T a, T b, int lanes);

    /// <summary>Of each so many lanes the two halves exchanged.</summary>
    static abstract T Exchange(T value, int lanes);
}
