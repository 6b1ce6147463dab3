"""A workshop of twelve people with five phones and three paper slips gives twelve right trees."""

from typing import Any

import pytest

from tests.web.people import DEMO, Someone, any_skills, demo, newcomer, organisation
from tests.web.served import Served

HOLDING = organisation("service-tremplin")
NAMES = [
    "Awa", "Bintou", "Carlos", "Djamila", "Émile", "Fatou", "Gaël", "Hind", "Ismaël", "Jeanne", "Kofi", "Lina",
]  # fmt: skip
ON_PHONES = range(1, 6)
PASSED_ON = range(6, 10)
ON_PAPER = range(10, 13)
SEATS = "{ seats { number name account seen { level skill { id } } } }"
TREE = "{ me { tree { skills { level standing skill { id } evidence { kind source at hours level } } } } }"


@pytest.fixture
def nadege(served: Served) -> Someone:
    return demo(served, DEMO["counsellor"])


def roster(who: Someone, workshop: str) -> dict[int, dict[str, Any]]:
    query = f"query($id: ID!) {{ workshop(id: $id) {SEATS} }}"
    return {seat["number"]: seat for seat in who.read(query, id=workshop)["workshop"]["seats"]}


def tree(who: Someone) -> dict[str, tuple[int, str]]:
    """Level and standing by skill."""
    return {leaf["skill"]["id"]: (leaf["level"], leaf["standing"]) for leaf in leaves(who)}


def leaves(who: Someone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = who.read(TREE)["me"]["tree"]["skills"]
    return found


def test_twelve_people_five_phones_three_slips_twelve_right_trees(nadege: Someone) -> None:
    served = nadege.served
    repair, oil, teach = any_skills(served, 3)
    opened = nadege.do(
        "openWorkshop", "... on WorkshopOpened { workshop { id code day } }",
        organisation=HOLDING, title="Réparer un vélo", seats=NAMES,
    )["workshop"]  # fmt: skip
    workshop, code = opened["id"], opened["code"]

    def join(number: int) -> Someone:
        """Somebody joins on a phone, and the facilitator says who of the roster they are."""
        someone = newcomer(served, NAMES[number - 1])
        made = someone.do("joinWorkshop", "... on WorkshopJoined { seat { number } }", code=code.lower())
        linked = nadege.do(
            "linkSeat", "... on SeatLinked { seat { number name account } }",
            workshop=workshop, number=made["seat"]["number"], into=number,
        )["seat"]  # fmt: skip
        assert linked == {"number": number, "name": NAMES[number - 1], "account": True}
        return someone

    def note(numbers: list[int], skill: str, level: int, hours: float | None = None) -> None:
        given = {"workshop": workshop, "numbers": numbers, "skill": skill, "level": level, "hours": hours}
        assert nadege.do("noteSeen", **given)["__typename"] == "SeenNoted"

    people = {number: join(number) for number in ON_PHONES}
    everybody = list(range(1, 13))
    note(everybody, repair, 2, 1.5)
    note([1, 6, 10], oil, 1)
    # The phones are passed on: what was noted before somebody joined grows their tree when they do.
    people |= {number: join(number) for number in PASSED_ON}
    note([2, 7, 11], oil, 3)
    note([12], teach, 4)
    note([5], teach, 2)
    assert nadege.do("takeBackSeen", workshop=workshop, number=5, skill=teach)["__typename"] == "SeenTakenBack"
    assert [seat["account"] for seat in roster(nadege, workshop).values()] == [True] * 9 + [False] * 3

    printed = nadege.do(
        "printSlips", "... on SlipsPrinted { slips { number name slipCode } }",
        workshop=workshop, numbers=list(ON_PAPER),
    )["slips"]  # fmt: skip
    assert nadege.do("closeWorkshop", workshop=workshop)["__typename"] == "WorkshopClosed"
    late = newcomer(served, "Trop tard")
    assert late.do("joinWorkshop", code=code)["code"] == "CLOSED"

    for slip in printed:
        someone = newcomer(served, slip["name"])
        fields = "... on SlipClaimed { grown { level standing skill { id } } }"
        grown = someone.do("claimSlip", fields, code=slip["slipCode"].lower().replace("-", " "))["grown"]
        assert {leaf["skill"]["id"]: (leaf["level"], leaf["standing"]) for leaf in grown} == tree(someone)
        people[slip["number"]] = someone
        assert late.do("claimSlip", code=slip["slipCode"])["code"] == "SLIP_USED"

    right = {number: {repair: (2, "CONFIRMED")} for number in everybody}
    for number, skill, level in [
        (1, oil, 1), (6, oil, 1), (10, oil, 1), (2, oil, 3), (7, oil, 3), (11, oil, 3), (12, teach, 4),
    ]:  # fmt: skip
        right[number][skill] = (level, "CONFIRMED")
    assert {number: tree(someone) for number, someone in people.items()} == right
    assert tree(late) == {}

    for someone in people.values():
        [fact] = [fact for leaf in leaves(someone) if leaf["skill"]["id"] == repair for fact in leaf["evidence"]]
        assert fact["kind"] == "ENDORSEMENT"
        assert fact["hours"] == 1.5
        assert "Tremplin" in fact["source"]
        assert "Réparer un vélo" in fact["source"]
        assert fact["at"][:10] <= opened["day"]
