"""Fit the judge of the community tree anew: `python -m bench.tree_fit --worlds 3600 OUTPUT.json`.

Cross-entropy, Adam (Kingma & Ba 2015), worlds with seeds from 1,000 on; those from 5,000 on are looked at meanwhile,
and those of `bench.tree` never. Another processor's floating point gives other weights that are as good. How those that
the engine reads (skilltree/engine/community/judge.json) were made is in docs/decisions/0016.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from bench.tree_samples import Sample, drawn_world, sample
from skilltree.engine.community.features import NAMES
from skilltree.engine.community.judge import FINE, Stored
from skilltree.engine.community.levels import SCALE

FITTED_FROM, SEEN_FROM, SEEN = 1000, 5000, 60
BATCH: Final = 256
_NEVER: Final = -1e9

Array: TypeAlias = npt.NDArray[Any]


class Network:
    """Layers of rectified sums, the last one plain."""

    def __init__(self, sizes: list[int], draw: np.random.Generator) -> None:
        self.weights = [
            draw.normal(0, np.sqrt(2 / before), (before, after)).astype(np.float32) for before, after in pairwise(sizes)
        ]
        self.weights[-1] *= np.float32(0.3)
        self.offsets = [np.zeros(after, np.float32) for after in sizes[1:]]
        self._passed: list[Array] = []

    def forward(self, passed: Array) -> Array:
        """Return the output of each row."""
        self._passed = [passed]
        for at, (weights, offsets) in enumerate(zip(self.weights, self.offsets, strict=True)):
            passed = passed @ weights + offsets
            if at < len(self.weights) - 1:
                passed = np.maximum(passed, 0)
            self._passed.append(passed)
        return passed[..., 0]

    def backward(self, error: Array) -> list[Array]:
        """Return the slopes of weights and offsets, for the rows passed last."""
        error = error[..., None]
        weights, offsets = [], []
        for at in range(len(self.weights) - 1, -1, -1):
            passed, flat = self._passed[at], error.reshape(-1, error.shape[-1])
            weights.append(passed.reshape(-1, passed.shape[-1]).T @ flat)
            offsets.append(flat.sum(axis=0))
            if at:
                error = (error @ self.weights[at].T) * (passed > 0)
        return weights[::-1] + offsets[::-1]


class Adam:
    """Steps along averaged slopes."""

    def __init__(self, values: list[Array]) -> None:
        self._values = values
        self._mean = [np.zeros_like(value) for value in values]
        self._square = [np.zeros_like(value) for value in values]
        self._steps = 0

    def step(self, slopes: list[Array], rate: float, decay: float = 1e-4) -> None:
        """Move all values once."""
        self._steps += 1
        for value, slope, mean, square in zip(self._values, slopes, self._mean, self._square, strict=True):
            np.add(mean, 0.1 * (slope - mean), out=mean)
            np.add(square, 0.001 * (slope * slope - square), out=square)
            away = (mean / (1 - 0.9**self._steps)) / (np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8)
            np.subtract(value, rate * (away + decay * value), out=value, casting="same_kind")


def chances(network: Network, part: Sample) -> Array:
    """Return the chance of each place, drawn ones standing for all that they stand for."""
    usable, found, _, corrections = part
    odds = np.where(usable, network.forward(found) + corrections, _NEVER)
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares: Array = raised / raised.sum(axis=1, keepdims=True)
    return shares


def fit(worlds: int, hidden: list[int], epochs: int, rate: float) -> Stored:
    """Return fitted weights, in whole numbers."""
    usable, found, truth, corrections = _gather(range(FITTED_FROM, FITTED_FROM + worlds))
    middle, spread = found[usable].mean(axis=0), found[usable].std(axis=0) + 0.01
    found = ((found - middle) / spread).astype(np.float32)
    seen = _gather(range(SEEN_FROM, SEEN_FROM + SEEN))
    seen = (seen[0], ((seen[1] - middle) / spread).astype(np.float32), seen[2], seen[3])
    draw = np.random.default_rng(0)
    network = Network([len(NAMES), *hidden, 1], draw)
    adam = Adam([*network.weights, *network.offsets])
    known = np.nonzero(truth >= 0)[0]
    for epoch in range(epochs):
        draw.shuffle(known)
        for start in range(0, len(known), BATCH):
            rows = known[start : start + BATCH]
            error = chances(network, (usable[rows], found[rows], truth[rows], corrections[rows]))
            error[np.arange(len(rows)), truth[rows]] -= 1
            adam.step(network.backward((error / len(rows)).astype(np.float32)), rate * (1 - epoch / epochs) + 2e-5)
        print(f"{epoch + 1}: {_loss(network, seen):.4f}", flush=True)
    return _stored(network, middle, spread)


def _gather(seeds: range) -> Sample:
    parts = [sample(drawn_world(seed), seed) for seed in seeds]
    first, second, third, fourth = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return first, second, third, fourth


def _loss(network: Network, part: Sample) -> float:
    rows = np.nonzero(part[2] >= 0)[0]
    return float(-np.log(chances(network, part)[rows, part[2][rows]] + 1e-12).mean())


def _stored(network: Network, middle: Array, spread: Array) -> Stored:
    weights = [layer.astype(np.float64) for layer in network.weights]
    offsets = [layer.astype(np.float64) for layer in network.offsets]
    offsets[0] = offsets[0] - (middle / spread) @ weights[0]
    weights[0] = weights[0] / spread[:, None]
    return Stored(
        features=NAMES,
        weights=[np.rint(FINE * layer).astype(int).tolist() for layer in weights],
        offsets=[np.rint(FINE * SCALE * layer).astype(int).tolist() for layer in offsets],
    )


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.tree_fit", description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--worlds", type=int, default=3600)
    parser.add_argument("--hidden", type=lambda text: [int(size) for size in text.split(",")], default=[48, 24])
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--rate", type=float, default=3e-3)
    args = parser.parse_args()
    args.output.write_bytes(msgspec.json.encode(fit(args.worlds, args.hidden, args.epochs, args.rate)))


if __name__ == "__main__":
    main()
