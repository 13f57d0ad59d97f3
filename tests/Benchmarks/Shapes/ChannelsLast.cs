using Gen;

namespace Benchmarks.Shapes.ChannelsLast;

// The networks of ShapeTable, with buffers of [Length, Channels].

[Input(Length = 100, Channels = 3)]
[Conv1d(Filters = 96, Width = 11, Padding = "same")]
internal sealed partial class A;

[Input(Length = 128, Channels = 64)]
[Conv1d(Filters = 128, Width = 3, Padding = "same")]
internal sealed partial class B;

[Input(Length = 100)]
[Conv1d(Filters = 64, Width = 3)]
internal sealed partial class C;

[Input(Length = 140)]
[Conv1d(Filters = 128, Width = 8, Padding = "same")]
internal sealed partial class D1;

[Input(Length = 140, Channels = 128)]
[Conv1d(Filters = 256, Width = 5, Padding = "same")]
internal sealed partial class D2;

[Input(Length = 140, Channels = 256)]
[Conv1d(Filters = 128, Width = 3, Padding = "same")]
internal sealed partial class D3;

[Input(Length = 2000, Channels = 15)]
[Conv1d(Filters = 15, Width = 51, Dilation = 8, Padding = "same")]
internal sealed partial class E;

[Input(Length = 100, Channels = 64)]
[Conv1d(Filters = 64, Width = 9, Groups = 64, Padding = "same")]
internal sealed partial class F;

[Input(Length = 1000, Channels = 16)]
[Conv1d(Filters = 16, Width = 3, Dilation = 4, Padding = "causal")]
internal sealed partial class G;

[Input(Length = 50, Channels = 8)]
[Conv1d(Filters = 10, Width = 5, Padding = "same")]
internal sealed partial class H;

[Input(Length = 1000, Channels = 4)]
[Conv1d(Filters = 4, Width = 3, Padding = "same")]
internal sealed partial class I;

[Input(Length = 256, Channels = 8)]
[Conv1d(Filters = 8, Width = 3, Padding = "same")]
internal sealed partial class J;

[Input(Length = 300, Channels = 12)]
[Conv1d(Filters = 24, Width = 5, Padding = "same")]
internal sealed partial class K;

[Input(Length = 500, Channels = 64)]
[Conv1d(Filters = 256, Width = 1)]
internal sealed partial class M;

[Input(Length = 401, Channels = 32)]
[Conv1d(Filters = 48, Width = 7, Stride = 2)]
internal sealed partial class N;

[Input(Length = 200, Channels = 32)]
[Conv1d(Filters = 32, Width = 5, Groups = 4, Padding = "same")]
internal sealed partial class O;

[Input(Length = 1000, Channels = 32)]
[Conv1d(Filters = 32, Width = 3, Padding = "same")]
internal sealed partial class P;

[Input(Length = 140, Channels = 128)]
[Conv1d(Filters = 128, Width = 8, Padding = "same")]
internal sealed partial class Q;

[Input(Length = 1024, Channels = 64)]
[Conv1d(Filters = 64, Width = 3, Dilation = 16, Padding = "same")]
internal sealed partial class R;

[Input(Length = 4096, Channels = 64)]
[Conv1d(Filters = 64, Width = 3, Padding = "same")]
internal sealed partial class S;

[Input(Length = 16384)]
[Conv1d(Filters = 1, Width = 2048, Padding = "same")]
internal sealed partial class T;

[Input(Length = 8192, Channels = 8)]
[Conv1d(Filters = 8, Width = 512, Padding = "same")]
internal sealed partial class U;

[Input(Length = 100)]
[Conv1d(Filters = 8, Width = 3, Padding = "same"), Relu, GlobalAveragePool1d, Dense(2)]
internal sealed partial class Tiny;

[Input(Length = 128, Channels = 9)]
[Conv1d(Filters = 64, Width = 3), Relu, Conv1d(Filters = 64, Width = 3), Relu, MaxPool1d]
[Flatten, Dense(100), Relu, Dense(6)]
internal sealed partial class Cnn;

[Input(Length = 140)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(2)]
internal sealed partial class Fcn;
