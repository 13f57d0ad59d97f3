using System;
using System.Runtime.InteropServices;
using Benchmarks.Onnx;

namespace Benchmarks.OnnxRuntime;

/// <summary>A model in a session, with tensors that are made once, on aligned memory. Everything lives as long as the process.</summary>
internal sealed unsafe class OrtModel
{
    private const int SingleType = 1;
    private const nuint Alignment = 64;

    private readonly OrtLibrary _library;
    private readonly delegate* unmanaged[Cdecl]<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*> _run;
    private readonly void* _session;
    private readonly byte** _names;
    private readonly void** _tensors;
    private readonly float* _input;
    private readonly float* _output;
    private readonly int _inputSize;
    private readonly int _outputSize;

    /// <summary>Loads a model.</summary>
    /// <param name="library">The library.</param>
    /// <param name="model">The model's bytes.</param>
    /// <param name="inputShape">Its input, a sample.</param>
    /// <param name="outputShape">Its output.</param>
    public OrtModel(OrtLibrary library, byte[] model, long[] inputShape, long[] outputShape)
    {
        _library = library;
        _run = (delegate* unmanaged[Cdecl]<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*>)library.Function(OrtFunction.Run);
        _session = library.CreateSession(model);
        (_inputSize, _outputSize) = (Size(inputShape), Size(outputShape));
        _input = Allocate(_inputSize);
        _output = Allocate(_outputSize);
        _names = (byte**)NativeMemory.Alloc(2, (nuint)sizeof(byte*));
        _tensors = (void**)NativeMemory.Alloc(2, (nuint)sizeof(void*));
        _names[0] = Name(OnnxGraph.InputName);
        _names[1] = Name(OnnxGraph.OutputName);
        _tensors[0] = Tensor(_input, inputShape);
        _tensors[1] = Tensor(_output, outputShape);
    }

    /// <summary>The input's values.</summary>
    public Span<float> Input => new(_input, _inputSize);

    /// <summary>The output's values.</summary>
    public ReadOnlySpan<float> Output => new(_output, _outputSize);

    /// <summary>Computes the output.</summary>
    public void Run()
    {
        var status = _run(_session, null, _names, _tensors, 1, _names + 1, 1, _tensors + 1);
        if (status is not null)
            _library.Check(status);
    }

    private void* Tensor(float* values, long[] shape)
    {
        void* tensor;
        fixed (long* sizes = shape)
        {
            _library.Check(((delegate* unmanaged[Cdecl]<void*, void*, nuint, long*, nuint, int, void**, void*>)_library.Function(
                OrtFunction.CreateTensorWithDataAsOrtValue))(
                _library.MemoryInfo, values, (nuint)(Size(shape) * sizeof(float)), sizes, (nuint)shape.Length, SingleType, &tensor));
        }

        return tensor;
    }

    private static float* Allocate(int count) => (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), Alignment);

    private static byte* Name(string name) => (byte*)Marshal.StringToCoTaskMemUTF8(name);

    private static int Size(long[] shape)
    {
        var size = 1L;
        foreach (var length in shape)
            size *= length;
        return checked((int)size);
    }
}
