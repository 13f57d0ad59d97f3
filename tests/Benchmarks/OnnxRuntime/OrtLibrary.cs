using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Benchmarks.OnnxRuntime;

/// <summary>The native ONNX Runtime, through its C API: one thread, all optimisations.</summary>
internal sealed unsafe class OrtLibrary
{
    private const int WarningLevel = 2;
    private const int AllOptimisations = 99;
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;

    private readonly void** _functions;
    private readonly void* _environment;
    private readonly void* _options;

    private OrtLibrary(string path)
    {
        var library = NativeLibrary.Load(path);
        var entry = (delegate* unmanaged[Cdecl]<ApiBase*>)NativeLibrary.GetExport(library, "OrtGetApiBase");
        var api = entry();
        Version = Marshal.PtrToStringUTF8((nint)api->GetVersionString())!;
        _functions = (void**)api->GetApi(1);

        void* environment, options, memory;
        fixed (byte* name = "benchmarks\0"u8)
            Check(((delegate* unmanaged[Cdecl]<int, byte*, void**, void*>)Function(OrtFunction.CreateEnv))(WarningLevel, name, &environment));
        Check(((delegate* unmanaged[Cdecl]<void**, void*>)Function(OrtFunction.CreateSessionOptions))(&options));
        Set(OrtFunction.SetIntraOpNumThreads, options, 1);
        Set(OrtFunction.SetInterOpNumThreads, options, 1);
        Set(OrtFunction.SetSessionGraphOptimizationLevel, options, AllOptimisations);
        Check(((delegate* unmanaged[Cdecl]<int, int, void**, void*>)Function(OrtFunction.CreateCpuMemoryInfo))(ArenaAllocator, DefaultMemory, &memory));
        _environment = environment;
        _options = options;
        MemoryInfo = memory;
    }

    /// <summary>The library's version.</summary>
    public string Version { get; }

    /// <summary>Where tensors lie.</summary>
    public void* MemoryInfo { get; }

    /// <summary>Loads the library.</summary>
    /// <exception cref="IOException">There is no such file, or it is no ONNX Runtime.</exception>
    public static OrtLibrary Load(string path)
    {
        try
        {
            return new OrtLibrary(path);
        }
        catch (Exception problem) when (problem is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new IOException($"{path} is not an ONNX Runtime that can be loaded: {problem.Message}", problem);
        }
    }

    /// <summary>A session for a model.</summary>
    public void* CreateSession(byte[] model)
    {
        void* session;
        fixed (byte* bytes = model)
        {
            Check(((delegate* unmanaged[Cdecl]<void*, void*, nuint, void*, void**, void*>)Function(OrtFunction.CreateSessionFromArray))(
                _environment, bytes, (nuint)model.Length, _options, &session));
        }

        return session;
    }

    /// <summary>A function of the API.</summary>
    public void* Function(OrtFunction function) => _functions[(int)function];

    /// <summary>Throws what a function complained about.</summary>
    public void Check(void* status)
    {
        if (status is null)
            return;
        var message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<void*, byte*>)Function(OrtFunction.GetErrorMessage))(status));
        ((delegate* unmanaged[Cdecl]<void*, void>)Function(OrtFunction.ReleaseStatus))(status);
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }

    private void Set(OrtFunction function, void* options, int value) =>
        Check(((delegate* unmanaged[Cdecl]<void*, int, void*>)Function(function))(options, value));

    /// <summary>What the library's one exported function returns.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ApiBase
    {
        public readonly delegate* unmanaged[Cdecl]<uint, void*> GetApi;
        public readonly delegate* unmanaged[Cdecl]<byte*> GetVersionString;
    }
}
