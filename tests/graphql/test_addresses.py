"""Adding an address to an account: by the code that came there, once, and never somebody else's."""

from __future__ import annotations

import pytest

from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.web.served import Served

ADDED = "... on AddressAdded { address { channel address } }"


@pytest.fixture
def stage(served: Served) -> Stage:
    return Stage(Cast(served))


def addresses(stage: Stage) -> list[str]:
    found = stage.owner.read("{ me { addresses { channel address } } }")["me"]["addresses"]
    return [one["address"] for one in found]


def test_an_address_is_added_by_its_code(stage: Stage) -> None:
    given = stage.new_address()
    assert stage.owner.do("addAddress", ADDED, **given)["address"] == {"channel": "EMAIL", "address": given["address"]}
    assert set(addresses(stage)) == {stage.owner.address, given["address"]}
    assert stage.owner.do("addAddress", **given)["code"] == "BAD_CODE"  # it was used up


def test_wrong_codes_run_out(stage: Stage) -> None:
    given = stage.new_address()
    wrong = given | {"code": f"{(int(given['code']) + 1) % 1_000_000:06d}"}
    assert {stage.owner.do("addAddress", **wrong)["code"] for _ in range(5)} == {"BAD_CODE"}
    assert stage.owner.do("addAddress", **given)["code"] == "BAD_CODE"
    assert addresses(stage) == [stage.owner.address]


def test_an_address_that_opens_another_account_is_left_there(stage: Stage) -> None:
    stranger = stage.who("stranger")
    given = stage.new_address()
    stranger.do("addAddress", ADDED, **given)
    again = stage.new_address(given["address"])
    assert stage.owner.do("addAddress", **again)["code"] == "ADDRESS_TAKEN"
    assert addresses(stage) == [stage.owner.address]


def test_five_addresses_are_enough(stage: Stage) -> None:
    for _ in range(4):
        assert stage.owner.do("addAddress", **stage.new_address())["__typename"] == "AddressAdded"
    assert stage.owner.do("addAddress", **stage.new_address())["code"] == "TOO_MANY"
    assert len(addresses(stage)) == 5


@pytest.mark.parametrize("address", ["", "personne", "a@b\x00c", "x" * 400, "+33 abc"])
def test_nonsense_is_no_address(stage: Stage, address: str) -> None:
    assert stage.owner.do("addAddress", address=address, code="123456")["code"] == "INVALID_INPUT"
