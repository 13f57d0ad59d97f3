// What a user of the package may do in a program, with every result printed as its bits: train, save, load, predict, use weights that are part of the program.
using System;
using System.IO;
using Gen;

var random = new Random(1);
var (inputs, labels) = (new float[64 * Waves.InputSize], new int[64]);
for (var i = 0; i < inputs.Length; i++)
{
    labels[i / Waves.InputSize] = i / Waves.InputSize % 3;
    inputs[i] = MathF.Sin(0.1f * (1 + i / Waves.InputSize % 3) * (i % Waves.InputSize)) + 0.1f * random.NextSingle();
}

var (waves, data) = (new Waves(seed: 3), Dataset.FromLabels(inputs, labels, Waves.OutputSize));
Print("untrained", waves, inputs);
var history = new Trainer(waves, new Adam(), new CrossEntropy()) { Epochs = 3, BatchSize = 16, Seed = 1 }.Fit(data);
Print("trained", waves, inputs);
Console.WriteLine($"loss {BitConverter.DoubleToInt64Bits(history.Last.Loss):x16}");

var file = new MemoryStream();
waves.Save(file);
file.Position = 0;
var loaded = new Waves(seed: 4);
loaded.Load(file);
Print("loaded", loaded, inputs);

var letters = new float[Splice.InputSize];
for (var step = 0; step < Splice.InputLength; step++)
    letters[step * Splice.InputChannels + random.Next(Splice.InputChannels)] = 1;
Print("embedded", new Splice(), letters);
Console.WriteLine($"on {InstructionSets.Current}");

static void Print(string name, INetwork network, ReadOnlySpan<float> inputs)
{
    var outputs = new float[inputs.Length / network.InputSize * network.OutputSize];
    var before = GC.GetAllocatedBytesForCurrentThread();
    network.Predict(inputs, outputs);
    var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    Console.Write($"{name}, {allocated} bytes allocated:");
    foreach (var value in outputs)
        Console.Write($" {BitConverter.SingleToInt32Bits(value):x8}");
    Console.WriteLine();
}
