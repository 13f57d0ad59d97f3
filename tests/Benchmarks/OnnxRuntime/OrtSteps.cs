using System;
using System.Linq;
using System.Runtime.InteropServices;
using Benchmarks.Onnx;

namespace Benchmarks.OnnxRuntime;

/// <summary>A step model in a session. The states of one step are read by the next where they lie: two sets of tensors take turns, and nothing is copied here.</summary>
internal sealed unsafe class OrtSteps
{
    private const int SingleType = 1;
    private const nuint Alignment = 64;

    private readonly OrtLibrary _library;
    private readonly delegate* unmanaged[Cdecl]<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*> _run;
    private readonly void* _session;
    private readonly nuint _count;
    private readonly byte** _inputNames;
    private readonly byte** _outputNames;
    private readonly void**[] _inputs = new void**[2];
    private readonly void**[] _outputs = new void**[2];
    private readonly float* _input;
    private readonly float* _output;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private int _turn;

    /// <summary>Loads a model.</summary>
    /// <param name="library">The library.</param>
    /// <param name="graph">The model.</param>
    public OrtSteps(OrtLibrary library, StepGraph graph)
    {
        _library = library;
        _run = (delegate* unmanaged[Cdecl]<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*>)library.Function(OrtFunction.Run);
        _session = library.CreateSession(graph.ToModel());
        _count = (nuint)graph.States.Count + 1;
        _inputNames = Names([StepGraph.Input, .. graph.States.Select(state => state.Before)]);
        _outputNames = Names([graph.Output.Name, .. graph.States.Select(state => state.Behind)]);
        (_inputSize, _outputSize) = (Size(graph.InputShape), Size(graph.Output.Shape));
        _input = Allocate(_inputSize);
        _output = Allocate(_outputSize);
        for (var turn = 0; turn < 2; turn++)
        {
            _inputs[turn] = (void**)NativeMemory.AllocZeroed(_count, (nuint)sizeof(void*));
            _outputs[turn] = (void**)NativeMemory.AllocZeroed(_count, (nuint)sizeof(void*));
            _inputs[turn][0] = Tensor(_input, graph.InputShape);
            _outputs[turn][0] = Tensor(_output, graph.Output.Shape);
        }

        for (var number = 0; number < graph.States.Count; number++)
        {
            var shape = graph.States[number].Shape;
            _inputs[0][number + 1] = _outputs[1][number + 1] = Tensor(Allocate(Size(shape)), shape);
            _inputs[1][number + 1] = _outputs[0][number + 1] = Tensor(Allocate(Size(shape)), shape);
        }
    }

    /// <summary>The frames that go in.</summary>
    public Span<float> Input => new(_input, _inputSize);

    /// <summary>The frames that come out.</summary>
    public ReadOnlySpan<float> Output => new(_output, _outputSize);

    /// <summary>Takes a step.</summary>
    public void Run()
    {
        var status = _run(_session, null, _inputNames, _inputs[_turn], _count, _outputNames, _count, _outputs[_turn]);
        if (status is not null)
            _library.Check(status);
        _turn ^= 1;
    }

    private void* Tensor(float* values, int[] shape)
    {
        void* tensor;
        var sizes = shape.Select(size => (long)size).ToArray();
        fixed (long* first = sizes)
        {
            _library.Check(((delegate* unmanaged[Cdecl]<void*, void*, nuint, long*, nuint, int, void**, void*>)_library.Function(
                OrtFunction.CreateTensorWithDataAsOrtValue))(
                _library.MemoryInfo, values, (nuint)(Size(shape) * sizeof(float)), first, (nuint)shape.Length, SingleType, &tensor));
        }

        return tensor;
    }

    private static byte** Names(string[] names)
    {
        var array = (byte**)NativeMemory.Alloc((nuint)names.Length, (nuint)sizeof(byte*));
        for (var number = 0; number < names.Length; number++)
            array[number] = (byte*)Marshal.StringToCoTaskMemUTF8(names[number]);
        return array;
    }

    private static float* Allocate(int count)
    {
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), Alignment);
        new Span<float>(memory, count).Clear();
        return memory;
    }

    private static int Size(int[] shape) => shape.Aggregate((product, size) => checked(product * size));
}
