"""Levels out of facts: what is said, learnt and confirmed; what a failed re-test takes down; who contradicts whom.

A failed re-test at level L takes earlier courses and tests at L or above down to L - 1, never what somebody
confirmed: a machine does not overrule a person, it is shown beside. Two confirmers who disagree by two levels or more
are both shown; the higher one holds, as more evidence never lowers a level.
"""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.evidence import Evidence
from skilltree.model.weights import CONFIRMING, LEARNING, group_of
from skilltree.model.why_words import Dispute
from skilltree.model.words import EvidenceKind

DIFFER_BY = 2
"""Levels between two confirmers before they contradict each other; one level is a matter of judgement."""


def levels_of(facts: Sequence[Evidence]) -> tuple[int, int, int]:
    """Return (level, proven, confirmed) of the facts that count and of failed tests, oldest first; 0 for none."""
    said = learnt = confirmed = 0
    for fact in facts:
        if not fact.passed:
            learnt = min(learnt, fact.level - 1)
        elif fact.kind in LEARNING:
            learnt = max(learnt, fact.level)
        elif fact.kind in CONFIRMING:
            confirmed = max(confirmed, fact.level)
        else:
            said = max(said, fact.level)
    proven = max(confirmed, learnt)
    return max(proven, said), proven, confirmed


def failed_since(facts: Sequence[Evidence], level: int) -> Evidence | None:
    """Return the newest failed test at this level or below that nothing later but saying so answers at `level`."""
    found = None
    for fact in facts:
        if not fact.passed and fact.level <= level:
            found = fact
        elif fact.passed and fact.kind is not EvidenceKind.DECLARED and fact.level >= level:
            found = None
    return found


def confirmed_between(facts: Sequence[Evidence]) -> tuple[int, int] | None:
    """Return the lowest and highest level of independent people who confirm; None where fewer than two do.

    Of one source the best level counts: whoever confirms a higher level later has not contradicted themselves.
    """
    best: dict[str, int] = {}
    for fact in facts:
        if fact.passed and fact.kind is EvidenceKind.ENDORSEMENT:
            key = fact.source_id or group_of(fact) + (fact.source or "")
            best[key] = max(best.get(key, 0), fact.level)
    return (min(best.values()), max(best.values())) if len(best) > 1 else None


def dispute_of(facts: Sequence[Evidence], confirmed: int) -> Dispute | None:
    """Return how the facts contradict each other, the failed re-test first; `confirmed` is the level confirmed."""
    if confirmed and failed_since(facts, confirmed) is not None:
        return Dispute.TEST_DIFFERS
    between = confirmed_between(facts)
    return Dispute.CONFIRMERS_DIFFER if between and between[1] - between[0] >= DIFFER_BY else None
