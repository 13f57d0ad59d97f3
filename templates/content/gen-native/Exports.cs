using System;
using System.IO;
using System.Runtime.InteropServices;

namespace GenProject1;

/// <summary>What C sees; see network.h.</summary>
internal static unsafe class Exports
{
    private static readonly Network s_network = new();

    /// <summary>Reads the weights. 0 when all went well, 1 when the file is not there or does not fit.</summary>
    [UnmanagedCallersOnly(EntryPoint = "network_load")]
    public static int Load(byte* path)
    {
        try
        {
            s_network.Load(Marshal.PtrToStringUTF8((nint)path) ?? "");
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            return 1;
        }
    }

    /// <summary>Predicts <paramref name="samples"/> samples; any number of threads at once.</summary>
    [UnmanagedCallersOnly(EntryPoint = "network_predict")]
    public static void Predict(float* inputs, float* outputs, int samples) =>
        s_network.Predict(new ReadOnlySpan<float>(inputs, samples * Network.InputSize), new Span<float>(outputs, samples * Network.OutputSize));
}
