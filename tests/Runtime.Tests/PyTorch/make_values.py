"""Prints the numbers that OptimizerValueTests.cs and LossValueTests.cs carry. Made with PyTorch 1.13: python3 make_values.py"""
import torch
from torch import nn

torch.set_default_dtype(torch.float64)


def row(name, values):
    print(f"{name}: [{', '.join(repr(round(v, 9)) for v in values.reshape(-1).tolist())}]")


def optimizer(name, make):
    w = torch.tensor([0.5, -1.25, 2.0, 0.75], requires_grad=True)
    o = make([w])
    for step in range(5):
        w.grad = torch.tensor([0.3 - 0.1 * step, -1.5, 0.02 * (step + 1), 2.0 * (-1) ** step])
        o.step()
    row(name, w.detach())


optimizer("rmsprop", lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-7))
optimizer("rmsprop centered, momentum", lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.8, eps=1e-3, centered=True, momentum=0.9))
optimizer("adamw", lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1, eps=1e-12))
optimizer("adadelta", lambda p: torch.optim.Adadelta(p, lr=1, rho=0.95, eps=1e-6))
optimizer("adadelta other", lambda p: torch.optim.Adadelta(p, lr=0.5, rho=0.8, eps=1e-2))


def loss(name, f, outputs, targets):
    y = torch.tensor(outputs, requires_grad=True)
    value = f(y, torch.tensor(targets))
    value.backward()
    row(name, torch.cat([value.detach().reshape(1), y.grad.reshape(-1)]))


values = [0.3, -1.2, 2.0, 0.1, 0.2, -0.4, 1.5, -0.7, 0.9, -2.0, 0.6, 0.05]
targets = [0.0, 1.0, 0.0, 0.2, 0.3, 0.5, 1.0, 0.0, 0.9, 0.0, 0.0, 1.0]
probabilities = [0.2, 0.5, 0.3, 0.1, 0.15, 0.35, 0.6, 0.25, 0.9, 0.05, 0.7, 0.4]
loss("mean absolute error", nn.L1Loss(), values, targets)
loss("huber", nn.HuberLoss(), values, targets)
loss("huber delta 0.25", nn.HuberLoss(delta=0.25), values, targets)
loss("binary cross-entropy", nn.BCELoss(), probabilities, targets)

g = torch.tensor([0.5, -3.0, 1.0, 0.25])
w = torch.zeros(4, requires_grad=True)
w.grad = g.clone()
nn.utils.clip_grad_norm_([w], 2.0)
row("clipped to norm 2", w.grad)
w.grad = g.clone()
nn.utils.clip_grad_value_([w], 0.75)
row("clipped to value 0.75", w.grad)
logits = torch.tensor([[0.3, -1.2, 2.0], [0.1, 0.2, -0.4], [1.5, -0.7, 0.9], [-2.0, 0.6, 0.05]], requires_grad=True)
# Keras divides by the number of samples, PyTorch's mean by the sum of their weights.
value = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 0.5]), reduction="sum")(logits, torch.tensor([2, 1, 0, 1])) / 4
value.backward()
row("weighted cross-entropy", torch.cat([value.detach().reshape(1), logits.grad.reshape(-1)]))
