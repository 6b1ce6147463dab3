"""Noting what was looked for in vain: which months count, how much is noted, and that no search fails of it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from skilltree.model.errors import Unavailable
from skilltree.model.ids import TerritoryId
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service import wishes
from skilltree.service.deps import Deps
from skilltree.service.housekeeping import forget_old_wishes
from skilltree.service.ports.store import Writing
from skilltree.service.wishes import first_month, month_of, note_empty_search
from tests.web.people import TERRITORY, Someone, know_how, newcomer
from tests.web.served import Served


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 22), date(2025, 12, 1)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2027, 1, 1), date(2026, 2, 1)),
    ],
)
def test_twelve_months_count_this_one_included(day: date, first: date) -> None:
    assert first_month(day) == first
    assert month_of(first) == first
    assert (day.year * 12 + day.month) - (first.year * 12 + first.month) == wishes.MONTHS_COUNTED - 1


def viewer_of(someone: Someone) -> Viewer:
    return Viewer(person_id=someone.id, territory_id=TERRITORY, language=Language.FR, memberships=(), session_id="test")


def note(deps: Deps, someone: Someone, *skills: str) -> None:
    someone.served.run(note_empty_search(deps, viewer_of(someone), None, skills, Language.FR))


def noted(served: Served) -> int:
    return served.counts()["wish"]


def test_somebody_who_searches_all_day_fills_no_table(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wishes, "WISHES_A_DAY", 2)
    someone, before = newcomer(served), noted(served)
    for skill in [know_how(newcomer(served)) for _ in range(4)]:
        note(served.deps, someone, skill)
    assert noted(served) == before + 2


class Away:
    """A database that cannot be reached."""

    def writing(self, territory_id: TerritoryId) -> AbstractAsyncContextManager[Writing]:
        raise Unavailable("away")


def test_a_search_does_not_fail_because_its_wish_is_not_noted(served: Served) -> None:
    someone, skill, before = newcomer(served), know_how(newcomer(served)), noted(served)
    note(replace(served.deps, store=Away()), someone, skill)  # type: ignore[arg-type]  # all that noting asks of it
    assert noted(served) == before
    note(served.deps, someone, skill)
    assert noted(served) == before + 1


def test_old_wishes_are_forgotten(served: Served) -> None:
    someone, now = newcomer(served), served.deps.clock()
    for skill, days in ((know_how(someone), 400), (know_how(someone), 300)):

        def then(days: int = days) -> datetime:
            return now - timedelta(days=days)

        note(replace(served.deps, clock=then), someone, skill)
    before = noted(served)
    assert served.run(forget_old_wishes(served.deps.store, served.deps.clock)) == 1
    assert noted(served) == before - 1
