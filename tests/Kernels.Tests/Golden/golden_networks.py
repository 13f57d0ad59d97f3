"""What golden values are made of: the draw of convolutions, and the list of networks."""
from torch_layers import pads


def conv1d(filters, width, stride=1, dilation=1, groups=1, padding="valid", mode="Constant", value=0.0, bias=True, activation="None"):
    return {
        "kind": "conv1d", "filters": filters, "width": width, "stride": stride, "dilation": dilation, "groups": groups, "padding": padding,
        "paddingMode": mode, "paddingValue": value, "useBias": bias, "activation": activation,
    }


def dense(units, bias=True, activation="None"):
    return {"kind": "dense", "units": units, "useBias": bias, "activation": activation}


def batchnorm(momentum=0.99, epsilon=1e-3):
    return {"kind": "batchnorm", "momentum": momentum, "epsilon": epsilon}


def pool(kind, size=2, stride=None, padding="valid"):
    return {"kind": kind + "pool1d", "size": size, "stride": stride or size, "padding": padding}


def plain(kind):
    return {"kind": kind}


def network(length, channels, *layers, layout="ChannelsLast"):
    return {"length": length, "channels": channels, "layout": layout, "layers": list(layers)}


def fits(layer, length):
    """Whether at least one window fits, and each side's padding can be had from the signal."""
    extent = layer["dilation"] * (layer["width"] - 1) + 1
    left, right = pads(layer["padding"], length, extent, layer["stride"])
    limit = {"Reflect": length - 1, "Symmetric": length, "Circular": length}.get(layer["paddingMode"], left + right)
    return max(left, right) <= limit and left + length + right >= extent


def conv1d_configuration(choice, edges):
    """A network of one convolution, drawn over all options."""
    while True:
        groups = choice.choice([1, 1, 1, 2, 3, 4, 8])
        width, dilation = choice.randint(1, 9), choice.choice([1, 1, 2, 3])
        reach = dilation * (width - 1)
        mode = choice.choice(["Constant", "Constant", "Replicate", "Reflect", "Symmetric", "Circular"])
        layer = conv1d(
            filters=groups * choice.choice([e for e in edges + [31, 32, 33] if e * groups <= 34]),
            width=width,
            stride=choice.choice([1, 1, 2, 3]),
            dilation=dilation,
            groups=groups,
            padding=choice.choice(["valid", "same", "causal", choice.randint(0, reach + 1), [choice.randint(0, reach + 1), choice.randint(0, reach + 1)]]),
            mode=mode,
            value=choice.choice([0.0, 0.0, 0.5, -1.25]) if mode == "Constant" else 0.0,
            bias=choice.random() < 0.8,
            activation=choice.choice(["None", "None", "Relu"]))
        channels = groups * choice.choice([e for e in edges if e * groups <= 17])
        length = choice.choice(edges + list(range(1, 34)))
        if fits(layer, length) and layer["filters"] * channels // groups * width <= 1500:
            return network(length, channels, layer, layout=choice.choice(["ChannelsLast", "ChannelsLast", "ChannelsFirst"]))


RELU, SOFTMAX, FLATTEN, DROPOUT = plain("relu"), plain("softmax"), plain("flatten"), plain("dropout")
GLOBAL_MAX, GLOBAL_AVERAGE = plain("globalmaxpool1d"), plain("globalaveragepool1d")

NETWORKS = [
    network(12, 3, conv1d(8, 3, padding="same", bias=False), batchnorm(), RELU, GLOBAL_AVERAGE, dense(4), SOFTMAX),
    network(20, 4, conv1d(17, 5, activation="Relu"), pool("max"), conv1d(9, 3, activation="Relu"), FLATTEN, dense(3), SOFTMAX),
    network(15, 2, conv1d(7, 4, stride=2, padding="same"), RELU, pool("average", 3, 2, "same"), GLOBAL_MAX, dense(5)),
    network(16, 1, batchnorm(0.9, 1e-5), conv1d(16, 3, padding="causal", dilation=2), RELU, conv1d(2, 1), SOFTMAX),
    network(9, 5, dense(8, activation="Relu"), dense(3), SOFTMAX),
    network(18, 6, conv1d(12, 3, groups=3, padding=1, mode="Reflect"), RELU, pool("max", 3, 2, 1), conv1d(6, 3, groups=6), layout="ChannelsFirst"),
    network(21, 2, conv1d(15, 5, stride=3, dilation=2, padding="same", mode="Symmetric"), RELU, DROPOUT, FLATTEN, dense(9), layout="ChannelsFirst"),
    network(17, 3, conv1d(16, 3, padding=[2, 0], mode="Circular", bias=False), batchnorm(0.5), RELU, conv1d(8, 2, bias=False), batchnorm(), GLOBAL_AVERAGE),
    network(14, 4, pool("average", 2, 1, "causal"), conv1d(5, 3, padding="same", mode="Replicate"), pool("max", 4, 3, [1, 3]), dense(2)),
    network(11, 7, FLATTEN, dense(10, bias=False), batchnorm(), RELU, dense(1)),
    network(13, 2, conv1d(33, 9, padding="same", value=0.5, activation="Relu"), conv1d(8, 1, bias=False, activation="Relu"), GLOBAL_MAX, dense(6), SOFTMAX),
    network(10, 3, RELU, conv1d(4, 2, padding="causal"), SOFTMAX, pool("average", 3), batchnorm(0.8, 1e-2), layout="ChannelsFirst"),
]
