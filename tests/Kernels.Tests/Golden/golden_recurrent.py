"""Recurrent layers drawn over their options, alone or with a second one behind."""

ACTIVATIONS = ["None", "LeakyRelu", "Elu", "Selu", "Sigmoid", "HardSigmoid", "Softplus", "Softsign"]


def layer(choice, sizes, sequences):
    kind = choice.choice(["lstm", "gru", "gru", "simplernn"])
    result = {
        "kind": kind, "units": choice.choice(sizes), "returnSequences": sequences, "direction": choice.choice(["Forward", "Backward", "Bidirectional"]),
        "useBias": choice.random() < 0.8, "activation": choice.choice(ACTIVATIONS) if choice.random() < 0.3 else "Tanh",
        "recurrentActivation": "HardSigmoid" if choice.random() < 0.3 else "Sigmoid",
    }
    if kind == "simplernn" and choice.random() < 0.2:
        result["activation"] = "Relu"
    if kind == "gru":
        result["resetAfter"] = choice.random() < 0.6
    return result


def configuration(choice, edges):
    sizes = edges + [13]
    first = layer(choice, sizes, choice.random() < 0.5)
    layers = [first]
    if choice.random() < 0.2:
        layers = [layer(choice, sizes, True), layer(choice, sizes, choice.random() < 0.5)]
    return {
        "length": choice.choice([2, 3, 5, 7, 7, 12, 20]), "channels": choice.choice(edges), "layers": layers,
        "layout": "ChannelsFirst" if choice.random() < 0.3 else "ChannelsLast",
    }


def long(kind, units, steps):
    return {
        "length": steps, "channels": 2, "layout": "ChannelsLast", "layers": [{
            "kind": kind, "units": units, "returnSequences": True, "direction": "Forward", "useBias": True, "activation": "Tanh",
            "recurrentActivation": "Sigmoid", "resetAfter": True,
        }],
    }


def recurrent_configurations(choice, edges, count):
    return [configuration(choice, edges) for _ in range(count)] + [long("lstm", 33, 100), long("gru", 33, 100)]
