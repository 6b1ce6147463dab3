"""Accounts that nobody uses are announced twice and then erased; using one once takes it back."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skilltree.model.account_use import AccountUse
from skilltree.model.errors import Unavailable
from skilltree.service.sign_in import open_session
from skilltree.service.unused_accounts import CHILDREN_WAIT, FIRST, KEPT, LAST, Step, attend_unused, due, end_of
from tests.web.people import TERRITORY, Someone, newcomer
from tests.web.served import Served

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def use(last_used: datetime, first: datetime | None = None, last: datetime | None = None) -> AccountUse:
    return AccountUse(territory_id="t", person_id="p", last_used=last_used, first_warning=first, last_warning=last)


@pytest.mark.parametrize(
    ("account", "step"),
    [
        (use(NOW - KEPT + FIRST + DAY), Step.WAIT),
        (use(NOW - KEPT + FIRST), Step.FIRST_WARNING),
        (use(NOW - 10 * KEPT), Step.FIRST_WARNING),
        (use(NOW - KEPT + FIRST - DAY, NOW - DAY), Step.WAIT),
        (use(NOW - KEPT + LAST, NOW - FIRST + LAST), Step.LAST_WARNING),
        # Warned late: the thirty days count from the message.
        (use(NOW - 10 * KEPT, NOW - 20 * DAY), Step.WAIT),
        (use(NOW - 10 * KEPT, NOW - 23 * DAY), Step.LAST_WARNING),
        (use(NOW - KEPT, NOW - FIRST, NOW - LAST), Step.ERASE),
        (use(NOW - KEPT, NOW - FIRST, NOW - LAST + DAY), Step.WAIT),
        (use(NOW - KEPT + DAY, NOW - FIRST, NOW - LAST), Step.WAIT),
    ],
)
def test_what_is_due(account: AccountUse, step: Step) -> None:
    assert due(account, NOW) is step


def test_the_day_that_a_message_names_is_never_earlier_than_the_end() -> None:
    first = use(NOW - KEPT - 50 * DAY, NOW)
    assert end_of(first, NOW) == NOW + FIRST
    assert end_of(use(NOW - KEPT, NOW - FIRST, NOW), NOW) == NOW + LAST


def at(served: Served, moment: datetime) -> Callable[[], dict[str, int]]:
    """A round of one moment; what is done, by step."""
    deps = dataclasses.replace(served.deps, clock=lambda: moment)
    return lambda: served.run(attend_unused(deps))


def messages(served: Served, someone: Someone) -> list[dict[str, Any]]:
    path = served.data / "messages.jsonl"
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    return [one for one in found if one["address"] == someone.address]


def exists(served: Served, someone: Someone) -> bool:
    async def read() -> bool:
        async with served.deps.store.reading() as db:
            found = await db.people.person(someone.id)
            return found is not None and found.display_name != ""

    return served.run(read())


def test_two_messages_then_the_end(served_on_each: Served) -> None:
    served = served_on_each
    someone = newcomer(served, "Zoélie")
    start = served.deps.clock()
    assert sum(at(served, start)().values()) == 0
    at(served, start + KEPT - FIRST + DAY)()
    at(served, start + KEPT - FIRST + 2 * DAY)()
    [first] = messages(served, someone)
    at(served, start + KEPT - LAST + 2 * DAY)()
    at(served, start + KEPT)()
    assert len(messages(served, someone)) == 2
    assert "Zoélie" not in str(first)
    assert exists(served, someone)
    done = at(served, start + KEPT + 3 * DAY)()
    assert done["erase"] >= 1
    assert not exists(served, someone)
    assert someone.ask("{ me { id } }") != {"data": {"me": {"id": someone.id}}}
    assert at(served, start + KEPT + 4 * DAY)()["erase"] == 0


def use_at(served: Served, someone: Someone, moment: datetime) -> None:
    """Sign in at a moment."""
    deps = dataclasses.replace(served.deps, clock=lambda: moment)

    async def sign_in() -> None:
        async with deps.store.writing(TERRITORY) as tx:
            await open_session(deps, tx, someone.id, "phone")

    served.run(sign_in())


def test_using_it_once_takes_all_of_it_back(served: Served) -> None:
    someone = newcomer(served)
    start = served.deps.clock()
    back = start + KEPT - FIRST + 2 * DAY
    at(served, back - DAY)()
    use_at(served, someone, back)
    for days in (1, 25, 31, 60, 900):
        at(served, back + days * DAY)()
    assert exists(served, someone)
    assert len(messages(served, someone)) == 1
    at(served, back + KEPT - FIRST + DAY)()
    assert len(messages(served, someone)) == 2


def test_what_cannot_be_sent_is_tried_again(served: Served) -> None:
    someone = newcomer(served)
    start = served.deps.clock()

    class Down:
        async def send(self, *_: object, **__: object) -> None:
            raise Unavailable("down")

    late = start + KEPT - FIRST + DAY
    deps = dataclasses.replace(served.deps, clock=lambda: late, messenger=Down())
    served.run(attend_unused(deps))
    assert messages(served, someone) == []
    at(served, late + timedelta(hours=1))()
    assert len(messages(served, someone)) == 1


def test_the_demos_people_stay(served: Served) -> None:
    before = served.counts()["person"]
    moment = served.deps.clock() + 2 * KEPT
    for days in (0, 24, 32):
        at(served, moment + days * DAY)()

    async def fictional() -> int:
        async with served.deps.store.reading() as db:
            return len(await db.people.fictional())

    assert served.run(fictional()) > 0
    assert served.counts()["person"] == before


def test_a_child_without_a_parents_yes_is_erased_after_thirty_days(served: Served) -> None:
    waiting, older = newcomer(served, "Lou"), newcomer(served, "Max")
    for someone in (waiting, older):
        someone.do("updateProfile", birthYear=served.deps.clock().year - 12)
    older.do("updateProfile", birthYear=served.deps.clock().year - 30)
    start = served.deps.clock()
    at(served, start + CHILDREN_WAIT - DAY)()
    assert exists(served, waiting)
    at(served, start + CHILDREN_WAIT + DAY)()
    assert (exists(served, waiting), exists(served, older)) == (False, True)
