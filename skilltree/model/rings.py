"""Confirmations that weigh nothing: people who confirm each other in a circle, and floods from one hand.

Everything is told of confirmations by their own time, so that the order in which they arrive changes nothing. What
was noted in a workshop is not among them: there a named person watched for a verified organisation. A contribution
is among them: that one person did something for another is said by that other.

- A *ring*: A confirms B and B confirms A within a year, whatever the skills; or a circle of three or four people
  within sixty days. All of it weighs nothing, as nobody outside has said anything. The times keep honest circles of
  neighbours out of it: what has stood alone so long is settled, and no later word undoes it.
- A *flood*: more than `FLOOD_MOST` confirmations by one person within a day (`OFFICE_FLOOD_MOST` where they answer
  for a verified organisation: a trainer at the end of a course), or more than `NOBODY_MOST` of one person by people
  without an account. Facts taken back still count towards a flood: it has happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from skilltree.model.base import Struct
from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, PersonId
from skilltree.model.weights import FAMILY, WITNESSED
from skilltree.model.why_words import SetAside
from skilltree.model.words import EvidenceKind

BY_PEOPLE: Final = (EvidenceKind.ENDORSEMENT, EvidenceKind.CONTRIBUTION)
"""Kinds that another person stands for, their id being the fact's `source_id`."""

LONGEST_RING: Final = 4
PAIR_WINDOW: Final = timedelta(days=365)
RING_WINDOW: Final = timedelta(days=60)

FLOOD_WINDOW: Final = timedelta(days=1)
FLOOD_MOST: Final = 12
OFFICE_FLOOD_MOST: Final = 60
NOBODY_MOST: Final = 10


class Confirmation(Struct):
    """`by` confirmed a skill of `of`; `by` is None without an account."""

    evidence_id: EvidenceId
    by: PersonId | None
    of: PersonId
    at: datetime
    for_organisation: bool = False
    retracted: bool = False


def confirmation_of(fact: Evidence) -> Confirmation | None:
    """Return a fact as one of these; None for other kinds, what was witnessed, and one's own word."""
    if fact.kind not in BY_PEOPLE or fact.source_id == fact.person_id:
        return None
    if fact.kind is EvidenceKind.ENDORSEMENT and fact.weight >= WITNESSED:
        return None
    if fact.kind is EvidenceKind.CONTRIBUTION and fact.source_id is None:
        return None  # of before the other side was kept by id: a paper, not a hand that gives many
    return Confirmation(
        evidence_id=fact.id,
        by=fact.source_id,
        of=fact.person_id,
        at=fact.at,
        for_organisation=fact.source_group not in (None, FAMILY),
        retracted=fact.retracted,
    )


def ring_window(people: int) -> timedelta:
    """Return within which time a circle of so many people is a ring."""
    return PAIR_WINDOW if people == 2 else RING_WINDOW


def ring_through(first: Confirmation, around: Iterable[Confirmation]) -> set[EvidenceId]:
    """Return every confirmation of every ring that `first` is in, itself too; empty when it is in none."""
    if first.by is None or first.retracted:
        return set()
    given: dict[PersonId, list[Confirmation]] = defaultdict(list)
    for each in around:
        if each.by is not None and not each.retracted and abs(each.at - first.at) <= PAIR_WINDOW:
            given[each.by].append(each)
    found: set[EvidenceId] = set()

    def walk(way: tuple[Confirmation, ...], oldest: datetime, newest: datetime) -> None:
        met = {each.by for each in way}
        for step in given.get(way[-1].of, ()):
            from_, to = min(oldest, step.at), max(newest, step.at)
            if step.of == first.by:
                if to - from_ <= ring_window(len(way) + 1):
                    found.update(each.evidence_id for each in (*way, step))
            elif len(way) + 1 < LONGEST_RING and step.of not in met and to - from_ <= RING_WINDOW:
                walk((*way, step), from_, to)

    walk((first,), first.at, first.at)
    return found


def floods(confirmations: Sequence[Confirmation]) -> set[EvidenceId]:
    """Return the confirmations of floods. Give all that the hands concerned gave, and those concerned got."""
    hands: dict[tuple[str, str], list[Confirmation]] = defaultdict(list)
    for each in confirmations:
        hands[("by", each.by) if each.by is not None else ("of", each.of)].append(each)
    found: set[EvidenceId] = set()
    for (side, _), given in hands.items():
        given.sort(key=lambda each: (each.at, each.evidence_id))
        start = 0
        for end, last in enumerate(given):
            while last.at - given[start].at > FLOOD_WINDOW:
                start += 1
            within = given[start : end + 1]
            most = NOBODY_MOST if side == "of" else _most_of(within)
            if len(within) > most:
                found.update(each.evidence_id for each in within)
    return found


def _most_of(within: Sequence[Confirmation]) -> int:
    return OFFICE_FLOOD_MOST if all(each.for_organisation for each in within) else FLOOD_MOST


def set_aside(confirmations: Sequence[Confirmation]) -> Mapping[EvidenceId, SetAside]:
    """Return what weighs nothing among all of a territory, and why; a flood is told before a ring."""
    rings: set[EvidenceId] = set()
    for each in confirmations:
        if each.evidence_id not in rings:
            rings |= ring_through(each, confirmations)
    return dict.fromkeys(rings, SetAside.RING) | dict.fromkeys(floods(confirmations), SetAside.FLOOD)
