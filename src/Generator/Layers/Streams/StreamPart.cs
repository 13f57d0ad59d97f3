using System.Collections.Generic;
using Gen.Generator.Graph;
using Gen.Generator.Lowering;

namespace Gen.Generator.Layers.Streams;

/// <summary>What a part of a stream does with the windows of its inputs: adds steps, and returns what they make.</summary>
/// <param name="x">What the part before made; the window of the node's first input at first.</param>
/// <param name="inputs">The windows of all inputs.</param>
/// <param name="pass">Where the steps go.</param>
internal delegate Tensor StreamPart(Tensor x, IReadOnlyList<Tensor> inputs, ForwardLowering pass);
