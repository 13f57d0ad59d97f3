using Gen.Generator.Model;

namespace Gen.Generator.Graph;

/// <summary>One learned array of a layer.</summary>
/// <param name="Name">The full name, such as <c>conv1d_1.weight</c>.</param>
/// <param name="Shape">The canonical shape.</param>
/// <param name="Matrix">How kernels see it.</param>
/// <param name="Initial">What it is filled with.</param>
/// <param name="Learning">How it learns.</param>
internal sealed record ParameterSpec(
    string Name, EquatableArray<int> Shape, MatrixSpec Matrix, InitialSpec Initial, LearningSpec Learning)
{
    public int Length => Matrix.Rows * Matrix.Columns;
}

/// <summary>A parameter as the matrix that kernels read in panels; a plain vector (a bias) is packed the same on every instruction set.</summary>
internal readonly record struct MatrixSpec(int Rows, int Columns, int Groups, bool IsVector)
{
    public static MatrixSpec Vector(int length) => new(1, length, 1, true);
}

/// <summary>The initializer's type, fully qualified, and the fans that scale it.</summary>
internal readonly record struct InitialSpec(string Initializer, int FanIn, int FanOut)
{
    /// <summary>Some neighbouring values that begin otherwise; none for most.</summary>
    public FirstValues? But { get; init; }
}

/// <summary>Neighbouring values of a parameter, counted in the canonical layout, that begin with a number of their own.</summary>
internal sealed record FirstValues(int Start, int Count, double Value);

/// <summary>Whether and how fast a parameter learns, and whether training passes themselves move it.</summary>
internal readonly record struct LearningSpec(bool Trainable, double LearnRateFactor, double L2Factor, bool IsStatistic = false)
{
    /// <summary>Of running statistics that stay as they are.</summary>
    public static readonly LearningSpec None = new(false, 1, 0);

    /// <summary>Of running statistics, which no optimizer touches.</summary>
    public static readonly LearningSpec Statistic = None with { IsStatistic = true };
}
