using Gen;

namespace Contract.Tests.Networks;

/// <summary>The options that all layers with parameters share.</summary>
[Input(Length = 6, Channels = 2)]
[Conv1d(
    Name = "mine", Filters = 3, Width = 2, Trainable = false, WeightsInitializer = typeof(Ramp), BiasInitializer = typeof(Ones),
    WeightLearnRateFactor = 0.5, BiasLearnRateFactor = 2, WeightL2Factor = 0.25, BiasL2Factor = 4)]
[Conv1d(Filters = 2, Width = 1)]
[BatchNorm(Name = "norm", WeightsInitializer = typeof(Ramp), BiasLearnRateFactor = 3)]
[BatchNorm(Trainable = false)]
[Dense(4, WeightsInitializer = typeof(NarrowNormal), BiasInitializer = typeof(Ramp), UseBias = true)]
[Dense(1, Name = "last", UseBias = false, WeightL2Factor = 0)]
public partial class Options;
