"""Facts to fold, and strategies that draw them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from skilltree.model.evidence import Evidence
from skilltree.model.tree import SkillState, fold
from skilltree.model.why_words import SetAside
from skilltree.model.words import EvidenceKind

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
YESTERDAY, TOMORROW = date(2026, 11, 21), date(2026, 11, 23)


def fact(number: int, kind: EvidenceKind = EvidenceKind.COURSE, level: int = 2, **more: Any) -> Evidence:
    """A fact of skill "s", `number` hours after the first."""
    defaults: dict[str, Any] = {"skill_id": "s", "at": NOW - timedelta(days=30) + timedelta(hours=number)}
    return Evidence(id=f"e{number:02}", person_id="p", kind=kind, level=level, **(defaults | more))


def only(facts: list[Evidence], now: datetime = NOW) -> SkillState:
    """The one skill that these facts give."""
    (state,) = fold(facts, now=now).skills
    return state


def drawn(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[Evidence]:
    """Facts of every sort."""
    return st.builds(
        fact,
        numbers,
        st.sampled_from(EvidenceKind),
        st.integers(1, 4),
        skill_id=st.sampled_from(["s", "t"]),
        sequence=st.integers(0, 3),
        at=st.sampled_from([NOW - timedelta(days=days) for days in (-1, 0, 1, 2, 40, 2500)]),
        expires=st.sampled_from([None, None, YESTERDAY, TOMORROW, date(2026, 10, 1)]),
        passed=st.sampled_from([True, True, True, False]),
        retracted_at=st.sampled_from([None, None, None, NOW]),
        weight=st.sampled_from([0.2, 0.4, 0.5, 0.6, 0.8, 1.0]),
        source_id=st.sampled_from([None, "p", "q", "r", "m"]),
        source_group=st.sampled_from([None, None, "o", "family"]),
        set_aside=st.sampled_from([None, None, None, SetAside.RING, SetAside.FLOOD]),
    )


FACTS = st.lists(drawn(st.integers(0, 30)), max_size=10, unique_by=lambda each: each.id)
