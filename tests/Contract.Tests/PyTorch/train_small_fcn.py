"""Prints the numbers that KerasTrainingTests.cs carries: a training by Keras' rules, in double precision. Made with PyTorch 1.13: python3 train_small_fcn.py"""
import math
import torch
from torch.nn import functional as f

torch.set_default_dtype(torch.float64)
EPOCHS, SAMPLES, BATCH, STEPS = 6, 7, 3, 6


def waves(count, factor):
    return torch.sin(factor * torch.arange(count, dtype=torch.float64)).float().double()


def weights(number, *shape):
    """In Gen's order, [width, inputs, outputs]: 0.5 * sin((number + 2) * i)."""
    return (0.5 * waves(math.prod(shape), number + 2)).reshape(shape)


inputs = waves(SAMPLES * STEPS, 1.7).reshape(SAMPLES, 1, STEPS)
targets = f.one_hot(torch.tensor([0, 1, 1, 0, 1, 0, 0])).double()
learned = [weights(0, 4, 1, 4), torch.ones(4), torch.zeros(4), weights(1, 3, 4, 3), torch.ones(3), torch.zeros(3), weights(2, 3, 2), torch.zeros(2)]
for parameter in learned:
    parameter.requires_grad_()
running = [[torch.zeros(4), torch.ones(4)], [torch.zeros(3), torch.ones(3)]]


def logits(x, training):
    for block, padding in enumerate(((1, 2), (1, 1))):
        kernel, gamma, beta = learned[3 * block:3 * block + 3]
        x = f.conv1d(f.pad(x, padding), kernel.permute(2, 1, 0))
        mean, variance = running[block]
        if training:
            mean, variance = x.mean((0, 2)), x.var((0, 2), unbiased=False)
            for old, new in zip(running[block], (mean, variance)):
                old += 0.01 * (new.detach() - old)
        x = (x - mean[:, None]) / torch.sqrt(variance[:, None] + 1e-3)
        x = torch.relu(gamma[:, None] * x + beta[:, None])
    return x.mean(2) @ learned[6] + learned[7]


mean, square, step = [torch.zeros_like(p) for p in learned], [torch.zeros_like(p) for p in learned], 0
rate, plateau, waited, lowest = 0.3, math.inf, 0, math.inf
losses, rates = [], []
for epoch in range(1, EPOCHS + 1):
    total = 0
    for first in range(0, SAMPLES, BATCH):
        batch = slice(first, min(first + BATCH, SAMPLES))
        loss = -(targets[batch] * torch.log_softmax(logits(inputs[batch], True), 1)).sum(1).mean()
        gradients = torch.autograd.grad(loss, learned)
        total += loss.item() * (batch.stop - batch.start)
        step += 1
        with torch.no_grad():
            for p, g, m, v in zip(learned, gradients, mean, square):
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                p -= rate * math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step) * m / (v.sqrt() + 1e-7)
    losses.append(round(total / SAMPLES, 8))
    rates.append(rate)
    if losses[-1] < plateau - 0.05:
        plateau, waited = losses[-1], 0
    else:
        waited += 1
        if waited >= 1 and rate > 0.1:
            rate, waited = max(0.5 * rate, 0.1), 0
    if losses[-1] < lowest:
        lowest, best = losses[-1], epoch
        probabilities = torch.softmax(logits(inputs, False), 1)[:, 0].tolist()

print("losses", losses)
print("rates", rates)
print("best epoch", best)
print("probabilities", [round(p, 7) for p in probabilities])
