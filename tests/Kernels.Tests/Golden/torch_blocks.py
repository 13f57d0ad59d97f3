"""Blocks: layers that are made of branches of layers. A branch's parameters are called after their place, as in the contract."""
import torch

import torch_signals as signals

PLACES = {
    "block": lambda branch: "",
    "residual": lambda branch: "shortcut." if branch else "",
    "concat": lambda branch: f"branch_{branch + 1}.",
}


def names(layers):
    count = {}
    for layer in layers:
        count[layer["kind"]] = count.get(layer["kind"], 0) + 1
        yield f"{layer['kind']}_{count[layer['kind']]}"


def create(layer, x, create_branch):
    """The parameters of all branches, by their names behind the layer's own."""
    parameters = {}
    for branch, layers in enumerate(layer["branches"]):
        for name, values in zip(names(layers), create_branch(layers, x)):
            parameters.update({f"{PLACES[layer['kind']](branch)}{name}.{suffix}": value for suffix, value in values.items()})
    return parameters


def forward(x, layer, parameters, training, forward_layer):
    results = []
    for branch, layers in enumerate(layer["branches"]):
        y, named_signals = x, {}
        for name, inner in zip(names(layers), layers):
            start = f"{PLACES[layer['kind']](branch)}{name}."
            mine = {key[len(start):]: value for key, value in parameters.items() if key.startswith(start)}
            y = signals.forward(y, inner, named_signals) if signals.is_signal(inner) else forward_layer(y, inner, mine, training)
            parameters.update({start + key: value for key, value in mine.items()})  # A batch norm has moved its statistics.
        results.append(y)
    if layer["kind"] == "concat":
        return torch.cat(results, dim=1)
    return results[0] if layer["kind"] == "block" else results[0] + (results[1] if len(results) > 1 else x)
