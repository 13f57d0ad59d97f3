using Gen;

namespace NativeLibrary;

/// <summary>
/// A signal that comes a frame at a time: causal convolutions and a recurrent layer, one value out for each frame. Its weights are given when it is made; those of
/// follower.safetensors are random ones, since it is here for its interface.
/// </summary>
[Input(Channels = 2)]
[Conv1d(Filters = 8, Width = 5, Padding = "causal", Activation = Activation.Tanh)]
[Gru(8, ReturnSequences = true)]
[Conv1d(Filters = 1, Width = 3, Padding = "same")]
public sealed partial class Follower;
