"""The recurrent layers by means of PyTorch, as in torch_layers.py: its own modules where it has the variant, else steps written out, whose gradients are PyTorch's."""
import torch
import torch.nn.functional as F

GATES = {"lstm": 4, "gru": 3, "simplernn": 1}

FUNCTIONS = {
    "None": lambda t: t, "Relu": F.relu, "LeakyRelu": F.leaky_relu, "Elu": F.elu, "Selu": F.selu, "Sigmoid": torch.sigmoid,
    "HardSigmoid": lambda t: torch.clamp(t / 6 + 0.5, 0, 1), "Tanh": torch.tanh, "Softplus": F.softplus, "Softsign": F.softsign,
}


def prefixes(layer):
    return ["", "backward_"] if layer["direction"] == "Bidirectional" else [""]


def create(rng, layer, channels, uniform):
    columns, units = GATES[layer["kind"]] * layer["units"], layer["units"]
    parameters = {}
    for prefix in prefixes(layer):
        parameters[prefix + "weight"] = uniform(rng, (channels, columns), -((3 / channels) ** 0.5), (3 / channels) ** 0.5)
        parameters[prefix + "recurrent_weight"] = uniform(rng, (units, columns), -((1.5 / units) ** 0.5), (1.5 / units) ** 0.5)
        if layer["useBias"]:
            shape = (2, columns) if layer["kind"] == "gru" and layer["resetAfter"] else columns
            parameters[prefix + "bias"] = uniform(rng, shape, -0.5, 0.5)
    return parameters


def of_direction(parameters, prefix):
    names = ["weight", "recurrent_weight", "bias"]
    return [parameters.get(prefix + name) for name in names]


def forward(x, layer, parameters):
    x = x.transpose(1, 2)  # [N, L, C]
    parts = []
    for index, prefix in enumerate(prefixes(layer)):
        backwards = layer["direction"] == "Backward" or index == 1
        steps = x.flip(1) if backwards else x
        run = own_kernel if has_own(layer) else written_out
        y = run(steps, layer, *of_direction(parameters, prefix))
        if not layer["returnSequences"]:
            y = y[:, -1:]
        parts.append(y.flip(1) if backwards else y)
    return torch.cat(parts, 2).transpose(1, 2)


def has_own(layer):
    if layer["kind"] == "simplernn":
        return layer["activation"] in ("Tanh", "Relu")
    return layer["activation"] == "Tanh" and layer["recurrentActivation"] == "Sigmoid" and layer.get("resetAfter", True)


def reordered(t, units):
    """The gates z, r, h of the last axis in PyTorch's order r, z, n."""
    return torch.cat([t[..., units:2 * units], t[..., :units], t[..., 2 * units:]], -1)


def own_kernel(x, layer, weight, recurrent, bias):
    kind, units = layer["kind"], layer["units"]
    if kind == "gru":
        weight, recurrent = reordered(weight, units), reordered(recurrent, units)
        biases = [] if bias is None else [reordered(bias[0], units), reordered(bias[1], units)]
    else:
        biases = [] if bias is None else [bias, torch.zeros_like(bias)]
    state = x.new_zeros(1, x.shape[0], units)
    run = {"gru": torch.gru, "lstm": torch.lstm, "simplernn": torch.rnn_relu if layer["activation"] == "Relu" else torch.rnn_tanh}[kind]
    # Has biases; one layer, no dropout, as in inference, one direction, batch first.
    return run(x, (state, state) if kind == "lstm" else state, [weight.t(), recurrent.t(), *biases], bool(biases), 1, 0.0, False, False, True)[0]


def written_out(x, layer, weight, recurrent, bias):
    units, act, gate = layer["units"], FUNCTIONS[layer["activation"]], FUNCTIONS[layer["recurrentActivation"]]
    h, c, outputs = x.new_zeros(x.shape[0], units), x.new_zeros(x.shape[0], units), []
    both = bias is not None and bias.dim() == 2
    for step in range(x.shape[1]):
        ins = x[:, step] @ weight + (0 if bias is None else bias[0] if both else bias)
        if layer["kind"] == "simplernn":
            h = act(ins + h @ recurrent)
        elif layer["kind"] == "lstm":
            i, f, g, o = (ins + h @ recurrent).chunk(4, 1)
            c = gate(f) * c + gate(i) * act(g)
            h = gate(o) * act(c)
        else:
            h = gru_step(ins, h, recurrent, bias[1] if both else 0, layer["resetAfter"], act, gate)
        outputs.append(h)
    return torch.stack(outputs, 1)


def gru_step(ins, h, recurrent, bias, reset_after, act, gate):
    units = h.shape[1]
    half = h @ recurrent + bias
    z, r = gate(ins[:, :units] + half[:, :units]), gate(ins[:, units:2 * units] + half[:, units:2 * units])
    last = r * half[:, 2 * units:] if reset_after else (r * h) @ recurrent[:, 2 * units:]
    return z * h + (1 - z) * act(ins[:, 2 * units:] + last)
