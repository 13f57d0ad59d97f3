using Gen;

namespace Contract.Tests.Networks;

/// <summary>Two outputs of one signal: its class, and where in it something is.</summary>
[Input(Length = 24)]
[Conv1d(Filters = 8, Width = 5, Padding = "same"), Relu, Keep("features")]
[Conv1d(Filters = 1, Width = 3, Padding = "same"), Sigmoid, Keep("mask")]
[Take("features"), GlobalAveragePool1d, Dense(2), Softmax, Keep("my_class")]
[Output("my_class", "mask")]
public partial class TwoHeads;

/// <summary>Two outputs of several channels and steps, channels first.</summary>
[Input(Length = 6, Channels = 2, Layout = DataLayout.ChannelsFirst)]
[Conv1d(Filters = 3, Width = 3), Keep("early")]
[Dense(2), Softmax, Keep("late")]
[Output("late", "early")]
public partial class TwoHeadsFirst;

/// <summary>Words, and a movement of two channels beside them.</summary>
[Input(Name = "words", Length = 6), Input(Name = "motion", Length = 8, Channels = 2)]
[Take("words"), Embedding(Vocabulary = 9, Units = 5), GlobalAveragePool1d, Keep("meaning")]
[Take("motion"), Conv1d(Filters = 4, Width = 3), GlobalMaxPool1d, Join("meaning"), Dense(3), Softmax]
public partial class WordsAndMotion;

/// <summary>An embedding alone, whose rows are its outputs.</summary>
[Input(Length = 4), Embedding(Vocabulary = 7, Units = 3)]
public partial class Rows;
