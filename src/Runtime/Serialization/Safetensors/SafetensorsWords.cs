namespace Gen;

/// <summary>The words and numbers of the safetensors format, which is described at https://github.com/huggingface/safetensors.</summary>
internal static class SafetensorsWords
{
    internal const string Metadata = "__metadata__";
    internal const string DType = "dtype";
    internal const string Shape = "shape";
    internal const string Offsets = "data_offsets";
    internal const string Float32 = "F32";
    internal const string Float16 = "F16";
    internal const string Bfloat16 = "BF16";
    internal const string Int8 = "I8";

    /// <summary>The bytes of the header's length, with which a file begins.</summary>
    internal const int LengthBytes = 8;

    /// <summary>The reference implementation's own limit for a header.</summary>
    internal const int MostHeaderBytes = 100_000_000;
}
