"""A week: hours put together from evidence, own lines told apart, and a link that shows one week and no other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from skilltree.model.evidence import Evidence
from skilltree.model.ids import new_id
from skilltree.model.week import monday_of
from skilltree.model.week_words import WeekProof
from skilltree.model.words import EvidenceKind, Language
from skilltree.service.ports.clock import paris_day
from skilltree.service.week_steps import steps_of
from tests.graphql.areas.week import asked, shown, today
from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.web.people import TERRITORY
from tests.web.served import Served

SEEN = "query($token: String!) { sharedWeek(token: $token) { ownerName hours aim steps { title proof hours place } } }"
OWN = "{ week { monday sunday aim hours toldHours steps { day title proof hours place entryId } shares { id label } } }"


@pytest.fixture
def stage(served: Served) -> Stage:
    return Stage(Cast(served))


def own(stage: Stage, day: str | None = None) -> Any:
    document = OWN.replace("{ week {", "query($day: Date) { week(day: $day) {", 1)
    return stage.owner.read(document, day=day)["week"]


def note(stage: Stage, hours: float = 2.5, **more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"day": today(stage), "hours": hours, "text": "Aidé à la distribution"} | more
    return stage.owner.do("addWeekEntry", "... on WeekEntryAdded { entryId week { hours } }", **given)


@pytest.mark.parametrize(("day", "monday"), [
    (date(2026, 11, 22), date(2026, 11, 16)), (date(2026, 11, 16), date(2026, 11, 16)),
    (date(2027, 1, 1), date(2026, 12, 28)),
])  # fmt: skip
def test_a_week_begins_on_monday(day: date, monday: date) -> None:
    assert monday_of(day) == monday


def test_own_hours_are_told_apart(stage: Stage) -> None:
    assert note(stage, place="à la mairie")["week"]["hours"] == 2.5
    week = own(stage)
    assert (week["hours"], week["toldHours"], week["aim"]) == (2.5, 2.5, None)
    [step] = week["steps"]
    assert (step["proof"], step["place"], step["title"]) == ("TOLD", "à la mairie", "Aidé à la distribution")
    stage.owner.do("setWeekAim", hours=15)
    assert own(stage)["aim"] == 15
    assert stage.owner.do("removeWeekEntry", entry=step["entryId"])["__typename"] == "WeekEntryRemoved"
    assert own(stage)["hours"] == 0


def test_a_module_done_counts_its_hours_once(stage: Stage) -> None:
    content = stage.served.deps.engines.territories[TERRITORY].modules[stage.module].content
    done = stage.owner.do("completeModule", module=stage.module, version=1, answers=stage.answers)
    assert done["__typename"] == "ModuleCompleted"
    week = own(stage)
    [step] = week["steps"]
    assert (step["title"], step["proof"], step["hours"]) == (content.title["fr"], "MODULE_PASSED", content.hours)
    assert (week["hours"], week["toldHours"]) == (content.hours, 0)
    assert step["entryId"] is None


def test_another_week_is_another_week(stage: Stage) -> None:
    day = (paris_day(stage.served.deps.clock()) - timedelta(days=14)).isoformat()
    note(stage, day=day)
    assert own(stage)["steps"] == []
    assert [step["day"] for step in own(stage, day)["steps"]] == [day]


def test_what_was_merely_declared_has_no_week(stage: Stage) -> None:
    assert stage.evidence
    assert own(stage)["steps"] == []


def facts(stage: Stage, *given: Evidence) -> Any:
    async def work() -> Any:
        deps = stage.served.deps
        async with deps.store.writing(TERRITORY) as tx:
            for fact in given:
                await tx.evidence.append(TERRITORY, fact)
            monday = monday_of(paris_day(given[0].at))
            return await steps_of(deps, tx, TERRITORY, stage.owner.id, monday=monday, language=Language.FR)

    return stage.served.run(work())


def fact(stage: Stage, kind: EvidenceKind, **more: Any) -> Evidence:
    given: dict[str, Any] = {
        "id": new_id("Evidence"), "person_id": stage.owner.id, "skill_id": stage.skill, "level": 2, "kind": kind,
        "at": datetime(2026, 3, 4, 12, tzinfo=UTC),
    }  # fmt: skip
    return Evidence(**(given | more))


def test_parts_of_one_contribution_are_one_step(stage: Stage) -> None:
    both = [
        fact(stage, EvidenceKind.CONTRIBUTION, source="Prêt de talent", source_id="x", hours=1.5, skill_id=skill)
        for skill in (stage.skill, stage.other_skill)
    ]
    [step] = facts(stage, *both)
    assert (step.hours, step.proof, step.title) == (3.0, WeekProof.BOTH_SIDES, "Prêt de talent")


def test_a_confirmation_and_a_test_stand_without_hours_or_names(stage: Stage) -> None:
    found = facts(
        stage,
        fact(stage, EvidenceKind.ENDORSEMENT, source="Madame Canari"),
        fact(stage, EvidenceKind.TEST, skill_id=stage.other_skill),
        fact(stage, EvidenceKind.TEST, passed=False),
    )
    assert [(step.proof, step.hours) for step in found] == [(WeekProof.CONFIRMED, None), (WeekProof.TEST_PASSED, None)]
    assert "Canari" not in str(found)


def test_the_week_is_of_paris(stage: Stage) -> None:
    late = datetime(2026, 3, 8, 23, 30, tzinfo=UTC)
    [step] = facts(stage, fact(stage, EvidenceKind.CONTRIBUTION, at=late, source="Nuit", hours=1))
    assert step.day == date(2026, 3, 9)


def test_a_workshop_counts_its_longest_hours(stage: Stage) -> None:
    assert stage.noted
    [step] = own(stage)["steps"]
    assert step["proof"] == "FACILITATOR"
    assert "Canari" not in step["title"]


@pytest.mark.parametrize(("change", "code"), [
    ({"hours": 0}, "INVALID_INPUT"), ({"hours": 25}, "INVALID_INPUT"), ({"text": " "}, "TEXT_MISSING"),
    ({"text": "x" * 300}, "TEXT_TOO_LONG"), ({"day": "1990-01-01"}, "INVALID_INPUT"),
    ({"day": "2199-01-01"}, "INVALID_INPUT"), ({"place": "x" * 300}, "TEXT_TOO_LONG"),
])  # fmt: skip
def test_nonsense_is_refused(stage: Stage, change: dict[str, Any], code: str) -> None:
    given: dict[str, Any] = {"day": today(stage), "hours": 1, "text": "Rangé"} | change
    assert stage.owner.do("addWeekEntry", **given)["code"] == code


def test_a_day_has_24_hours(stage: Stage) -> None:
    note(stage, 20)
    assert stage.owner.do("addWeekEntry", day=today(stage), hours=5, text="encore")["code"] == "INVALID_INPUT"


def test_a_link_shows_one_week_and_each_look_is_logged(stage: Stage) -> None:
    note(stage)
    token = shown(stage)["token"]
    note(stage, 1, day=(paris_day(stage.served.deps.clock()) - timedelta(days=9)).isoformat(), text="autre semaine")
    seen = stage.who("visitor").read(SEEN, token=token)["sharedWeek"]
    assert (seen["ownerName"], seen["hours"]) == (stage.name, 2.5)
    assert "autre semaine" not in str(seen)
    log = stage.owner.read("{ me { accessLog { who what why } } }")["me"]["accessLog"]
    assert log == [{"who": "Ma conseillère", "what": "week", "why": "shared-link"}]
    assert [share["label"] for share in own(stage)["shares"]] == ["Ma conseillère"]


def test_an_ended_link_shows_nothing_and_the_ledger_has_both(stage: Stage) -> None:
    made = shown(stage)
    assert stage.owner.do("stopShowingWeek", share=made["share"])["__typename"] == "WeekShareEnded"
    assert stage.who("visitor").read(SEEN, token=made["token"])["sharedWeek"] is None

    async def ledger() -> list[tuple[str, str, bool]]:
        async with stage.served.deps.store.reading() as db:
            return [(line.purpose, line.scope, line.given) for line in await db.ledger.consents(stage.owner.id)]

    monday = own(stage)["monday"]
    assert stage.served.run(ledger())[-2:] == [("week-by-link", monday, True), ("week-by-link", monday, False)]


@pytest.mark.parametrize("token", ["", "x" * 10_000, "\u0000", "0" * 64])
def test_a_guess_shows_nothing(stage: Stage, token: str) -> None:
    assert stage.who("visitor").read(SEEN, token=token)["sharedWeek"] is None


def test_children_show_nothing(stage: Stage) -> None:
    given = asked(stage)
    stage.owner.do("updateProfile", birthYear=stage.served.deps.clock().year - 14)
    assert stage.owner.do("showWeek", **given)["code"] == "PARENT_NEEDED"
