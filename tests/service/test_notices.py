"""Notices: told once, never at night, never twice, and saying nothing of what they are about."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from skilltree.model.notice import Notice, NoticeKind, NoticeState
from skilltree.service.deps import Deps
from skilltree.service.notice_links import place_of, stop_token
from skilltree.service.notice_times import first_allowed
from skilltree.service.notices import tell
from skilltree.service.plan_notices import plan
from skilltree.service.ports.clock import PARIS
from skilltree.service.send_notices import LEASE, MOST_TRIES, message_to, send_due
from tests.graphql.areas.notices import allowed, by_link
from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.service.notice_doubles import NOON, Now, Out, PushOut, choose, push
from tests.web.people import TERRITORY
from tests.web.served import Served


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def out() -> Out:
    return Out()


@pytest.fixture
def stage(served: Served) -> Stage:
    return Stage(Cast(served))


@pytest.fixture
def deps(stage: Stage, out: Out, now: Now) -> Iterator[Deps]:
    """The world with that clock and those senders; what other tests left waiting is out of the way."""
    deps = replace(stage.served.deps, messenger=out, push=PushOut(out), clock=now)
    deps = replace(deps, rules=replace(deps.rules, home="https://arbre.example"))

    async def clear() -> None:
        async with deps.store.writing() as tx:
            await tx.notices.forget(datetime(2100, 1, 1, tzinfo=UTC))

    stage.served.run(clear())
    yield deps
    stage.served.run(clear())


def queue(stage: Stage, deps: Deps, subject: str = "x", kind: NoticeKind = NoticeKind.CONTACT_REQUEST) -> bool:
    async def work() -> bool:
        async with deps.store.writing(TERRITORY) as tx:
            return await tell(tx, stage.owner.id, kind, subject, at=deps.clock())

    return stage.served.run(work())


def state(stage: Stage, deps: Deps) -> Notice:
    async def work() -> Notice:
        async with deps.store.reading() as db:
            [one] = await db.notices.of_person(stage.owner.id, 5)
            return one

    return stage.served.run(work())


def test_an_asked_for_notice_leaves_once_and_tells_nothing(stage: Stage, deps: Deps, out: Out) -> None:
    assert choose(stage)["__typename"] == "NoticeChosen"
    assert queue(stage, deps)
    assert not queue(stage, deps)
    assert stage.served.run(send_due(deps)) == 1
    assert stage.served.run(send_due(deps)) == 0
    [(address, text)] = out.sent
    assert address == stage.owner.address
    token = stop_token(deps.rules.secret, stage.owner.id)
    assert text == (
        "Vous avez un message Vous avez un message. https://arbre.example/moi/rappels\n"
        f"Pour dire stop, ouvrez https://arbre.example/arreter#{token}"
    )
    assert state(stage, deps).state is NoticeState.SENT


def test_an_sms_is_one_sms(stage: Stage, deps: Deps) -> None:
    async def text() -> str:
        async with deps.store.reading() as db:
            person = await db.people.person(stage.owner.id)
            assert person is not None
            return message_to(deps, person)[1]

    found = stage.served.run(text())
    assert len(found) <= 160
    assert found.isascii()


def test_what_nobody_asked_for_stays_in_the_application(stage: Stage, deps: Deps, out: Out) -> None:
    queue(stage, deps)
    assert stage.served.run(send_due(deps)) == 0
    assert out.sent == []
    assert state(stage, deps).state is NoticeState.KEPT
    [shown] = stage.owner.read("{ notices { kind place new } }")["notices"]
    assert shown == {"kind": "CONTACT_REQUEST", "place": "/moi/contacts", "new": True}
    stage.owner.do("seeNotices")
    assert stage.owner.read("{ notices { new } }")["notices"] == [{"new": False}]


def test_a_warning_of_erasure_comes_by_any_address(stage: Stage, deps: Deps, out: Out) -> None:
    queue(stage, deps, "2027-01-01", NoticeKind.ACCOUNT_UNUSED)
    assert stage.served.run(send_due(deps)) == 1
    assert len(out.sent) == 1


def test_what_waits_together_leaves_as_one(stage: Stage, deps: Deps, out: Out) -> None:
    choose(stage)
    for subject in "abc":
        queue(stage, deps, subject)
    assert stage.served.run(send_due(deps)) == 3
    assert len(out.sent) == 1


def test_nothing_leaves_at_night(stage: Stage, deps: Deps, out: Out, now: Now) -> None:
    choose(stage)

    def paris(days: int, hour: int, minute: int = 0) -> datetime:
        day = NOON.date() + timedelta(days=days)
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS).astimezone(UTC)

    now.at = paris(0, 21, 30)
    queue(stage, deps)
    assert stage.served.run(send_due(deps)) == 0
    # Told by day, and sent only at night because no worker was there.
    now.at = paris(1, 12)
    queue(stage, deps, "by day")
    now.at = paris(2, 7, 59)
    assert stage.served.run(send_due(deps)) == 0
    assert out.sent == []
    now.at += timedelta(minutes=1)
    assert stage.served.run(send_due(deps)) == 2


def test_what_nobody_takes_is_tried_again_and_then_left(stage: Stage, deps: Deps, out: Out, now: Now) -> None:
    choose(stage)
    queue(stage, deps)
    out.down = True
    waits = []
    for _ in range(MOST_TRIES - 1):
        assert stage.served.run(send_due(deps)) == 0
        waiting = state(stage, deps)
        assert waiting.state is NoticeState.WAITING
        waits.append(waiting.due - now.at)
        now.at = waiting.due
    assert waits == sorted(waits)
    assert stage.served.run(send_due(deps)) == 0
    assert state(stage, deps).state is NoticeState.FAILED
    out.down = False
    now.at += timedelta(days=1)
    assert stage.served.run(send_due(deps)) == 0


def test_a_worker_that_dies_while_handing_over_makes_no_second_message(
    stage: Stage, deps: Deps, out: Out, now: Now
) -> None:
    choose(stage)
    queue(stage, deps)

    def die() -> None:
        raise asyncio.CancelledError

    out.before = die
    with pytest.raises(CancelledError):
        stage.served.run(send_due(deps))
    assert state(stage, deps).state is NoticeState.HANDING
    out.before = lambda: None
    now.at += 2 * LEASE
    assert stage.served.run(send_due(deps)) == 0
    assert out.sent == []
    assert state(stage, deps).state is NoticeState.KEPT


def test_a_worker_that_dies_before_handing_over_loses_nothing(stage: Stage, deps: Deps, out: Out, now: Now) -> None:
    choose(stage)
    queue(stage, deps)

    async def lease() -> None:
        async with deps.store.writing() as tx:
            assert await tx.notices.lease(now(), now() + LEASE, 5)

    stage.served.run(lease())
    assert stage.served.run(send_due(deps)) == 0
    now.at += 2 * LEASE
    assert stage.served.run(send_due(deps)) == 1
    assert len(out.sent) == 1


def test_five_workers_send_one_message(stage: Stage, deps: Deps, out: Out) -> None:
    choose(stage)
    for subject in "abcdef":
        queue(stage, deps, subject)

    async def all_at_once() -> list[int]:
        return await asyncio.gather(*(send_due(deps) for _ in range(5)))

    assert sum(stage.served.run(all_at_once())) == 6
    assert len(out.sent) == 1


def test_one_touch_ends_all_without_an_account(stage: Stage, deps: Deps, out: Out) -> None:
    choose(stage)
    choose(stage, "MOVED_UP")
    allowed(stage)
    queue(stage, deps)
    assert stage.who("visitor").do("stopNotices", **by_link(stage))["__typename"] == "NoticesStopped"
    settings = stage.owner.read("{ noticeSettings { pushHere choices { channel } } }")["noticeSettings"]
    assert {one["channel"] for one in settings["choices"]} == {None}
    assert not settings["pushHere"]
    assert stage.served.run(send_due(deps)) == 0
    assert out.sent == []


def test_push_names_a_screen_and_nothing_else(stage: Stage, deps: Deps, out: Out) -> None:
    push(stage)
    queue(stage, deps)
    assert stage.served.run(send_due(deps)) == 1
    [message] = out.pushed
    assert msgspec.json.decode(message.content) == {"open": "/moi/contacts", "language": "fr"}
    assert len(message.topic) == 32


def test_a_browser_that_is_gone_is_forgotten(stage: Stage, deps: Deps, out: Out) -> None:
    push(stage)
    queue(stage, deps)
    out.gone = True
    assert stage.served.run(send_due(deps)) == 0
    assert state(stage, deps).state is NoticeState.KEPT
    assert stage.owner.read("{ noticeSettings { pushHere } }")["noticeSettings"] == {"pushHere": False}


def test_a_browser_is_mute_once_its_session_ended(stage: Stage, deps: Deps, out: Out) -> None:
    push(stage)
    queue(stage, deps)

    async def leave() -> None:
        async with deps.store.writing(TERRITORY) as tx:
            for one in await tx.identity.sessions(stage.owner.id):
                await tx.identity.revoke_session(stage.owner.id, one.id, NOON)

    stage.served.run(leave())
    assert stage.served.run(send_due(deps)) == 0
    assert out.pushed == []


def test_a_request_is_told(stage: Stage, deps: Deps) -> None:
    assert stage.contact
    assert [one["kind"] for one in stage.owner.read("{ notices { kind } }")["notices"]] == ["CONTACT_REQUEST"]


def test_a_session_tomorrow_is_told_once_and_not_after_it_began(stage: Stage, deps: Deps, out: Out, now: Now) -> None:
    stage.owner.do("takeSeat", module=stage.taught, session=stage.seat)
    choose(stage, "SESSION_TOMORROW")
    module = deps.engines.territories[TERRITORY].modules[stage.taught]
    starts = next(one.starts for block in module.content.blocks for one in block.sessions)
    now.at = starts - timedelta(days=2)
    assert stage.served.run(plan(deps)) == 0
    now.at = first_allowed(starts - timedelta(days=1))
    assert stage.served.run(plan(deps)) == 1
    assert stage.served.run(plan(deps)) == 0
    notice = state(stage, deps)
    assert place_of(notice) == f"/module/{stage.taught}"
    now.at = starts + timedelta(minutes=1)
    assert stage.served.run(send_due(deps)) == 0
    assert out.sent == []


def test_a_week_without_a_step_is_told_once_a_week_to_who_asked(stage: Stage, deps: Deps, now: Now) -> None:
    assert stage.goal
    now.at = datetime.now(UTC) + timedelta(days=30)
    assert stage.served.run(plan(deps)) == 0
    choose(stage, "NEXT_STEP")
    assert stage.served.run(plan(deps)) == 1
    assert stage.served.run(plan(deps)) == 0
    now.at += timedelta(days=7)
    assert stage.served.run(plan(deps)) == 1
    stage.owner.do("chooseNotice", kind="NEXT_STEP", channel=None)
    now.at += timedelta(days=7)
    assert stage.served.run(plan(deps)) == 0


def test_nobody_reads_what_waits_for_another(stage: Stage, deps: Deps) -> None:
    assert queue(stage, deps)
    [own] = stage.owner.read("{ notices { id } }")["notices"]
    assert all(own not in stage.who(role).read("{ notices { id } }")["notices"] for role in ("stranger", "steward"))
