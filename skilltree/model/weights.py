"""What a fact weighs: a ceiling for each kind, and the groups of sources that are not independent.

The table and its reasons stand in docs/decisions/0017-fold.md. A writer may give a fact less than its kind's
ceiling (a course without a quiz, a link answered without an account), never more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from skilltree.model.evidence import Evidence
from skilltree.model.why_words import SetAside, Support
from skilltree.model.words import EvidenceKind

SAID: Final = 0.2
COURSE_READ: Final = 0.4
COURSE_PASSED: Final = 0.6
TESTED: Final = 0.6
CONFIRMED_WITHOUT_ACCOUNT: Final = 0.5
CONFIRMED: Final = 0.8
WITNESSED: Final = 0.9
"""Seen and noted in a workshop by a named person of a verified organisation."""
CONTRIBUTED: Final = 0.8
CERTIFIED: Final = 1.0

CEILINGS: Final = {
    EvidenceKind.DECLARED: SAID,
    EvidenceKind.COURSE: COURSE_PASSED,
    EvidenceKind.TEST: TESTED,
    EvidenceKind.ENDORSEMENT: WITNESSED,
    EvidenceKind.CONTRIBUTION: CONTRIBUTED,
    EvidenceKind.CREDENTIAL: CERTIFIED,
}

AGAIN: Final = 0.5
"""What a further fact of one group weighs of the one before it."""

NOBODY_KNOWN: Final = "nobody-known"
"""The group of all who confirmed without an account: nothing tells one from another."""

FAMILY: Final = "family"
"""The group of those who said that they are of the person's household."""

CONFIRMING: Final = frozenset({EvidenceKind.ENDORSEMENT, EvidenceKind.CREDENTIAL, EvidenceKind.CONTRIBUTION})
LEARNING: Final = frozenset({EvidenceKind.COURSE, EvidenceKind.TEST})
PROVING: Final = CONFIRMING | LEARNING

SOME_FROM: Final = 0.4
MUCH_FROM: Final = 0.85


def aside(fact: Evidence) -> SetAside | None:
    """Return why a fact weighs nothing: it was set aside, or somebody confirms themselves."""
    if fact.set_aside is None and fact.kind in CONFIRMING and fact.source_id == fact.person_id:
        return SetAside.OWN
    return fact.set_aside


def weight_of(fact: Evidence) -> float:
    """Return what a fact weighs alone, 0 to 1."""
    return 0.0 if aside(fact) else min(fact.weight, CEILINGS[fact.kind])


def group_of(fact: Evidence) -> str:
    """Return the name of the sources with which this one is not independent."""
    if fact.kind is EvidenceKind.DECLARED:
        return fact.kind.value
    if fact.source_group is not None:
        return fact.source_group
    if fact.kind is EvidenceKind.TEST:
        return fact.kind.value  # every sitting draws on the same questions
    if fact.source_id is not None:
        return fact.source_id
    # A name in words tells papers of two issuers apart; of people without an account anybody may have typed it.
    return NOBODY_KNOWN if fact.kind is EvidenceKind.ENDORSEMENT else f"{fact.kind.value} {fact.source or ''}"


def strength_at(level: int, facts: Iterable[Evidence]) -> float:
    """Return how much speaks for a skill at a level, 0 to 1: the chance that not every fact misleads (noisy or).

    Only passed facts at that level or above speak for it. Of one group the heaviest counts whole, each
    further one half as much again, so a second of the same house adds less than one of another.
    """
    groups: dict[str, list[float]] = {}
    for fact in facts:
        if fact.passed and fact.level >= level and (weight := weight_of(fact)) > 0:
            groups.setdefault(group_of(fact), []).append(weight)
    doubt = 1.0
    for group in sorted(groups):
        share = 1.0
        for weight in sorted(groups[group], reverse=True):
            doubt *= 1 - weight * share
            share *= AGAIN
    return round(1 - doubt, 6)


def support_of(strength: float) -> Support:
    """Return a strength in words."""
    return Support.MUCH if strength >= MUCH_FROM else Support.SOME if strength >= SOME_FROM else Support.LITTLE
