"""The tree: the fold of a person's evidence. A pure function; nothing else writes it.

Rules of the first version (design.md, Decisions):

- a declared fact gives *claimed*; a course or a passed test gives *learnt*; an endorsement, a
  verified credential or a contribution confirmed by both sides gives *confirmed*;
- levels accumulate by standing: confirmed <= proven (learnt or confirmed) <= level (any fact);
- retracted facts count for nothing;
- expired facts keep the skill on the tree at its level; it is dormant once all facts that carry its
  standing at that level have expired, and a weaker fact (saying so) does not wake it;
- a failed re-test at level L takes earlier courses and tests of that skill at L or above down to
  L - 1, never what somebody confirmed;
- a skill whose newest fact is older than `DORMANT_AFTER` is dormant: asleep, never lost.

More evidence never lowers a level but by retraction and a failed re-test.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from skilltree.model.base import Struct
from skilltree.model.evidence import Evidence
from skilltree.model.ids import SkillId
from skilltree.model.words import EvidenceKind, Standing

DORMANT_AFTER = timedelta(days=5 * 365)

_CONFIRMING = {EvidenceKind.ENDORSEMENT, EvidenceKind.CREDENTIAL, EvidenceKind.CONTRIBUTION}
_LEARNING = {EvidenceKind.COURSE, EvidenceKind.TEST}
_CARRYING = {
    Standing.CLAIMED: {EvidenceKind.DECLARED},
    Standing.LEARNT: _LEARNING,
    Standing.CONFIRMED: _CONFIRMING,
}


class SkillState(Struct):
    """What a person's evidence says of one skill. Levels 0 to 4; `level` is at least 1."""

    skill_id: SkillId
    level: int
    proven_level: int
    confirmed_level: int
    standing: Standing
    dormant: bool
    since: datetime
    valid_until: date | None
    evidence: tuple[Evidence, ...]


class TreeState(Struct):
    """A person's tree, oldest skill first. `version` counts the facts folded, retractions too."""

    skills: tuple[SkillState, ...] = ()
    version: int = 0


def fold(evidence: Iterable[Evidence], *, now: datetime) -> TreeState:
    """Fold a person's facts, in any order, into the tree as of `now` (UTC)."""
    by_skill: dict[SkillId, list[Evidence]] = defaultdict(list)
    version = 0
    for fact in evidence:
        version += 2 if fact.retracted else 1
        if not fact.retracted and fact.at <= now:
            by_skill[fact.skill_id].append(fact)
    states = [state for facts in by_skill.values() if (state := fold_skill(facts, now=now))]
    states.sort(key=lambda state: (state.since, state.evidence[0].sequence, state.skill_id))
    return TreeState(skills=tuple(states), version=version)


def fold_skill(facts: list[Evidence], *, now: datetime) -> SkillState | None:
    """Fold the unretracted facts of one skill; None when only failed tests are left."""
    facts = sorted(facts, key=lambda fact: (fact.at, fact.sequence, fact.id))
    shown = [fact for fact in facts if fact.passed]
    if not shown:
        return None
    confirmed = max((f.level for f in shown if f.kind in _CONFIRMING), default=0)
    learnt = _learnt_level(facts)
    proven = max(confirmed, learnt)
    level = max(proven, *(f.level for f in shown if f.kind is EvidenceKind.DECLARED), 0)
    if level == 0:
        return None
    standing = Standing.CONFIRMED if confirmed else Standing.LEARNT if proven else Standing.CLAIMED
    valid_until = _valid_until(shown, standing, confirmed or proven or level)
    return SkillState(
        skill_id=shown[0].skill_id,
        level=level,
        proven_level=proven,
        confirmed_level=confirmed,
        standing=standing,
        dormant=shown[-1].at < now - DORMANT_AFTER or (valid_until is not None and valid_until < now.date()),
        since=shown[0].at,
        valid_until=valid_until,
        evidence=tuple(facts),
    )


def _learnt_level(facts: list[Evidence]) -> int:
    """Best level of courses and tests, each capped by the failed re-tests that follow it."""
    best = 0
    for fact in facts:
        if not fact.passed:
            best = min(best, fact.level - 1)
        elif fact.kind in _LEARNING:
            best = max(best, fact.level)
    return best


def _valid_until(shown: list[Evidence], standing: Standing, level: int) -> date | None:
    """Last day on which a fact carries the standing at this level; None when one never expires."""
    days = [fact.expires for fact in shown if fact.kind in _CARRYING[standing] and fact.level >= level]
    return max(day for day in days if day) if days and all(days) else None
