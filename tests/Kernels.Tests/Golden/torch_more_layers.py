"""The layers beside the plain convolution by means of PyTorch, as in torch_layers.py."""
import torch
import torch.nn.functional as F


def depthwise(x, layer, weight, bias, pad):
    x = pad(x, layer)
    grouped = weight.permute(1, 2, 0).reshape(-1, 1, weight.shape[0])  # [k, C, M] -> [C * M, 1, k]
    return F.conv1d(x, grouped, bias, stride=layer["stride"], dilation=layer["dilation"], groups=x.shape[1])


def separable(x, layer, parameters, pad):
    between = depthwise(x, layer, parameters["depthwise_weight"], None, pad)
    return F.conv1d(between, parameters["pointwise_weight"].permute(2, 1, 0), parameters.get("bias"))


def keras_length(layer, length):
    """Keras' output length for its two words; an output padding of 0 is Keras' None."""
    stride, extent, extra = layer["stride"], layer["dilation"] * (layer["width"] - 1) + 1, layer["outputPadding"]
    if layer["padding"] == "same":
        return length * stride if extra == 0 else (length - 1) * stride + extent % 2 + extra
    return (length - 1) * stride + (max(extent, stride) if extra == 0 else extent + extra)


def conv_transpose(x, layer, parameters):
    weight = parameters["weight"].permute(2, 1, 0)  # [k, F / G, C] -> [C, F / G, k]
    options = {"stride": layer["stride"], "dilation": layer["dilation"], "groups": layer["groups"]}
    bias, padding, extra = parameters.get("bias"), layer["padding"], layer["outputPadding"]
    if isinstance(padding, int):
        return F.conv_transpose1d(x, weight, bias, padding=padding, output_padding=extra, **options)
    y = F.conv_transpose1d(x, weight, None, **options)
    if isinstance(padding, str):
        length = keras_length(layer, x.shape[2])
        left = max(y.shape[2] - length, 0) // 2
    else:
        left, length = padding[0], y.shape[2] - sum(padding) + extra
    y = F.pad(y, (0, max(left + length - y.shape[2], 0)))[:, :, left:left + length]
    return y if bias is None else y + bias[None, :, None]


def layernorm(x, layer, parameters):
    return F.layer_norm(x.transpose(1, 2), x.shape[1:2], parameters["gamma"], parameters["beta"], layer["epsilon"]).transpose(1, 2)


def upsample(x, layer):
    return F.interpolate(x, scale_factor=layer["factor"], mode="nearest")


def shapes(layer, channels):
    """The shapes of the weights of a layer by name, with what their random values are divided by the square root of, and the length of its bias."""
    kind, width = layer["kind"], layer.get("width")
    if kind == "depthwiseconv1d":
        return {"weight": ((width, channels, layer["multiplier"]), width)}, channels * layer["multiplier"]
    if kind == "separableconv1d":
        between = channels * layer["multiplier"]
        weights = {"depthwise_weight": ((width, channels, layer["multiplier"]), width), "pointwise_weight": ((1, between, layer["filters"]), between)}
        return weights, layer["filters"]
    shape = (width, layer["filters"] // layer["groups"], channels)
    return {"weight": (shape, max(width * channels // layer["groups"] // layer["stride"], 1))}, layer["filters"]
