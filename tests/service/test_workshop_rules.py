"""The rules of a workshop: who sees whom, who notes what of whom, and what a slip is worth."""

import re
from datetime import timedelta
from typing import Any

import pytest

from skilltree.model.words import Role
from skilltree.service.housekeeping import forget_workshop_names
from tests.web.people import DEMO, TERRITORY, Someone, again, any_skills, demo, join, newcomer, organisation
from tests.web.served import Served

HOLDING = organisation("service-tremplin")
OPENED = "... on WorkshopOpened { workshop { id code seats { number } skills { level skill { id } } } }"
PRINTED = "... on SlipsPrinted { slips { number slipCode } }"
ROSTER = """query($id: ID!) { workshop(id: $id) {
    code closedAt seats { number name account mine present slip seen { level hours skill { id } } } } }"""


@pytest.fixture
def nadege(served: Served) -> Someone:
    return demo(served, DEMO["counsellor"])


def opened(who: Someone, *seats: str, **more: Any) -> dict[str, Any]:
    given = {"organisation": HOLDING, "title": "Coudre", "seats": list(seats)} | more
    made: dict[str, Any] = who.do("openWorkshop", OPENED, **given)["workshop"]
    return made


def seats(who: Someone, workshop: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = who.read(ROSTER, id=workshop["id"])["workshop"]["seats"]
    return found


def come(someone: Someone, workshop: dict[str, Any]) -> int:
    made = someone.do("joinWorkshop", "... on WorkshopJoined { seat { number } }", code=workshop["code"])
    return int(made["seat"]["number"])


def note(who: Someone, workshop: dict[str, Any], numbers: list[int], **more: Any) -> dict[str, Any]:
    given = {"workshop": workshop["id"], "numbers": numbers, "skill": any_skills(who.served, 1)[0], "level": 2}
    return who.do("noteSeen", "... on SeenNoted { seats { seen { level hours } } }", **(given | more))


def slip(who: Someone, workshop: dict[str, Any], number: int) -> str:
    made = who.do("printSlips", PRINTED, workshop=workshop["id"], numbers=[number])
    return str(made["slips"][0]["slipCode"])


def facts(someone: Someone) -> list[dict[str, Any]]:
    query = "{ me { tree { skills { evidence { level retracted source } } } } }"
    return [fact for leaf in someone.read(query)["me"]["tree"]["skills"] for fact in leaf["evidence"]]


def looks(someone: Someone) -> list[tuple[str, str]]:
    log = someone.read("{ me { accessLog { what why } } }")["me"]["accessLog"]
    return [(look["what"], look["why"]) for look in log]


def test_a_room_code_is_short_and_not_misread(nadege: Someone) -> None:
    workshop = opened(nadege)
    assert re.fullmatch("[2-9A-HJKMNP-TV-Z]{6}", workshop["code"])
    assert come(newcomer(nadege.served), {"code": f" {workshop['code'][:3].lower()}-{workshop['code'][3:]}"}) == 1


def test_modules_say_which_skills_are_taught(nadege: Someone) -> None:
    module = next(iter(nadege.served.deps.engines.territories[TERRITORY].modules.values()))
    workshop = opened(nadege, modules=[module.id])
    taught = {level["skill"]["id"]: level["level"] for level in workshop["skills"]}
    assert taught == {item.skill_id: item.level for item in module.content.teaches}


def test_joining_takes_a_place_without_a_name_and_never_a_named_one(nadege: Someone) -> None:
    workshop = opened(nadege, "Awa", "")
    awa, other = newcomer(nadege.served, "Awa"), newcomer(nadege.served, "Bintou")
    assert come(awa, workshop) == 2
    assert come(again(awa), workshop) == 2
    assert come(other, workshop) == 3
    assert [(seat["name"], seat["account"]) for seat in seats(nadege, workshop)] == [
        ("Awa", False), ("Awa", True), ("Bintou", True),
    ]  # fmt: skip


def test_joining_is_a_consent_and_every_look_is_told(nadege: Someone) -> None:
    workshop, someone = opened(nadege), newcomer(nadege.served, "Zoé")
    number = come(someone, workshop)
    come(someone, workshop)
    assert looks(someone) == []
    assert "Zoé" not in str(nadege.read("{ workshops { id title people joined present } }"))
    assert looks(someone) == []
    seats(nadege, workshop)
    assert looks(someone) == [("roster", "workshop")]
    note(nadege, workshop, [number])
    assert looks(someone) == [("seen", "workshop"), ("roster", "workshop")]

    async def consents() -> list[tuple[str, str, bool]]:
        async with someone.served.deps.store.reading() as db:
            return [(line.purpose, line.scope, line.given) for line in await db.ledger.consents(someone.id)]

    assert someone.served.run(consents()) == [("workshop", HOLDING, True)]
    assert someone.do("leaveWorkshop", workshop=workshop["id"])["__typename"] == "WorkshopLeft"
    assert someone.served.run(consents()) == [("workshop", HOLDING, True), ("workshop", HOLDING, False)]
    assert seats(nadege, workshop) == []
    assert len(facts(someone)) == 1
    assert someone.read("{ myWorkshops { number } }")["myWorkshops"] == []


def test_nobody_notes_what_they_did_themselves(nadege: Someone) -> None:
    workshop = opened(nadege, "Awa", "Moi")
    mine = come(nadege, workshop)
    assert note(nadege, workshop, [1, mine])["code"] == "OWN_SEAT"
    assert [seat["seen"] for seat in seats(nadege, workshop)] == [[], [], []]
    # Nor by way of a place without an account that becomes theirs later.
    note(nadege, workshop, [2])
    into = {"workshop": workshop["id"], "number": mine, "into": 2}
    assert nadege.do("linkSeat", **into)["code"] == "OWN_SEAT"
    assert nadege.do("claimSlip", code=slip(nadege, workshop, 2))["code"] == "OWN_SEAT"
    assert [seat["mine"] for seat in seats(nadege, workshop)] == [False, False, True]
    assert "Coudre" not in str(facts(nadege))


def test_a_colleague_runs_it_too_and_another_house_does_not(nadege: Someone) -> None:
    workshop = opened(nadege, "Awa")
    colleague = join(newcomer(nadege.served, "Paul"), "service-tremplin", Role.FACILITATOR)
    foreign = join(newcomer(nadege.served), "fabrique-numerique", Role.FACILITATOR)
    waiting = join(newcomer(nadege.served), "service-tremplin", Role.FACILITATOR, verified=False)
    someone = newcomer(nadege.served)
    number = come(someone, workshop)
    assert note(colleague, workshop, [number])["__typename"] == "SeenNoted"
    assert next(fact["source"] for fact in facts(someone)).startswith("Paul, ")
    for other in (foreign, waiting):
        assert note(other, workshop, [number])["code"] == "NOT_FOUND"
        assert other.read(ROSTER, id=workshop["id"])["workshop"] is None
        assert workshop["id"] not in str(other.read("{ workshops { id } }"))


def test_another_level_replaces_and_the_same_is_noted_once(nadege: Someone) -> None:
    workshop, someone = opened(nadege), newcomer(nadege.served)
    number = come(someone, workshop)
    note(nadege, workshop, [number])
    assert note(nadege, workshop, [number])["seats"][0]["seen"] == [{"level": 2, "hours": None}]
    assert len(facts(someone)) == 1
    assert note(nadege, workshop, [number], level=3)["seats"][0]["seen"] == [{"level": 3, "hours": None}]
    assert [(fact["level"], fact["retracted"]) for fact in facts(someone)] == [(3, False)]


def test_what_was_taken_back_shrinks_the_tree(nadege: Someone) -> None:
    workshop, someone = opened(nadege), newcomer(nadege.served)
    number, [skill] = come(someone, workshop), any_skills(nadege.served, 1)
    note(nadege, workshop, [number])
    back = {"workshop": workshop["id"], "number": number, "skill": skill}
    assert nadege.do("takeBackSeen", **back)["__typename"] == "SeenTakenBack"
    assert nadege.do("takeBackSeen", **back)["code"] == "NOT_FOUND"
    assert someone.read("{ me { tree { skills { level } } } }")["me"]["tree"]["skills"] == []


def test_a_new_print_replaces_a_slip_and_an_account_needs_none(nadege: Someone) -> None:
    workshop, someone = opened(nadege, "Awa"), newcomer(nadege.served)
    first, second = slip(nadege, workshop, 1), slip(nadege, workshop, 1)
    assert first != second
    assert re.fullmatch("[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}", second)
    assert someone.do("claimSlip", code=first)["code"] == "NOT_FOUND"
    assert someone.do("claimSlip", code=second)["__typename"] == "SlipClaimed"
    assert nadege.do("printSlips", workshop=workshop["id"], numbers=[1])["code"] == "TAKEN"
    # From then on they have an account there.
    note(nadege, workshop, [1])
    assert len(facts(someone)) == 1


def test_who_has_a_place_does_not_take_anothers_slip(nadege: Someone) -> None:
    workshop, someone = opened(nadege, "Awa"), newcomer(nadege.served)
    come(someone, workshop)
    assert someone.do("claimSlip", code=slip(nadege, workshop, 1))["code"] == "SEATED"


def test_guessing_slips_is_stopped(nadege: Someone) -> None:
    someone = newcomer(nadege.served)
    answers = [someone.do("claimSlip", code=f"22222-222{place:02d}"[:11])["code"] for place in range(22, 44)]
    assert set(answers[:10]) <= {"NOT_FOUND", "BAD_CODE"}
    assert answers[-1] == "RATE_LIMITED"


def test_linking_takes_one_free_place_only(nadege: Someone) -> None:
    workshop = opened(nadege, "Awa", "Bintou")
    awa, bintou = newcomer(nadege.served, "Awa"), newcomer(nadege.served, "Bintou")
    where = {"workshop": workshop["id"]}
    first, second = come(awa, workshop), come(bintou, workshop)
    old = slip(nadege, workshop, 1)
    assert nadege.do("linkSeat", **where, number=1, into=2)["code"] == "NOT_JOINED"
    assert nadege.do("linkSeat", **where, number=first, into=1)["__typename"] == "SeatLinked"
    assert nadege.do("linkSeat", **where, number=second, into=1)["code"] == "TAKEN"
    assert nadege.do("linkSeat", **where, number=first, into=2)["code"] == "NOT_FOUND"
    assert bintou.do("claimSlip", code=old)["code"] == "NOT_FOUND"
    note(nadege, workshop, [second])
    assert nadege.do("linkSeat", **where, number=second, into=2)["code"] == "SEEN_BEFORE"
    assert nadege.do("removeSeat", **where, number=second)["code"] == "SEEN_BEFORE"
    assert nadege.do("removeSeat", **where, number=2)["__typename"] == "SeatRemoved"


def test_ticks_names_and_new_places(nadege: Someone) -> None:
    workshop = opened(nadege, "Awa")
    change = {"workshop": workshop["id"]}
    fields = "... on RosterChanged { seat { number name present } }"
    made = nadege.do("changeRoster", fields, **change, name="Kofi", present=True)["seat"]
    assert made == {"number": 2, "name": "Kofi", "present": True}
    made = nadege.do("changeRoster", fields, **change, number=2, present=False)["seat"]
    assert made == {"number": 2, "name": "Kofi", "present": False}
    note(nadege, workshop, [2])
    assert seats(nadege, workshop)[1]["present"] is True


@pytest.mark.parametrize(
    "more", [{"numbers": []}, {"numbers": [9]}, {"numbers": [0]}, {"level": 0}, {"hours": -1}, {"hours": 25}]
)
def test_nonsense_is_not_noted(nadege: Someone, more: dict[str, Any]) -> None:
    workshop = opened(nadege, "Awa")
    refused = note(nadege, workshop, more.pop("numbers", [1]), **more)
    assert refused["__typename"] in {"InvalidInput", "NotFound"}
    assert seats(nadege, workshop)[0]["seen"] == []


def test_a_closed_workshop_takes_notes_and_nobody_new(nadege: Someone) -> None:
    workshop, someone = opened(nadege, "Awa"), newcomer(nadege.served)
    assert nadege.do("closeWorkshop", workshop=workshop["id"])["__typename"] == "WorkshopClosed"
    assert nadege.do("closeWorkshop", workshop=workshop["id"])["code"] == "CLOSED"
    assert nadege.read(ROSTER, id=workshop["id"])["workshop"]["code"] is None
    assert someone.do("joinWorkshop", code=workshop["code"])["code"] == "CLOSED"
    # A phone without network sends what was noted before the close after it.
    assert note(nadege, workshop, [1])["__typename"] == "SeenNoted"


def test_names_without_an_account_are_forgotten(nadege: Someone) -> None:
    workshop, someone = opened(nadege, "Awa Sans-Compte"), newcomer(nadege.served, "Zoé")
    come(someone, workshop)
    note(nadege, workshop, [1])
    code = slip(nadege, workshop, 1)
    nadege.do("closeWorkshop", workshop=workshop["id"])
    store, clock = nadege.served.deps.store, nadege.served.deps.clock
    nadege.served.run(forget_workshop_names(store, lambda: clock() + timedelta(days=89)))
    assert [seat["name"] for seat in seats(nadege, workshop)] == ["Awa Sans-Compte", "Zoé"]
    nadege.served.run(forget_workshop_names(store, lambda: clock() + timedelta(days=91)))
    assert [seat["name"] for seat in seats(nadege, workshop)] == ["", "Zoé"]
    # The slip keeps its worth.
    assert newcomer(nadege.served).do("claimSlip", code=code)["__typename"] == "SlipClaimed"


def test_the_code_of_a_slip_is_kept_nowhere(nadege: Someone) -> None:
    workshop = opened(nadege, "Awa")
    code = slip(nadege, workshop, 1)
    assert newcomer(nadege.served).do("claimSlip", code=code)["__typename"] == "SlipClaimed"
    kept = b"".join(path.read_bytes() for path in nadege.served.data.glob("*") if path.is_file())
    assert workshop["code"].encode() in kept
    assert code.encode() not in kept
    assert code.replace("-", "").encode() not in kept
