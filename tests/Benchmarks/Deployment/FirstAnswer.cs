using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace Benchmarks.Deployment;

/// <summary>
/// The time from just before a process is made to the moment when its first answer is read, with 60 letters waiting for it. Through posix_spawn, because
/// .NET's own way of starting a process takes as long as what is measured here.
/// </summary>
internal static unsafe partial class FirstAnswer
{
    // Larger than the C library's posix_spawn_file_actions_t on every machine.
    private const int ActionsBytes = 512;
    private const int CloseOnExec = 0x80000;

    /// <summary>Measures once.</summary>
    /// <returns>Seconds.</returns>
    /// <exception cref="IOException">The program did not start, or did not answer.</exception>
    public static double Seconds(Detector detector)
    {
        var letters = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("ACGT", EdgeDetector.Window.Length / 4)));
        int* input = stackalloc int[2], output = stackalloc int[2];
        Check(Pipe(input, CloseOnExec), "pipe2");
        Check(Pipe(output, CloseOnExec), "pipe2");
        fixed (byte* first = letters)
            Check(Write(input[1], first, letters.Length) == letters.Length ? 0 : -1, "write");

        var actions = stackalloc byte[ActionsBytes];
        Check(InitActions(actions), "posix_spawn_file_actions_init");
        Check(AddDup(actions, input[0], 0), "posix_spawn_file_actions_adddup2");
        Check(AddDup(actions, output[1], 1), "posix_spawn_file_actions_adddup2");
        using var arguments = new NativeStrings(detector.Command);
        using var variables = new NativeStrings(
            [.. from System.Collections.DictionaryEntry pair in Environment.GetEnvironmentVariables() select $"{pair.Key}={pair.Value}"]);

        var answer = stackalloc byte[256];
        var start = Stopwatch.GetTimestamp();
        Check(Spawn(out var process, detector.Command[0], actions, null, arguments.Pointer, variables.Pointer), "posix_spawnp");
        Check(Close(output[1]), "close");
        var count = Read(output[0], answer, 256);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        foreach (var end in new[] { input[0], input[1], output[0] })
            Check(Close(end), "close");
        _ = Wait(process, null, 0);
        _ = DestroyActions(actions);
        return count > 3 && answer[0] == '3' && answer[1] == '0' && answer[2] == '\t'
            ? seconds
            : throw new IOException($"{detector.Name} answered '{Encoding.ASCII.GetString(answer, Math.Max(0, (int)count))}'; expected a decision about letter 30.");
    }

    private static void Check(int result, string function)
    {
        if (result != 0)
            throw new IOException(FormattableString.Invariant($"{function} failed with {result}, error {Marshal.GetLastPInvokeError()}."));
    }

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int Wait(int process, int* status, int options);

    [LibraryImport("libc", EntryPoint = "posix_spawnp", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(out int process, string file, byte* actions, void* attributes, byte** arguments, byte** variables);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDup(byte* actions, int file, int target);
}
