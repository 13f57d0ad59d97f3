using System;
using System.Collections.Generic;
using Contract.Tests.Networks;
using Gen;

namespace Contract.Tests.Helpers;

/// <summary>The networks that hold for all that a network may consist of.</summary>
internal static class EveryLayer
{
    /// <summary>A new one of each.</summary>
    public static IEnumerable<INetwork> Networks(int seed = 3) =>
    [
        new Classifier(seed), new Smooth(seed), new Waves(seed), new Folded(seed), new Frozen(seed), new Options(seed),
        new StepsLast(seed), new StepsFirst(seed), new RowLast(seed), new RowFirst(seed),
        new OneConv1d(seed), new OneDense(seed), new OneBatchNorm(seed), new OneRelu(seed), new OneSoftmax(seed), new OneDropout(seed), new OneFlatten(seed),
        new OneMaxPool1d(seed), new OneAveragePool1d(seed), new OneGlobalMaxPool1d(seed), new OneGlobalAveragePool1d(seed),
        new OnePRelu(seed), new OneNormalize(seed), new OneUpsample1d(seed), new OneCropping1d(seed), new OneLayerNorm(seed), new OneDepthwiseConv1d(seed), new OneSeparableConv1d(seed),
        new OneLstm(seed), new OneGru(seed), new OneOldGru(seed), new OneSimpleRnn(seed), new OneConvTranspose1d(seed), new Upsampled(seed), new FrozenHalves(seed),
        new DenseRelu(seed), new DenseTanh(seed), new OneLeakyRelu(seed), new OneElu(seed), new OneSelu(seed), new OneGelu(seed), new OneSigmoid(seed),
        new OneHardSigmoid(seed), new OneTanh(seed), new OneSoftplus(seed), new OneSoftsign(seed), new OneSwish(seed), new OneHardSwish(seed),
        new OneSqrt(seed), new OneReciprocal(seed), new OneExp(seed), new OneLog(seed),
    ];
}
