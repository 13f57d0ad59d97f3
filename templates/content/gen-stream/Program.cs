using System.Globalization;
using Gen;
using GenProject1;

// A number a line comes in, an answer a line goes out, as soon as it is known.
var network = new Network(seed: 1);
if (File.Exists("network.safetensors"))
    network.Load("network.safetensors");
var stream = network.CreateStream();
Span<float> frame = stackalloc float[Network.InputChannels];
Span<float> answer = stackalloc float[Network.OutputChannels];
while (Console.ReadLine() is { } line)
{
    if (!float.TryParse(line, CultureInfo.InvariantCulture, out frame[0]))
        Console.Error.WriteLine($"'{line}' is no number.");
    else if (stream.Push(frame, answer) > 0)
        Console.WriteLine(answer[0].ToString("0.0000", CultureInfo.InvariantCulture));
}
