"""Up to when a fold stands: at no earlier instant is it another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from skilltree.model.evidence import Evidence
from skilltree.model.tree import DORMANT_AFTER, fold, same_until
from skilltree.model.words import EvidenceKind
from tests.model.facts import FACTS, NOW, TOMORROW, fact


@given(FACTS, st.floats(0, 1, exclude_max=True), st.sampled_from([timedelta(0), DORMANT_AFTER - timedelta(days=41)]))
def test_nothing_changes_before_it(facts: list[Evidence], share: float, later: timedelta) -> None:
    now = NOW + later
    until = same_until(facts, now=now)
    assert now < until <= now + timedelta(days=1)
    assert fold(facts, now=now + (until - now) * share) == fold(facts, now=now)


def test_it_ends_where_something_changes() -> None:
    midnight = datetime(TOMORROW.year, TOMORROW.month, TOMORROW.day, tzinfo=UTC)
    assert same_until([], now=NOW) == midnight
    soon = NOW + timedelta(minutes=5)
    assert same_until([fact(1, at=soon)], now=NOW) == soon
    old = fact(1, EvidenceKind.DECLARED, at=soon - DORMANT_AFTER)
    assert same_until([old], now=NOW) == soon
    over = fact(2, EvidenceKind.CREDENTIAL, expires=NOW.date())
    assert fold([over], now=midnight - timedelta(microseconds=1)) != fold([over], now=midnight)
