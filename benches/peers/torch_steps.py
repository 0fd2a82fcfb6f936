"""PyTorch (eager, one thread) on the same work: for each line `cell milliseconds` on stdin, the microseconds of one turn.

Digits, 64-64-64-2, ArcFace (s = 16, m = 0.5), mean cross-entropy, batch 128, f32. `--list` prints the cells.
"""

import csv
import math
import sys
import time

import torch
from torch.nn import functional as F

BATCH, CLASSES, SCALE, MARGIN = 128, 10, 16.0, 0.5
OPTIMISERS = {
    "step/arcface/adam": lambda parameters: torch.optim.Adam(parameters, lr=0.003),
    "step/arcface/sgd": lambda parameters: torch.optim.SGD(parameters, lr=0.003, momentum=0.9),
}


def digits(path):
    """Features in [0, 1] and labels of the table whose last column is the label."""
    rows = []
    with open(path, newline="") as file:
        for row in csv.reader(file):
            try:
                rows.append([float(value) for value in row])
            except ValueError:
                continue  # the header
    table = torch.tensor(rows)
    return table[:, :64] / 16, table[:, 64].long()


def steps(features, labels, optimiser):
    """A function that trains one step."""
    encoder = torch.nn.Sequential(
        torch.nn.Linear(64, 64), torch.nn.ReLU(), torch.nn.Linear(64, 64), torch.nn.ReLU(), torch.nn.Linear(64, 2)
    )
    prototypes = torch.nn.Parameter(torch.randn(CLASSES, 2))
    optimiser = optimiser([*encoder.parameters(), prototypes])
    at = 0

    def step():
        nonlocal at
        x, y = features[at : at + BATCH], labels[at : at + BATCH]
        at = (at + BATCH) % (len(labels) - BATCH)
        cos = F.linear(F.normalize(encoder(x)), F.normalize(prototypes)).clamp(-0.999999, 0.999999)
        moved = cos * math.cos(MARGIN) - torch.sqrt(1 - cos * cos) * math.sin(MARGIN)
        loss = F.cross_entropy(SCALE * torch.where(F.one_hot(y, CLASSES).bool(), moved, cos), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    return step


def sample(work, milliseconds):
    """Microseconds a turn over at least so many milliseconds."""
    for _ in range(20):
        work()
    turns, start = 0, time.perf_counter()
    while time.perf_counter() - start < milliseconds / 1e3:
        for _ in range(10):
            work()
        turns += 10
    return (time.perf_counter() - start) * 1e6 / turns


def main():
    if "--list" in sys.argv:
        print(torch.__version__, *OPTIMISERS, sep="\n")
        return
    torch.set_num_threads(1)
    torch.manual_seed(7)
    features, labels = digits(sys.argv[1])
    for line in sys.stdin:
        name, milliseconds = line.split()
        print(sample(steps(features, labels, OPTIMISERS[name]), float(milliseconds)), flush=True)


main()
