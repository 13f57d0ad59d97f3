using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen.Data;

/// <summary>Makes signals of the wav files of a folder.</summary>
internal static class WavFolder
{
    internal static SignalSet Read(string folder, WavOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (options.Rate is { } rate)
            ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1, nameof(WavOptions.Rate));
        var files = FileSignals.In(folder, "*.wav");
        var usesFolders = options.Label is null && files.All(file => file.Folder is not null);
        var signals = new List<Signal>();
        var first = 0;
        foreach (var (path, parent) in files)
        {
            var (signal, itsRate) = ReadOne(path, options);
            first = signals.Count == 0 ? itsRate : first;
            if (options.Rate is null && itsRate != first)
                throw Fault.At(path, $"it has {itsRate} samples a second, but {files[0].Path} has {first}", "Set Rate: files of another rate are then resampled.");
            if (signals.Count > 0 && signal.Channels != signals[0].Channels)
                throw Fault.At(path, $"it has {signal.Channels} channels, but {files[0].Path} has {signals[0].Channels}", "Set Mono: channels are then mixed to one.");
            signals.Add(signal with { Label = options.Label is { } label ? label(path) : usesFolders ? parent : null, Group = options.Group?.Invoke(path) ?? path });
        }

        return FileSignals.Join(folder, [(folder, (signals, null))], options.Classes);
    }

    private static (Signal Signal, int Rate) ReadOne(string path, WavOptions options)
    {
        var (values, channels, rate) = WavFile.Read(path);
        if (options.Mono && channels > 1)
            (values, channels) = (Mixed(values, channels), 1);
        if (options.Rate is { } wanted && wanted != rate)
            values = Resampler.Resample(values, channels, (double)wanted / rate);
        return (new Signal(values, channels) { Source = path }, rate);
    }

    private static float[] Mixed(float[] values, int channels)
    {
        var mixed = new float[values.Length / channels];
        for (var step = 0; step < mixed.Length; step++)
        {
            var sum = 0f;
            for (var channel = 0; channel < channels; channel++)
                sum += values[step * channels + channel];
            mixed[step] = sum / channels;
        }

        return mixed;
    }
}
