using Gen;

[Input(Length = 9, Channels = 3), Conv1d(Filters = 4), GlobalMaxPool1d]
internal partial class GlobalNamespaceNetwork;
