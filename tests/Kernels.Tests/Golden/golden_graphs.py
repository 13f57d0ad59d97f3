"""The networks with named signals that golden values are made of."""
from golden_blocks import block, residual, same
from golden_networks import GLOBAL_AVERAGE, GLOBAL_MAX, RELU, SOFTMAX, batchnorm, conv1d, dense, network, pool


def keep(signal):
    return {"kind": "keep", "signal": signal}


def take(signal):
    return {"kind": "take", "signal": signal}


def using(kind, *signals, **options):
    return {"kind": kind, "signals": list(signals), **options}


def upsample(factor):
    return {"kind": "upsample1d", "factor": factor}


def embedding(vocabulary, units):
    return {"kind": "embedding", "vocabulary": vocabulary, "units": units}


def repeat(times):
    return {"kind": "repeat", "times": times}


IDENTITY = {"kind": "identity"}

GRAPHS = [
    network(16, 5, same(5, 3), keep("a"), RELU, same(5, 5), using("add", "a")),
    network(16, 5, same(6, 3), keep("a"), GLOBAL_AVERAGE, dense(6), using("multiply", "a"), GLOBAL_MAX, dense(3), SOFTMAX, layout="ChannelsFirst"),
    network(12, 3, same(7, 3), keep("a"), conv1d(1, 1), using("multiply", "a"), using("join", "a"), dense(4)),
    network(16, 2, same(4, 3), RELU, keep("one"), pool("max"), same(8, 3), RELU, keep("two"), pool("max"), same(8, 3), RELU,
            upsample(2), using("join", "two"), same(8, 3), RELU, upsample(2), using("join", "one"), conv1d(2, 1)),
    network(14, 4, same(5, 3, bias=False), batchnorm(), keep("a"), same(5, 3), keep("b"), take("a"), RELU, using("add", "b", "a"), keep("c"), GLOBAL_AVERAGE, using("join", "c", "a"), dense(3)),
    network(11, 3, block(keep("a"), same(3, 3), using("add", "a")), residual(keep("a"), same(3, 3), RELU, using("multiply", "a")), keep("a"), same(3, 5), using("add", "a"), layout="ChannelsFirst"),
    network(13, 3, same(4, 3), RELU, keep("f"), conv1d(2, 1), keep("mask"), take("f"), GLOBAL_AVERAGE, dense(3), SOFTMAX, keep("class"), using("output", "class", "mask", layout="ChannelsLast")),
    network(13, 3, same(4, 3), RELU, keep("f"), conv1d(2, 1), keep("mask"), take("f"), GLOBAL_AVERAGE, dense(3), keep("class"), using("output", "mask", "class", layout="ChannelsFirst"), layout="ChannelsFirst"),
    network(10, 1, embedding(9, 6), same(5, 3), keep("x"), GLOBAL_MAX, repeat(10), using("add", "x"), IDENTITY, dense(3)),
    network(9, 1, embedding(20, 17), GLOBAL_AVERAGE, dense(4), layout="ChannelsFirst"),
    network(15, 6, keep("x"), same(6, 3), keep("y"), same(6, 1), using("multiply", "x", "y"), using("add", "x", "y")),
]
