"""The layers of the contract by means of PyTorch, in float64. Inside, data are PyTorch's [N, C, L]; weights are the contract's."""
import torch
import torch.nn.functional as F

import torch_blocks as blocks
import torch_more_layers as more
import torch_recurrent as recurrent


def pads(padding, length, extent, stride):
    """The steps that are added on the left and on the right."""
    if padding == "valid":
        return 0, 0
    if padding == "causal":
        return extent - 1, 0
    if padding == "same":
        total = max((-(-length // stride) - 1) * stride + extent - length, 0)
        return total // 2, total - total // 2
    return (padding, padding) if isinstance(padding, int) else tuple(padding)


def pad(x, left, right, mode, value):
    if left == 0 and right == 0:
        return x
    if mode == "Constant":
        return F.pad(x, (left, right), value=value)
    if mode == "Symmetric":  # PyTorch has none.
        length = x.shape[2]
        index = list(range(left - 1, -1, -1)) + list(range(length)) + list(range(length - 1, length - 1 - right, -1))
        return x[:, :, index]
    return F.pad(x, (left, right), mode=mode.lower())


def activate(x, layer):
    return F.relu(x) if layer.get("activation") == "Relu" else x


def pad_for(x, layer):
    left, right = pads(layer["padding"], x.shape[2], layer["dilation"] * (layer["width"] - 1) + 1, layer["stride"])
    return pad(x, left, right, layer["paddingMode"], layer["paddingValue"])


def conv1d(x, layer, parameters):
    weight = parameters["weight"].permute(2, 1, 0)  # [k, C / G, F] -> [F, C / G, k]
    y = F.conv1d(
        pad_for(x, layer), weight, parameters.get("bias"), stride=layer["stride"], dilation=layer["dilation"], groups=layer["groups"])
    return activate(y, layer)


def depthwiseconv1d(x, layer, parameters):
    return activate(more.depthwise(x, layer, parameters["weight"], parameters.get("bias"), pad_for), layer)


def separableconv1d(x, layer, parameters):
    return activate(more.separable(x, layer, parameters, pad_for), layer)


def convtranspose1d(x, layer, parameters):
    return activate(more.conv_transpose(x, layer, parameters), layer)


def dense(x, layer, parameters):
    y = F.linear(x.transpose(1, 2), parameters["weight"].t(), parameters.get("bias"))
    return activate(y.transpose(1, 2), layer)


def batchnorm(x, layer, parameters, training):
    """PyTorch's own takes the unbiased variance for the running one; the contract, as Keras, the biased one: so the update is written out."""
    mean, var = parameters["running_mean"].clone(), parameters["running_var"].clone()
    if training:
        keep = layer["momentum"]
        batch = x.detach().transpose(0, 1).flatten(1)
        parameters["running_mean"] = keep * mean + (1 - keep) * batch.mean(1)
        parameters["running_var"] = keep * var + (1 - keep) * batch.var(1, unbiased=False)
    return F.batch_norm(x, mean, var, parameters["gamma"], parameters["beta"], training=training, eps=layer["epsilon"])


def maxpool1d(x, layer):
    left, right = pads(layer["padding"], x.shape[2], layer["size"], layer["stride"])
    return F.max_pool1d(F.pad(x, (left, right), value=-torch.inf), layer["size"], layer["stride"])


def averagepool1d(x, layer):
    left, right = pads(layer["padding"], x.shape[2], layer["size"], layer["stride"])
    mean = lambda t: F.avg_pool1d(F.pad(t, (left, right)), layer["size"], layer["stride"])
    return mean(x) / mean(torch.ones_like(x))


def forward(x, layer, parameters, training):
    kind = layer["kind"]
    if "branches" in layer:
        return blocks.forward(x, layer, parameters, training, forward)
    if kind in ("conv1d", "depthwiseconv1d", "separableconv1d", "convtranspose1d", "dense"):
        return globals()[kind](x, layer, parameters)
    if kind in recurrent.GATES:
        return recurrent.forward(x, layer, parameters)
    if kind == "layernorm":
        return more.layernorm(x, layer, parameters)
    if kind == "prelu":
        return F.prelu(x, parameters["alpha"])
    if kind == "embedding":
        return F.embedding(x[:, 0].long(), parameters["weight"]).transpose(1, 2)
    if kind == "repeat":
        return x.expand(-1, -1, layer["times"])
    if kind == "identity":
        return x
    if kind == "upsample1d":
        return more.upsample(x, layer)
    if kind == "cropping1d":
        return F.pad(x, (-layer["before"], -layer["after"]))
    if kind == "batchnorm":
        return batchnorm(x, layer, parameters, training)
    if kind in ("maxpool1d", "averagepool1d"):
        return globals()[kind](x, layer)
    if kind == "globalmaxpool1d":
        return F.max_pool1d(x, x.shape[2])
    if kind == "globalaveragepool1d":
        return x.mean(2, keepdim=True)
    if kind == "flatten":  # Keras' order: step by step.
        return x.transpose(1, 2).flatten(1).unsqueeze(2)
    return {"relu": F.relu, "softmax": lambda t: F.softmax(t, 1), "dropout": lambda t: t}[kind](x)
