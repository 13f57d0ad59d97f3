"""
Makes the golden values of the tests with PyTorch: conv1d.safetensors, networks.safetensors, layers.safetensors,
blocks.safetensors, recurrent.safetensors, graphs.safetensors and sequences.safetensors.

Run with a Python that has torch and numpy, for instance Debian's after `apt install python3-torch`:
    /usr/bin/python3 make_golden.py
    /usr/bin/python3 make_golden.py sequences
The second makes the last file alone. With a number and a file it makes so many recurrent cases alone, which GEN_GOLDEN_RECURRENT names to the tests:
    /usr/bin/python3 make_golden.py 300 /tmp/recurrent.safetensors
Everything is computed in float64 from float32 numbers, and stored as float32 in the layouts of the project: data [N, L, C], or
[N, C, L] where a network says ChannelsFirst; weights in the contract's layouts: [Width, Channels / Groups, Filters], [Width, Channels, Multiplier],
[Width, Filters / Groups, Channels], [in, Units].
"""
import json
import pathlib
import random
import sys

import numpy
import torch

import safetensors_file
import torch_blocks as blocks
import torch_more_layers as more
import torch_recurrent as recurrent
import torch_signals as signals
from golden_blocks import BLOCKS
from golden_graphs import GRAPHS
from golden_layers import LAYERS, layer_configurations
from golden_networks import NETWORKS, conv1d_configuration
from golden_recurrent import recurrent_configurations
from golden_sequences import SEQUENCES, lengths
from torch_layers import forward

HERE = pathlib.Path(__file__).parent
EDGES = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17]


def uniform(rng, shape, low=-1.0, high=1.0):
    return torch.from_numpy(rng.uniform(low, high, shape).astype(numpy.float32).astype(numpy.float64))


def create_parameters(rng, layer, channels, length):
    """The parameters of one layer and its output's channels; as the reference, in the contract's order."""
    kind = layer["kind"]
    if "branches" in layer:
        return blocks.create(layer, torch.zeros(1, channels, length, dtype=torch.float64), lambda layers, x: create_branch(rng, layers, x))
    if kind == "conv1d":
        shape, units = (layer["width"], channels // layer["groups"], layer["filters"]), layer["filters"]
    elif kind == "dense":
        shape, units = (channels, layer["units"]), layer["units"]
    elif kind == "batchnorm":
        bounds = {"gamma": (0.5, 1.5), "beta": (-0.5, 0.5), "running_mean": (-0.5, 0.5), "running_var": (0.5, 2)}
        return {name: uniform(rng, channels, *bound) for name, bound in bounds.items()}
    elif kind == "embedding":
        return {"weight": uniform(rng, (layer["vocabulary"], layer["units"]))}
    elif kind == "layernorm":
        return {"gamma": uniform(rng, channels, 0.5, 1.5), "beta": uniform(rng, channels, -0.5, 0.5)}
    elif kind == "prelu":
        return {"alpha": uniform(rng, channels, -0.5, 0.5)}
    elif kind in recurrent.GATES:
        return recurrent.create(rng, layer, channels, uniform)
    elif kind in ("depthwiseconv1d", "separableconv1d", "convtranspose1d"):
        return create_convolution(rng, layer, channels)
    else:
        return {}
    bound = (3 / numpy.prod(shape[:-1])) ** 0.5
    parameters = {"weight": uniform(rng, shape, -bound, bound)}
    if layer["useBias"]:
        parameters["bias"] = uniform(rng, units, -0.5, 0.5)
    return parameters


def create_convolution(rng, layer, channels):
    weights, units = more.shapes(layer, channels)
    parameters = {name: uniform(rng, shape, -((3 / fan) ** 0.5), (3 / fan) ** 0.5) for name, (shape, fan) in weights.items()}
    if layer["useBias"]:
        parameters["bias"] = uniform(rng, units, -0.5, 0.5)
    return parameters


def run(x, layers, parameters, training):
    named_signals = {}
    for i, layer in enumerate(layers):
        x = signals.forward(x, layer, named_signals) if signals.is_signal(layer) else forward(x, layer, parameters[i], training)
    return x


def create_all_parameters(rng, network):
    """Runs the layers one by one, because each layer's parameters follow from what the layers before it make of the input."""
    return create_branch(rng, network["layers"], torch.zeros(1, network["channels"], network["length"], dtype=torch.float64))


def create_branch(rng, layers, x):
    parameters, named_signals = [], {}
    for layer in layers:
        parameters.append({} if signals.is_signal(layer) else create_parameters(rng, layer, x.shape[1], x.shape[2]))
        x = signals.forward(x, layer, named_signals) if signals.is_signal(layer) else forward(x, layer, dict(parameters[-1]), training=False)
    return parameters


def named(network, parameters):
    for name, values in zip(blocks.names(network["layers"]), parameters):
        for suffix, value in values.items():
            yield f"{name}.{suffix}", value


def create_input(rng, network, samples):
    """Whole numbers for an embedding, whose gradient stays zero."""
    shape = (samples, network["channels"], network["length"])
    if layers := [layer for layer in network["layers"] if layer["kind"] == "embedding"]:
        return torch.from_numpy(rng.integers(0, layers[0]["vocabulary"], shape).astype(numpy.float64))
    return uniform(rng, shape)


def compute(rng, network, samples):
    """All tensors of one network, by name."""
    swap = network["layout"] == "ChannelsLast"
    user = lambda t: t.transpose(1, 2) if swap else t
    layers, parameters = network["layers"], create_all_parameters(rng, network)
    before = {name: value.clone() for name, value in named(network, parameters)}
    x = create_input(rng, network, samples)
    prediction = run(x, layers, parameters, training=False)
    learned = {name: value for name, value in named(network, parameters) if "running" not in name}
    for tensor in [x, *learned.values()]:
        tensor.requires_grad_()
    y = run(x, layers, parameters, training=True)
    dy = uniform(rng, y.shape)
    ((y * dy).sum() + 0 * x.sum()).backward()
    tensors = {"input": user(x), "prediction": user(prediction), "output": user(y), "output_gradient": user(dy), "input_gradient": user(x.grad)}
    tensors.update({f"parameter.{name}": value for name, value in before.items()})
    tensors.update({f"gradient.{name}": value.grad for name, value in learned.items()})
    tensors.update({f"updated.{name}": value for name, value in named(network, parameters) if "running" in name})
    return {name: tensor.detach().numpy() for name, tensor in tensors.items()}


def telling(tensors):
    """Whether max |difference| / (max - min) is a fair measure of every result: none is all zero, none nearly constant."""
    for name, tensor in tensors.items():
        if name.startswith("parameter.") or name == "input" or (name == "input_gradient" and not tensor.any()):
            continue
        magnitude = numpy.abs(tensor).max()
        if magnitude < 1e-2 or (tensor.size > 1 and numpy.ptp(tensor) < 0.2 * magnitude):
            return False
    return True


def write(name, networks, samples, seed):
    rng = numpy.random.default_rng(seed)
    tensors = {}
    for i, network in enumerate(networks):
        result = compute(rng, network, samples)
        for _ in range(100):
            if telling(result):
                break
            result = compute(rng, network, samples)
        else:
            raise RuntimeError(f"Network {i} has a result that is nearly constant: {network}")
        tensors.update({f"{i}.{key}": value for key, value in result.items()})
    safetensors_file.write(HERE / name, tensors, {"networks": json.dumps(networks, separators=(",", ":"))})


def write_sequences(name, seed):
    """Each network with the same parameters at each of its lengths."""
    rng = numpy.random.default_rng(seed)
    tensors = {}
    for i, network in enumerate(SEQUENCES):
        parameters = create_all_parameters(rng, network)
        user = (lambda t: t.transpose(1, 2)) if network["layout"] == "ChannelsLast" else (lambda t: t)
        tensors.update({f"{i}.parameter.{key}": value.numpy() for key, value in named(network, parameters)})
        for length in lengths(i):
            x = uniform(rng, (1, network["channels"], length))
            tensors[f"{i}.input.{length}"] = user(x).numpy()
            tensors[f"{i}.prediction.{length}"] = user(run(x, network["layers"], parameters, training=False)).numpy()
    safetensors_file.write(HERE / name, tensors, {"networks": json.dumps(SEQUENCES, separators=(",", ":"))})


def main():
    torch.set_num_threads(1)
    if sys.argv[1:] == ["sequences"]:
        write_sequences("sequences.safetensors", seed=8)
        return
    if len(sys.argv) == 3:
        write(sys.argv[2], recurrent_configurations(random.Random(20240401), EDGES, int(sys.argv[1])), samples=2, seed=6)
        return
    choice = random.Random(20240229)
    write("conv1d.safetensors", [conv1d_configuration(choice, EDGES) for _ in range(240)], samples=1, seed=1)
    write("networks.safetensors", NETWORKS, samples=3, seed=2)
    write("layers.safetensors", layer_configurations(random.Random(20240301), EDGES) + LAYERS, samples=1, seed=3)
    write("blocks.safetensors", BLOCKS, samples=3, seed=4)
    write("recurrent.safetensors", recurrent_configurations(random.Random(20240331), EDGES, 40), samples=2, seed=5)
    write("graphs.safetensors", GRAPHS, samples=3, seed=5)
    write_sequences("sequences.safetensors", seed=8)


if __name__ == "__main__":
    main()
