namespace Gen.Tool;

/// <summary>An array with its shape.</summary>
internal sealed record NpyArray(int[] Shape, float[] Values);

/// <summary>NumPy's files of one array.</summary>
internal static class NpyFile
{
    public static NpyArray Read(string path)
    {
        var array = Data.NpyArray.Read(path);
        return new([.. array.Shape], array.Values);
    }

    public static void Write(string path, NpyArray array) => Data.NpyArray.Write(path, array.Values, array.Shape);
}
