using Gen;

namespace Contract.Tests.Networks;

/// <summary>max(x, 0), at the end of a layer.</summary>
[Input(Length = 3, Channels = 2), Dense(2, Activation = Activation.Relu)]
public partial class DenseRelu;

/// <summary>The hyperbolic tangent, at the end of a layer.</summary>
[Input(Length = 3, Channels = 2), Dense(2, Activation = Activation.Tanh)]
public partial class DenseTanh;

/// <summary>Below zero a tenth.</summary>
[Input(Length = 3, Channels = 2), LeakyRelu(Alpha = 0.1)]
public partial class OneLeakyRelu;

/// <summary>x above zero, else 1.5 * (exp(x) - 1).</summary>
[Input(Length = 3, Channels = 2), Elu(Alpha = 1.5)]
public partial class OneElu;

/// <summary>A scaled ELU.</summary>
[Input(Length = 3, Channels = 2), Selu]
public partial class OneSelu;

/// <summary>x times the normal probability of a value up to x.</summary>
[Input(Length = 3, Channels = 2), Gelu]
public partial class OneGelu;

/// <summary>1 / (1 + exp(-x)).</summary>
[Input(Length = 3, Channels = 2), Sigmoid]
public partial class OneSigmoid;

/// <summary>x / 6 + 0.5, clipped.</summary>
[Input(Length = 3, Channels = 2), HardSigmoid]
public partial class OneHardSigmoid;

/// <summary>The hyperbolic tangent.</summary>
[Input(Length = 3, Channels = 2), Tanh]
public partial class OneTanh;

/// <summary>log(1 + exp(x)).</summary>
[Input(Length = 3, Channels = 2), Softplus]
public partial class OneSoftplus;

/// <summary>x / (1 + |x|).</summary>
[Input(Length = 3, Channels = 2), Softsign]
public partial class OneSoftsign;

/// <summary>x / (1 + exp(-x)).</summary>
[Input(Length = 3, Channels = 2), Swish]
public partial class OneSwish;

/// <summary>x times its hard sigmoid.</summary>
[Input(Length = 3, Channels = 2), HardSwish]
public partial class OneHardSwish;

[Input(Length = 3, Channels = 2), Sqrt]
public partial class OneSqrt;

[Input(Length = 3, Channels = 2), Reciprocal]
public partial class OneReciprocal;

[Input(Length = 3, Channels = 2), Exp]
public partial class OneExp;

[Input(Length = 3, Channels = 2), Log]
public partial class OneLog;
