"""What the golden values of the layers beside the plain convolution are made of."""
from golden_networks import FLATTEN, GLOBAL_AVERAGE, RELU, batchnorm, conv1d, dense, fits, network, plain
from torch_more_layers import keras_length

PRELU = plain("prelu")


def upsample(factor=2):
    return {"kind": "upsample1d", "factor": factor}


def cropping(before=1, after=1):
    return {"kind": "cropping1d", "before": before, "after": after}


def layernorm(epsilon=1e-3):
    return {"kind": "layernorm", "epsilon": epsilon}


def depthwise(multiplier=1, **options):
    layer = conv1d(filters=0, **options) | {"kind": "depthwiseconv1d", "multiplier": multiplier}
    return {key: value for key, value in layer.items() if key not in ("filters", "groups")}


def separable(filters, multiplier=1, **options):
    return depthwise(multiplier, **options) | {"kind": "separableconv1d", "filters": filters}


def transposed(filters, width, stride=1, dilation=1, groups=1, padding="valid", output=0, bias=True, activation="None"):
    return {
        "kind": "convtranspose1d", "filters": filters, "width": width, "stride": stride, "dilation": dilation, "groups": groups, "padding": padding,
        "outputPadding": output, "useBias": bias, "activation": activation,
    }


def window(choice):
    """The options that every sliding convolution has."""
    width, dilation = choice.randint(1, 7), choice.choice([1, 1, 2, 3])
    reach = dilation * (width - 1)
    mode = choice.choice(["Constant", "Constant", "Replicate", "Reflect", "Symmetric", "Circular"])
    return {
        "width": width, "dilation": dilation, "stride": choice.choice([1, 1, 2, 3, 5]), "mode": mode,
        "value": choice.choice([0.0, 0.0, 0.5]) if mode == "Constant" else 0.0,
        "padding": choice.choice(["valid", "same", "causal", choice.randint(0, reach + 1), [choice.randint(0, reach + 1), choice.randint(0, reach + 1)]]),
        "bias": choice.random() < 0.8, "activation": choice.choice(["None", "None", "Relu"]),
    }


def sliding_configuration(choice, edges, is_separable):
    while True:
        multiplier, channels, length = choice.choice([1, 1, 2, 3, 8]), choice.choice(edges), choice.randint(2, 20)
        options = window(choice)
        layer = separable(choice.choice(edges), multiplier, **options) if is_separable else depthwise(multiplier, **options)
        if fits(layer, length) and channels * multiplier <= 34:
            return network(length, channels, layer, layout=choice.choice(["ChannelsLast", "ChannelsLast", "ChannelsFirst"]))


def transposed_configuration(choice, edges):
    while True:
        groups, width, dilation = choice.choice([1, 1, 1, 2, 3, 8]), choice.randint(1, 7), choice.choice([1, 1, 2, 3])
        most = dilation * (width - 1) // 2 + 1
        layer = transposed(
            groups * choice.choice([e for e in edges if e * groups <= 17]), width, stride=choice.choice([1, 2, 2, 3, 4]), dilation=dilation, groups=groups,
            padding=choice.choice(["valid", "same", choice.randint(0, most), [choice.randint(0, most), choice.randint(0, most)]]),
            bias=choice.random() < 0.8, activation=choice.choice(["None", "None", "Relu"]))
        layer["outputPadding"] = choice.choice([0, 0, choice.randrange(max(layer["stride"], layer["dilation"]))])
        channels, length = groups * choice.choice([e for e in edges if e * groups <= 17]), choice.randint(2, 12)
        everything = (length - 1) * layer["stride"] + layer["dilation"] * (layer["width"] - 1) + 1
        padding = layer["padding"]
        cut = 2 * padding if isinstance(padding, int) else 0 if isinstance(padding, str) else sum(padding)
        left = keras_length(layer, length) if isinstance(padding, str) else everything - cut + layer["outputPadding"]
        if left >= 2 and layer["filters"] * channels // groups * layer["width"] <= 600:
            return network(length, channels, layer, layout=choice.choice(["ChannelsLast", "ChannelsLast", "ChannelsFirst"]))


def layer_configurations(choice, edges):
    return (
        [sliding_configuration(choice, edges, is_separable=False) for _ in range(24)]
        + [sliding_configuration(choice, edges, is_separable=True) for _ in range(24)]
        + [transposed_configuration(choice, edges) for _ in range(56)]
        + [network(choice.randint(2, 9), channels, layer) for channels in edges[1:] for layer in (layernorm(), PRELU, upsample(choice.randint(1, 5)))])


LAYERS = [
    network(12, 3, separable(8, 1, width=3, padding="same", bias=False), batchnorm(), RELU, separable(6, 2, width=5, stride=2), GLOBAL_AVERAGE, dense(4)),
    network(16, 2, conv1d(6, 4, stride=2, padding="same"), PRELU, transposed(5, 4, stride=2, padding="same", bias=False), batchnorm(), PRELU, conv1d(1, 3, padding="same")),
    network(10, 4, dense(12), layernorm(1e-5), depthwise(2, width=3, padding="causal", dilation=2), RELU, layernorm(), dense(3)),
    network(7, 3, upsample(3), conv1d(5, 3, padding="same"), RELU, upsample(), transposed(2, 1, stride=2), FLATTEN, dense(4), layout="ChannelsFirst"),
    network(8, 3, cropping(3, 2)),
    network(12, 3, cropping(2, 0), conv1d(5, 3, padding=[1, 2], mode="Reflect"), RELU, cropping(), conv1d(4, 3, padding="same"), cropping(0, 3), layout="ChannelsFirst"),
]
