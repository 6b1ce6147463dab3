"""Expiry and dormancy: a skill falls asleep, is never lost, and a short refresher wakes it.

- What has a last day carries its standing up to that day. Once everything that carries the standing at its level is
  over, the skill sleeps at its level.
- What was learnt here, or confirmed by somebody, wakes by any later course, test or confirmation, of whatever level:
  a short refresher is enough. A certificate that is over (a driving licence, a safety pass) is renewed by what
  carries the standing anew and by nothing less: no refresher makes it valid.
- A skill without any news for `DORMANT_AFTER` sleeps; any news wakes it. Saying so again is news of this sort, but
  wakes nothing that is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from skilltree.model.base import Struct
from skilltree.model.evidence import Evidence
from skilltree.model.weights import CONFIRMING, LEARNING, PROVING
from skilltree.model.words import EvidenceKind, Standing

DORMANT_AFTER = timedelta(days=5 * 365)

_CARRYING = {
    Standing.CLAIMED: frozenset({EvidenceKind.DECLARED}),
    Standing.LEARNT: LEARNING,
    Standing.CONFIRMED: CONFIRMING,
}


class Sleep(Struct):
    """`valid_until`: last day of what carries the skill, None without one. `woken_at`: when a refresher woke it."""

    valid_until: date | None
    over: bool
    quiet: bool
    woken_at: datetime | None = None

    @property
    def dormant(self) -> bool:
        """True while it sleeps, for either reason."""
        return self.over or self.quiet


def sleep_of(facts: Sequence[Evidence], standing: Standing, level: int, *, now: datetime) -> Sleep:
    """Return whether a skill sleeps, of the facts that count, oldest first."""
    carriers = [fact for fact in facts if fact.kind in _CARRYING[standing] and fact.level >= level]
    until = last_day(carriers)
    quiet = facts[-1].at < now - DORMANT_AFTER
    if until is None or until >= now.date():
        return Sleep(valid_until=until, over=False, quiet=quiet)
    certified = any(fact.kind is EvidenceKind.CREDENTIAL for fact in carriers)
    refreshers = [] if certified else [f for f in facts if f.kind in PROVING and f.at.date() > until]
    again = last_day(refreshers)
    if not refreshers or (again is not None and again < now.date()):
        return Sleep(valid_until=max(until, again) if again else until, over=True, quiet=quiet)
    return Sleep(valid_until=again, over=False, quiet=quiet, woken_at=refreshers[0].at)


def last_day(facts: Sequence[Evidence]) -> date | None:
    """Return the last day on which one of these facts holds; None when one never ends, or there is none."""
    days = [fact.expires for fact in facts]
    return max(day for day in days if day) if days and all(days) else None
