"""How many platforms an organisation has, and what is shown of what they brought."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from skilltree.model.hook import Brought
from skilltree.model.ids import new_id
from skilltree.service.own_platforms import MOST_PLATFORMS
from skilltree.service.platform_facts import LONGEST_REASON, reason_of
from tests.web.people import demo, organisation
from tests.web.served import Served

WRITING = organisation("fabrique-numerique")


def test_an_organisation_has_so_many_platforms_at_a_time(served: Served) -> None:
    author, given = demo(served, "karim"), {"organisation": WRITING, "label": "Moodle", "kind": "XAPI"}
    made = [
        author.do("addPlatform", "... on PlatformAdded { platform { id } }", **given) for _ in range(MOST_PLATFORMS)
    ]
    assert author.do("addPlatform", **given)["code"] == "TOO_MANY"
    assert author.do("revokePlatform", platform=made[0]["platform"]["id"])["__typename"] == "PlatformRevoked"
    assert author.do("addPlatform", **given)["__typename"] == "PlatformAdded"


@pytest.mark.parametrize("label", ["", "  ", "a" * 101, "a\0b"])
def test_a_platform_has_a_name_that_can_be_shown(served: Served, label: str) -> None:
    refused = demo(served, "karim").do("addPlatform", organisation=WRITING, label=label, kind="WEBHOOK")
    assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "label")


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ({}, None),
        ({"result": {}}, None),
        ({"result": {"response": " fausse\n note\u202e "}}, "fausse note"),
        ({"result": {"response": "a" * 1_000}}, "a" * LONGEST_REASON),
    ],
)
def test_the_reason_is_the_platforms_own_words(statement: object, reason: str | None) -> None:
    told = Brought(
        platform_id=new_id("Platform"), evidence_id=new_id("Evidence"), told=msgspec.json.encode(statement),
        taken_back_at=datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip
    assert reason_of(told) == reason
    assert reason_of(msgspec.structs.replace(told, taken_back_at=None)) is None
