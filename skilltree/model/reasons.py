"""Why a skill stands on a tree as it does: codes and values, in the order in which they are told.

First what speaks for it, then what does not count and why, then what contradicts, then how long it holds. The front
end makes sentences of them; each code means one thing (the table in docs/decisions/0017-fold.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.evidence import Evidence
from skilltree.model.ids import SkillId
from skilltree.model.levels import confirmed_between, failed_since
from skilltree.model.sleep import DORMANT_AFTER, sleep_of
from skilltree.model.tree import SkillState
from skilltree.model.weights import LEARNING, aside, group_of
from skilltree.model.why_words import Dispute, SetAside, WhyCode
from skilltree.model.words import EvidenceKind

_KINDS = (
    (WhyCode.CREDENTIAL, frozenset({EvidenceKind.CREDENTIAL})),
    (WhyCode.CONFIRMED, frozenset({EvidenceKind.ENDORSEMENT})),
    (WhyCode.CONTRIBUTED, frozenset({EvidenceKind.CONTRIBUTION})),
    (WhyCode.TESTED, frozenset({EvidenceKind.TEST})),
    (WhyCode.LEARNT, frozenset({EvidenceKind.COURSE})),
    (WhyCode.SAID, frozenset({EvidenceKind.DECLARED})),
)
_ASIDE = {SetAside.RING: WhyCode.RING, SetAside.FLOOD: WhyCode.FLOOD, SetAside.OWN: WhyCode.OWN}


class Why(Struct):
    """One reason. `level` and `other_level` are levels, `amount` counts facts or sources, `day` is a day.

    `source` is the newest fact's in plain words; `skill_ids` are of SUPPOSED and SUPPOSES alone.
    """

    code: WhyCode
    level: int | None = None
    other_level: int | None = None
    amount: int | None = None
    day: date | None = None
    source: str | None = None
    skill_ids: tuple[SkillId, ...] = ()


def why(
    state: SkillState,
    *,
    now: datetime,
    retracted: Sequence[Evidence] = (),
    supposed_by: Iterable[SkillId] = (),
    supposes: Iterable[SkillId] = (),
) -> tuple[Why, ...]:
    """Return the reasons of one skill.

    `retracted` holds its facts that were taken back, `supposed_by` the shown skills that suppose it, `supposes` what it
    supposes itself and nothing shows.
    """
    telling = state.telling
    shown = [fact for fact in telling if fact.passed]
    found = [*_for(shown), *_beyond(state), *_not_counted(state)]
    found += [*_against(state, telling), *_sleep(state, shown, now)]
    if retracted:
        newest = max(fact.retracted_at for fact in retracted if fact.retracted_at)
        found.append(Why(code=WhyCode.TAKEN_BACK, amount=len(retracted), day=newest.date()))
    for code, skills in ((WhyCode.SUPPOSED, tuple(supposed_by)), (WhyCode.SUPPOSES, tuple(supposes))):
        if skills:
            found.append(Why(code=code, skill_ids=skills))
    return tuple(found)


def _for(shown: Sequence[Evidence]) -> Iterable[Why]:
    """What speaks for it: of each kind the best level, how many independent sources, the newest day and source."""
    for code, kinds in _KINDS:
        facts = [fact for fact in shown if fact.kind in kinds]
        if not facts:
            continue
        groups = {group_of(fact) for fact in facts}
        yield Why(
            code=code,
            level=max(fact.level for fact in facts),
            amount=len(facts),
            day=facts[-1].at.date(),
            source=facts[-1].source,
        )
        if code is WhyCode.CONFIRMED and len(groups) < len(facts):
            yield Why(code=WhyCode.ONE_SOURCE, amount=len(facts) - len(groups))


def _beyond(state: SkillState) -> Iterable[Why]:
    if state.shown_level < state.level:
        yield Why(code=WhyCode.SAID_BEYOND, level=state.level, other_level=state.shown_level)


def _not_counted(state: SkillState) -> Iterable[Why]:
    for reason, code in _ASIDE.items():
        facts = [fact for fact in state.evidence if aside(fact) is reason]
        if facts:
            yield Why(code=code, amount=len(facts), day=facts[-1].at.date(), source=facts[-1].source)


def _against(state: SkillState, telling: Sequence[Evidence]) -> Iterable[Why]:
    dispute = state.dispute
    if dispute is Dispute.TEST_DIFFERS:
        failed = failed_since(telling, state.confirmed_level)
        if failed is not None:
            yield Why(
                code=WhyCode.TEST_DIFFERS, level=failed.level, other_level=state.confirmed_level, day=failed.at.date()
            )
    elif dispute is Dispute.CONFIRMERS_DIFFER:
        low, high = confirmed_between(telling) or (0, 0)
        yield Why(code=WhyCode.CONFIRMERS_DIFFER, level=low, other_level=high)
    best = max((fact.level for fact in telling if fact.passed and fact.kind in LEARNING), default=0)
    newest = next((fact for fact in reversed(telling) if not fact.passed), None)
    if newest is not None and best > state.proven_level:
        yield Why(code=WhyCode.RETEST, level=newest.level, other_level=best, day=newest.at.date())


def _sleep(state: SkillState, shown: Sequence[Evidence], now: datetime) -> Iterable[Why]:
    sleep = sleep_of(shown, state.standing, state.shown_level, now=now)
    if sleep.over:
        yield Why(code=WhyCode.EXPIRED, day=sleep.valid_until)
    elif sleep.quiet:
        yield Why(code=WhyCode.QUIET, day=shown[-1].at.date(), amount=DORMANT_AFTER.days // 365)
    elif sleep.woken_at is not None:
        yield Why(code=WhyCode.WOKEN, day=sleep.woken_at.date())
    if sleep.valid_until is not None and not sleep.over:
        yield Why(code=WhyCode.VALID_UNTIL, day=sleep.valid_until)
