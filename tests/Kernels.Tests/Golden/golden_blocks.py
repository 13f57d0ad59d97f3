"""The networks with blocks that golden values are made of."""
from golden_layers import PRELU, separable, transposed
from golden_networks import DROPOUT, FLATTEN, GLOBAL_AVERAGE, GLOBAL_MAX, RELU, SOFTMAX, batchnorm, conv1d, dense, network, pool


def block(*layers):
    return {"kind": "block", "branches": [list(layers)]}


def residual(*layers, shortcut=None):
    return {"kind": "residual", "branches": [list(layers)] + ([shortcut] if shortcut else [])}


def concat(*branches):
    return {"kind": "concat", "branches": list(branches)}


def same(filters, width, **options):
    return conv1d(filters, width, padding="same", **options)


BLOCKS = [
    network(16, 5, residual(same(5, 3), RELU, same(5, 5)), RELU, GLOBAL_AVERAGE, dense(3), SOFTMAX),
    network(14, 3, residual(same(8, 5, bias=False), batchnorm(), RELU, same(8, 3, bias=False), batchnorm(), shortcut=[conv1d(8, 1, bias=False), batchnorm()]), RELU, GLOBAL_MAX, dense(4)),
    network(15, 4, concat([same(6, 5)], [same(3, 3), RELU], [pool("max", 3, 1, "same"), conv1d(2, 1)]), RELU, conv1d(5, 3), layout="ChannelsFirst"),
    network(17, 2, block(conv1d(7, 3), RELU), block(conv1d(7, 3), RELU), pool("max"), FLATTEN, dense(4)),
    network(12, 8, residual(concat([same(3, 3)], [same(5, 2)]), RELU, conv1d(8, 1)), concat([RELU], [conv1d(9, 1)])),
    network(18, 6, residual(residual(same(6, 3), RELU), conv1d(6, 3, padding="causal", dilation=2), DROPOUT), residual(pool("average", 3, 1, "same"), shortcut=[PRELU]), dense(2)),
    network(13, 3, concat([same(4, 3, bias=False)], [separable(3, 1, width=3, padding="same", bias=False)]), batchnorm(0.9), RELU, residual(same(7, 3, mode="Reflect")), GLOBAL_AVERAGE, dense(5)),
    network(10, 4, residual(transposed(3, 4, stride=2, padding="same"), shortcut=[transposed(3, 2, stride=2)]), concat([dense(2)], [dense(16)]), RELU, dense(3), SOFTMAX),
    network(9, 1, concat([conv1d(4, 3, padding=[2, 0])], [conv1d(4, 3, padding=[0, 2])], [conv1d(9, 9, padding="same", value=0.5)]), residual(RELU), GLOBAL_MAX),
]
