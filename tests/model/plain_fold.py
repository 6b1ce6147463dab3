"""The fold once more, slowly and by the words of the decision record: asked level by level, nothing kept in between."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from skilltree.model.evidence import Evidence
from skilltree.model.words import EvidenceKind

LEARNT = ("course", "test")
CONFIRMED = ("endorsement", "credential", "contribution")
MOST = {"declared": 0.2, "course": 0.6, "test": 0.6, "endorsement": 0.9, "contribution": 0.8, "credential": 1.0}

Told = tuple[int, int, int, bool, float]


def plain(facts: list[Evidence], now: datetime) -> dict[str, Told]:
    """Skill to (level, proven, confirmed, asleep, strength)."""
    there = [each for each in facts if each.retracted_at is None and each.at <= now]
    found = {each.skill_id: skill([one for one in there if one.skill_id == each.skill_id], now) for each in there}
    return {skill_id: told for skill_id, told in found.items() if told is not None}


def skill(facts: list[Evidence], now: datetime) -> Told | None:
    told = sorted(filter(counts, facts), key=lambda each: (each.at, each.sequence, each.id))
    confirmed = highest(level for level in range(1, 5) if any(is_shown(e, CONFIRMED, level) for e in told))
    learnt = highest(level for level in range(1, 5) if stands(told, level))
    said = highest(level for level in range(1, 5) if any(is_shown(e, ("declared",), level) for e in told))
    proven = max(confirmed, learnt)
    level = max(proven, said)
    if level == 0:
        return None
    carried = CONFIRMED if confirmed else LEARNT if proven else ("declared",)
    named = confirmed or proven or level
    return level, proven, confirmed, asleep(told, carried, named, now), strength(told, named)


def counts(each: Evidence) -> bool:
    return each.set_aside is None and not (each.kind.value in CONFIRMED and each.source_id == each.person_id)


def is_shown(each: Evidence, kinds: tuple[str, ...], level: int) -> bool:
    return each.passed and each.kind.value in kinds and each.level >= level


def highest(levels: Iterable[int]) -> int:
    return max([0, *levels])


def stands(told: list[Evidence], level: int) -> bool:
    """Some course or test reached the level, and no test at or below it failed since."""
    return any(
        is_shown(each, LEARNT, level) and all(later.passed or later.level > level for later in told[place + 1 :])
        for place, each in enumerate(told)
    )


def asleep(told: list[Evidence], kinds: tuple[str, ...], level: int, now: datetime) -> bool:
    shown = [each for each in told if each.passed]
    if all(each.at < now - timedelta(days=1825) for each in shown):
        return True
    carriers = [each for each in shown if is_shown(each, kinds, level)]
    if any(each.expires is None or each.expires >= now.date() for each in carriers):
        return False
    if any(each.kind is EvidenceKind.CREDENTIAL for each in carriers):
        return True
    over = max(each.expires for each in carriers if each.expires)
    return not any(
        each.kind.value != "declared" and each.at.date() > over and (each.expires is None or each.expires >= now.date())
        for each in shown
    )


def house(each: Evidence) -> str:
    if each.kind is EvidenceKind.DECLARED:
        return "declared"
    if each.source_group:
        return each.source_group
    if each.kind is EvidenceKind.TEST:
        return "test"
    if each.source_id:
        return each.source_id
    return "nobody" if each.kind is EvidenceKind.ENDORSEMENT else f"{each.kind.value} {each.source or ''}"


def strength(told: list[Evidence], level: int) -> float:
    speaking = sorted((each for each in told if each.passed and each.level >= level), key=house)
    doubt = 1.0
    for _, few in groupby(speaking, key=house):
        weights = sorted((min(each.weight, MOST[each.kind.value]) for each in few), reverse=True)
        for place, weight in enumerate(weights):
            doubt *= 1 - weight / 2**place
    return round(1 - doubt, 6)
