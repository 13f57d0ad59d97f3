"""Trains the FCN with PyTorch for the benchmarks, one thread. Reads a number of steps from each line of the input, writes the seconds they took."""
import sys
import time

import torch
from torch import nn

batch = int(sys.argv[1])
clock = time.thread_time if sys.argv[2] == "cpu" else time.perf_counter
torch.set_num_threads(1)
torch.manual_seed(1)


def block(channels, filters, width):
    return [nn.Conv1d(channels, filters, width, padding="same"), nn.BatchNorm1d(filters, eps=1e-3, momentum=0.01), nn.ReLU()]


network = nn.Sequential(
    *block(1, 128, 8), *block(128, 256, 5), *block(256, 128, 3), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(128, 2)
)
network.train()
adam = torch.optim.Adam(network.parameters(), lr=1e-6)
inputs = torch.rand(batch, 1, 140) * 2 - 1
gradients = torch.rand(batch, 2) * 2 - 1


def step():
    outputs = network(inputs)
    adam.zero_grad(set_to_none=True)
    outputs.backward(gradients)
    adam.step()


parameters = sum(parameter.numel() for parameter in network.parameters())
print("ready", parameters, torch.__version__, flush=True)
for line in sys.stdin:
    start = clock()
    for _ in range(int(line)):
        step()
    print(repr(clock() - start), flush=True)
