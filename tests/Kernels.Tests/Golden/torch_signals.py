"""Layers that name signals or use named ones. Data are PyTorch's [N, C, L], so a signal of one step or one channel spreads by PyTorch's own rules."""
import functools

import torch


def is_signal(layer):
    return layer["kind"] in ("keep", "take", "add", "multiply", "join", "output")


def forward(x, layer, signals):
    kind = layer["kind"]
    if kind == "keep":
        signals[layer["signal"]] = x
        return x
    if kind == "take":
        return signals[layer["signal"]]
    named = [signals[name] for name in layer["signals"]]
    if kind == "add":
        return functools.reduce(torch.add, named, x)
    if kind == "multiply":
        return functools.reduce(torch.mul, named, x)
    if kind == "output":
        turn = (lambda t: t.transpose(1, 2)) if layer["layout"] == "ChannelsLast" else (lambda t: t)
        return torch.cat([turn(t).reshape(len(t), -1, 1) for t in named], dim=1)
    parts = [x, *named]
    length = max(part.shape[2] for part in parts)
    return torch.cat([part.expand(-1, -1, length) for part in parts], dim=1)
