"""The first three minutes, before anybody has an account: by one finger, on a second phone, without a network."""

import pytest

from tests.e2e.playing import Report, Theatre
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

FIVE = [
    "aider aux devoirs",
    "cuisiner",
    "faire les courses pour quelqu’un",
    "réparer un vélo",
    "réparer une crevaison de vélo",
]
OWN_WORDS = ["danser le gwoka"]
MOST_TAPS = 12


def home_of(server: SkilltreeServer) -> str:
    """Passkeys are made for a name, not for a number: browsers know `localhost` as one that needs no https."""
    return f"http://localhost:{server.port}"


def by_way(reports: list[Report]) -> dict[str, Report]:
    """What each part of the play found."""
    return {report["way"]: report for report in reports if "way" in report}


def test_five_leaves_are_kept_in_twelve_taps_without_typing(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("first_minutes", home_of(own_server), seconds=300)
    found = by_way(reports)

    for way in ("card", "passkey"):
        assert found[way]["taps"] <= MOST_TAPS
        assert (found[way]["typed"], found[way]["keys"]) == ([], [])
        assert found[way]["leaves"] == FIVE
    assert found["passkey"]["again"] == FIVE
    assert found["card on another phone"]["leaves"] == FIVE

    assert found["own words"]["leaves"] == OWN_WORDS
    assert (found["own words, offline"]["grown"], found["own words, offline"]["leaves"]) == (OWN_WORDS, OWN_WORDS)
    assert (found["the network goes"]["leaves"], found["the network goes"]["elsewhere"]) == (FIVE, FIVE)
    assert reports[-1] == {"troubles": []}


def test_five_leaves_are_kept_by_keyboard_alone(theatre: Theatre, own_server: SkilltreeServer) -> None:
    reports = theatre.play("first_minutes_keyboard", home_of(own_server))

    assert [report["done"] for report in reports[:-1]] == ["a small tree", "a kept tree", "walked over the leaves"]
    assert reports[2]["leaves"] == FIVE
    assert reports[-1] == {"typed": [], "troubles": []}
