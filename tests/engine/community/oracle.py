"""The tree of a small community, the slow and obvious way: from people, one number at a time, every forest tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import exp, log, sqrt

import msgspec
from hypothesis import strategies as st

from skilltree.engine.community.judge import FILE, FINE, Stored

Histories = Mapping[str, Mapping[str, int]]
"""Person to skill to the second in which it was learnt."""

SCALE = 64
NONE = -12 * SCALE
WEIGHTS = (10, 7, 4, 2)

FACT = st.tuples(st.sampled_from("pqrstuv"), st.sampled_from("abcde"), st.integers(0, 4))
FACTS = st.lists(FACT, max_size=30)
STORED = msgspec.json.decode(FILE.read_bytes(), type=Stored)


def histories_of(facts: Sequence[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    histories: dict[str, dict[str, int]] = {}
    for person, skill, hour in facts:
        known = histories.setdefault(person, {})
        known[skill] = min(hour, known.get(skill, hour))
    return histories


class Slow:
    """Everything is counted again for each question."""

    def __init__(self, histories: Histories) -> None:
        self.people = [known for known in histories.values() if known]
        self.skills = sorted({skill for known in self.people for skill in known})

    def holders(self, skill: str) -> int:
        return sum(skill in known for known in self.people)

    def together(self, one: str, other: str) -> int:
        return sum(one in known and other in known for known in self.people if one != other)

    def apart(self, first: str, second: str) -> list[int]:
        counts = [0, 0, 0, 0]
        for known in self.people:
            if first in known and second in known:
                steps = sorted(set(known.values()))
                gap = steps.index(known[second]) - steps.index(known[first])
                if gap > 0:
                    counts[min(gap, 4) - 1] += 1
        return counts

    def before(self, first: str, second: str) -> int:
        return sum(self.apart(first, second))

    def candidates(self, child: str) -> list[str]:
        near = {
            skill: sum(weight * count for weight, count in zip(WEIGHTS, self.apart(skill, child), strict=True))
            for skill in self.skills
        }
        return sorted((skill for skill in self.skills if near[skill]), key=lambda skill: (-near[skill], skill))[:16]

    def alone(self, parent: str, child: str) -> list[int]:
        one, two, three, more = self.apart(parent, child)
        before, after = self.before(parent, child), self.before(child, parent)
        both, held, holding = self.together(parent, child), self.holders(parent), self.holders(child)
        people, facts = len(self.people), rough(sum(map(len, self.people)))
        expected = held * holding / people
        surprise = (both - expected) / sqrt(expected + 1)
        return [
            lg(one) - lg(holding),
            lg(one + two) - lg(holding),
            lg(before) - lg(holding),
            lg(more) - lg(holding),
            lg(both) - lg(held),
            lg(one) - lg(held),
            lg(before) - lg(after),
            round(SCALE * max(-30, min(30, (before - after) / sqrt(both + 1)))),
            lg(both) + lg(people) - lg(held) - lg(holding),
            lg(one) + lg(facts) - lg(held) - lg(holding),
            lg(one) - lg(two + three),
            lg(held) - lg(holding),
            round(SCALE * (1 if surprise > 0 else -1) * sqrt(abs(surprise))) if surprise else 0,
        ]

    def between(self, parent: str, child: str, others: Sequence[str]) -> list[int]:
        between, above, hops, lead, powers, higher = [NONE], [NONE], [NONE], 0, [power(NONE)], [power(NONE)]
        powers, higher = [power(NONE)] * (16 - len(others)), [power(NONE)] * (16 - len(others))
        for other in others:
            if other == parent:
                powers.append(power(NONE))
                higher.append(power(NONE))
                continue
            near = lg(self.before(other, child)) - lg(self.holders(child))
            ahead, behind = lg(self.before(parent, other)), lg(self.before(other, parent))
            between.append(ahead - lg(self.holders(other)) + near)
            above.append(behind - lg(self.holders(parent)) + near)
            powers.append(power(between[-1]))
            higher.append(power(above[-1]))
            lead += (ahead - behind) * power(near) // 1024
            step = lg(self.apart(parent, other)[0]) - lg(self.holders(other))
            hops.append(min(step, lg(self.apart(other, child)[0]) - lg(self.holders(child))))
        return [
            max(between), sum(powers) * SCALE // 1024, max(above), sum(higher) * SCALE // 1024, lead // 8, max(hops)
        ]  # fmt: skip

    def scores(self, child: str) -> dict[str | None, int]:
        """Return the candidates of a skill with their scores; None is having no parent."""
        others = self.candidates(child)
        alone = {other: self.alone(other, child) for other in others}
        best = [max([2 * NONE, *(alone[other][at] for other in others)]) for at in range(13)]
        ends = [lg(self.holders(child)), lg(self.holders(child)) - lg(len(self.people))]
        found: dict[str | None, int] = {}
        for other in others:
            beside = [alone[other][at] - best[at] for at in (0, 1, 2, 4, 5, 8, 9, 12)]
            found[other] = network([*alone[other], *beside, *self.between(other, child, others), *ends, 0])
        root = [best[at] if at in {0, 2, 6, 7, 8, 12} else 0 for at in range(13)]
        found[None] = network([*root, *[0] * 14, *ends, SCALE])
        return found

    def best_total(self) -> int:
        """Return the score of the best of all forests."""
        choices = [list(self.scores(skill).items()) for skill in self.skills]
        return max(
            (
                sum(score for _, score in chosen)
                for chosen in product(*choices)
                if is_forest({skill: parent for skill, (parent, _) in zip(self.skills, chosen, strict=True)})
            ),
            default=0,
        )


def lg(count: int) -> int:
    return round(SCALE * log(count + 0.5))


def rough(count: int) -> int:
    """Keep four binary digits. Holders and pairs of so small a community have no more."""
    shift = max(count.bit_length() - 4, 0)
    return count >> shift << shift


def power(log_times: int) -> int:
    return round(1024 * exp(max(min(log_times, 0), NONE) / SCALE))


def network(passed: list[int]) -> int:
    for at, (weights, offsets) in enumerate(zip(STORED.weights, STORED.offsets, strict=True)):
        sums = [
            (sum(value * row[to] for value, row in zip(passed, weights, strict=True)) + offset) // FINE
            for to, offset in enumerate(offsets)
        ]
        passed = [max(value, 0) for value in sums] if at < len(STORED.weights) - 1 else sums
    return passed[0]


def is_forest(parents: Mapping[str, str | None]) -> bool:
    for start in parents:
        at: str | None = start
        for _ in range(len(parents) + 1):
            at = parents[at] if at is not None else None
        if at is not None:
            return False
    return True
