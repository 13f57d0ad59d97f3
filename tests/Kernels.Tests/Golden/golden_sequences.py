"""Networks that predict signals of many lengths, and what each network of that length computes."""
import random

from golden_blocks import concat, residual
from golden_layers import cropping, depthwise, layernorm, separable, transposed, upsample
from golden_networks import GLOBAL_AVERAGE, GLOBAL_MAX, RELU, SOFTMAX, batchnorm, conv1d, dense, network, pool

# A network's own length is one of many; at least so many steps.
SHORTEST = 17
LONGEST = 150
COUNT = 20

SEQUENCES = [
    network(40, 3, conv1d(8, 3, padding="same", stride=2), batchnorm(), RELU, conv1d(6, 4, dilation=3, padding="same"), pool("average", 3, 2, "same")),
    network(40, 2, conv1d(8, 5, padding="causal", dilation=2, groups=2), RELU, residual(conv1d(8, 3, padding="same"), RELU), pool("max", 3, 2), dense(3), SOFTMAX),
    network(40, 4, depthwise(2, width=3, padding="same"), layernorm(), transposed(5, 4, stride=2, padding="same"), conv1d(3, 3), layout="ChannelsFirst"),
    network(40, 2, concat([conv1d(3, 3, padding="same")], [conv1d(4, 5, padding="same", activation="Relu")]), separable(6, width=4, padding=[3, 1]), GLOBAL_AVERAGE, dense(4)),
    network(40, 3, conv1d(6, 4, padding="same", mode="Reflect"), upsample(2), cropping(1, 2), conv1d(5, 3, stride=3, padding=2, mode="Symmetric"), GLOBAL_MAX, dense(2)),
    network(40, 1, conv1d(4, 3, padding="same", mode="Replicate", stride=3), transposed(3, 2, stride=3, output=1), batchnorm(0.5), pool("average", 2, 2)),
]


def lengths(place):
    """Twenty lengths of a network."""
    return sorted(random.Random(20261201 + place).sample(range(SHORTEST, LONGEST + 1), COUNT))
