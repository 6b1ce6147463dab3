"""The tree: the fold of a person's evidence. A pure function; nothing else writes it.

- A declared fact gives *claimed*; a course or a passed test gives *learnt*; an endorsement, a verified credential or
  a contribution confirmed by both sides gives *confirmed* (`levels`);
- levels accumulate by standing: confirmed <= proven (learnt or confirmed) <= level (any fact);
- retracted facts, and those set aside (one's own word for oneself, rings, floods), count for nothing; the latter stay
  to be read;
- how much speaks for the level that the standing names: `weights`;
- what is over or old sleeps and is never lost: `sleep`;
- a failed re-test takes what was learnt down, never what somebody confirmed; contradictions are shown: `levels`.

More evidence never lowers a level but by retraction, expiry and a failed re-test, and the order in which facts arrive
does not matter: only their own time does (docs/decisions/0017-fold.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from skilltree.model.base import Struct
from skilltree.model.evidence import Evidence
from skilltree.model.ids import EvidenceId, SkillId
from skilltree.model.levels import dispute_of, levels_of
from skilltree.model.sleep import DORMANT_AFTER, sleep_of
from skilltree.model.weights import aside, strength_at
from skilltree.model.why_words import Dispute
from skilltree.model.words import Standing

__all__ = ["DORMANT_AFTER", "SkillState", "TreeState", "fold", "fold_skill", "same_until"]


class SkillState(Struct):
    """What a person's evidence says of one skill. Levels 0 to 4; `level` is at least 1.

    `evidence` holds failed tests and what was set aside too, oldest first.
    """

    skill_id: SkillId
    level: int
    proven_level: int
    confirmed_level: int
    standing: Standing
    dormant: bool
    since: datetime
    valid_until: date | None
    evidence: tuple[Evidence, ...]

    @property
    def shown_level(self) -> int:
        """The level that the standing names: what is confirmed, else what is proven, else what is said."""
        return self.confirmed_level or self.proven_level or self.level

    # Worked out when asked for: engines fold everybody and ask for neither.
    @property
    def telling(self) -> list[Evidence]:
        """The facts that count, and failed tests, oldest first."""
        return [fact for fact in self.evidence if aside(fact) is None]

    @property
    def strength(self) -> float:
        """How much speaks for the level of the standing, 0 to 1."""
        return strength_at(self.shown_level, self.evidence)

    @property
    def dispute(self) -> Dispute | None:
        """How the facts contradict each other, if they do."""
        return dispute_of(self.telling, self.confirmed_level) if len(self.evidence) > 1 else None


class TreeState(Struct):
    """A person's tree, oldest skill first. `version` counts the facts folded, retractions too."""

    skills: tuple[SkillState, ...] = ()
    version: int = 0


def fold(evidence: Iterable[Evidence], *, now: datetime) -> TreeState:
    """Fold a person's facts, in any order, into the tree as of `now` (UTC). A fact that comes twice counts once."""
    once: dict[EvidenceId, Evidence] = {}
    for fact in evidence:
        if fact.retracted or fact.id not in once:
            once[fact.id] = fact
    by_skill: dict[SkillId, list[Evidence]] = defaultdict(list)
    version = 0
    for fact in once.values():
        version += 2 if fact.retracted else 1
        if not fact.retracted and fact.at <= now:
            by_skill[fact.skill_id].append(fact)
    states = [state for facts in by_skill.values() if (state := fold_skill(facts, now=now))]
    states.sort(key=lambda state: (state.since, state.evidence[0].sequence, state.skill_id))
    return TreeState(skills=tuple(states), version=version)


def same_until(evidence: Iterable[Evidence], *, now: datetime) -> datetime:
    """Return up to when, but not at which, the fold of these facts is what it is as of `now`.

    The next day (UTC) ends what has a last day, a fact of a later time begins to count, a skill without news falls
    asleep.
    """
    ends = [datetime.combine(now.date() + timedelta(days=1), time.min, tzinfo=UTC)]
    for fact in evidence:
        ends += [instant for instant in (fact.at, fact.at + DORMANT_AFTER) if instant > now]
    return min(ends)


def fold_skill(facts: list[Evidence], *, now: datetime) -> SkillState | None:
    """Fold the unretracted facts of one skill; None when nothing that counts is left but failed tests."""
    facts = sorted(facts, key=lambda fact: (fact.at, fact.sequence, fact.id))
    telling = [fact for fact in facts if aside(fact) is None]
    level, proven, confirmed = levels_of(telling)
    if level == 0:
        return None
    shown = [fact for fact in telling if fact.passed]
    standing = Standing.CONFIRMED if confirmed else Standing.LEARNT if proven else Standing.CLAIMED
    sleep = sleep_of(shown, standing, confirmed or proven or level, now=now)
    return SkillState(
        skill_id=shown[0].skill_id,
        level=level,
        proven_level=proven,
        confirmed_level=confirmed,
        standing=standing,
        dormant=sleep.dormant,
        since=shown[0].at,
        valid_until=sleep.valid_until,
        evidence=tuple(facts),
    )
