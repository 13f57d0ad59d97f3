using System;
using System.Collections.Generic;
using Gen;

namespace Benchmarks.Shapes;

/// <summary>The recurrent layers of the benchmark: 100 steps of one channel, of which the last state goes out.</summary>
internal static class Recurrent
{
    /// <summary>Each layer by name.</summary>
    public static IReadOnlyList<(string Name, int Units, Func<INetwork> Create)> All { get; } =
    [
        ("LSTM", 16, () => new Lstm16()), ("GRU", 16, () => new Gru16()), ("LSTM", 64, () => new Lstm64()), ("GRU", 64, () => new Gru64()),
        ("LSTM", 128, () => new Lstm128()), ("GRU", 128, () => new Gru128()), ("LSTM", 256, () => new Lstm256()), ("GRU", 256, () => new Gru256()),
    ];
}

/// <summary>A layer of the list.</summary>
[Input(Length = 100), Lstm(16)]
public partial class Lstm16;

/// <summary>A layer of the list.</summary>
[Input(Length = 100), Lstm(64)]
public partial class Lstm64;

/// <summary>A layer of the list.</summary>
[Input(Length = 100), Lstm(128)]
public partial class Lstm128;

/// <summary>A layer of the list.</summary>
[Input(Length = 100), Lstm(256)]
public partial class Lstm256;

/// <summary>A layer of the list.</summary>
[Input(Length = 100), Gru(16)]
public partial class Gru16;

/// <summary>A layer of the list.</summary>
[Input(Length = 100), Gru(64)]
public partial class Gru64;

/// <summary>A layer of the list.</summary>
[Input(Length = 100), Gru(128)]
public partial class Gru128;

/// <summary>A layer of the list.</summary>
[Input(Length = 100), Gru(256)]
public partial class Gru256;
