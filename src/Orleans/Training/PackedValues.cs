using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Gen.Orleans;

/// <summary>Parameters and gradients as bytes, in the order in which the kernels have them: little-endian, parameter after parameter.</summary>
internal static class PackedValues
{
    /// <summary>What two processes must have in common to exchange parameters.</summary>
    internal static string FingerprintOf(INetwork network)
    {
        var text = new StringBuilder();
        foreach (var parameter in network.Parameters)
            text.Append(parameter).Append(parameter.Trainable ? " trainable " : " fixed ").Append(parameter.Layout).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>All parameters, each behind its count of moves.</summary>
    internal static byte[] OfParameters(INetwork network)
    {
        var bytes = new byte[network.Parameters.Sum(parameter => sizeof(long) + sizeof(float) * parameter.Packed.Length)];
        var rest = bytes.AsSpan();
        foreach (var parameter in network.Parameters)
        {
            var moves = parameter.Moves;
            MemoryMarshal.Write(rest, in moves);
            MemoryMarshal.AsBytes(parameter.Packed).CopyTo(rest[sizeof(long)..]);
            rest = rest[(sizeof(long) + sizeof(float) * parameter.Packed.Length)..];
        }

        return bytes;
    }

    /// <summary>Puts them into a network.</summary>
    internal static void Restore(INetwork network, ReadOnlySpan<byte> bytes)
    {
        foreach (var parameter in network.Parameters)
        {
            var length = sizeof(float) * parameter.Packed.Length;
            parameter.Restore(MemoryMarshal.Cast<byte, float>(bytes.Slice(sizeof(long), length)), MemoryMarshal.Read<long>(bytes));
            bytes = bytes[(sizeof(long) + length)..];
        }
    }

    /// <summary>The gradients of a session.</summary>
    internal static byte[] OfGradients(ITrainingSession session, bool bfloat16)
    {
        var places = Trainable(session.Network);
        var width = bfloat16 ? sizeof(ushort) : sizeof(float);
        var bytes = new byte[places.Sum(place => width * session.Network.Parameters[place].Layout.PackedLength)];
        var rest = bytes.AsSpan();
        foreach (var place in places)
        {
            ReadOnlySpan<float> gradient = session.PackedGradient(place);
            if (bfloat16)
                Halves(gradient, MemoryMarshal.Cast<byte, ushort>(rest));
            else
                MemoryMarshal.AsBytes(gradient).CopyTo(rest);
            rest = rest[(width * gradient.Length)..];
        }

        return bytes;
    }

    /// <summary>Adds the gradients of a right subtree to a session's, or puts them in their place.</summary>
    internal static void Join(ITrainingSession session, ReadOnlySpan<byte> bytes, bool bfloat16, bool adds)
    {
        var width = bfloat16 ? sizeof(ushort) : sizeof(float);
        foreach (var place in Trainable(session.Network))
        {
            var gradient = session.PackedGradient(place);
            var right = bfloat16 ? Wide(MemoryMarshal.Cast<byte, ushort>(bytes[..(width * gradient.Length)])) : MemoryMarshal.Cast<byte, float>(bytes[..(width * gradient.Length)]);
            if (adds)
                ShardTree.Add(gradient, right);
            else
                right.CopyTo(gradient);
            bytes = bytes[(width * gradient.Length)..];
        }
    }

    /// <summary>Adds one session's gradients to another's.</summary>
    internal static void Join(ITrainingSession left, ITrainingSession right)
    {
        foreach (var place in Trainable(left.Network))
            ShardTree.Add(left.PackedGradient(place), right.PackedGradient(place));
    }

    /// <summary>Rounds a session's gradients to what bfloat16 has, to the nearest, ties to even.</summary>
    internal static void Round(ITrainingSession session)
    {
        foreach (var place in Trainable(session.Network))
        {
            foreach (ref var value in session.PackedGradient(place))
                value = BitConverter.UInt32BitsToSingle((uint)HalfOf(value) << 16);
        }
    }

    /// <summary>The running statistics that a session moved.</summary>
    internal static byte[] OfStatistics(ITrainingSession session)
    {
        var values = new List<byte>();
        for (var i = 0; i < session.Network.Parameters.Count; i++)
            values.AddRange(MemoryMarshal.AsBytes(session.MovedStatistic(i)));
        return [.. values];
    }

    private static List<int> Trainable(INetwork network) => [.. Enumerable.Range(0, network.Parameters.Count).Where(i => network.Parameters[i].Trainable)];

    private static void Halves(ReadOnlySpan<float> source, Span<ushort> destination)
    {
        for (var i = 0; i < source.Length; i++)
            destination[i] = HalfOf(source[i]);
    }

    private static float[] Wide(ReadOnlySpan<ushort> source)
    {
        var values = new float[source.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
        return values;
    }

    private static ushort HalfOf(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? (ushort)((bits >> 16) | 0x40) : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
