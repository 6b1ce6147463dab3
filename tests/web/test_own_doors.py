"""Taking ways in away: a phone goes with what it opened, a passkey with its key, the last way in not at all."""

from __future__ import annotations

from typing import Any

from tests.web.passkeys import browser, told
from tests.web.people import Someone, again, newcomer
from tests.web.served import Served

PIN = "4821"


def post(person: Someone, path: str, body: Any) -> Any:
    headers = {"authorization": f"Bearer {person.token}"} if person.token else {}
    return person.served.shared.post(f"/auth/{path}", json=body, headers=headers)


def phone_of(person: Someone) -> tuple[str, Someone]:
    """Lock a phone of its own and unlock it; return its handle and who holds its session."""
    device = again(person)
    handle = post(device, "pin", {"pin": PIN, "device": "tablette"}).json()["handle"]
    opened = post(Someone(person.served), "unlock", {"handle": handle, "pin": PIN}).json()["token"]
    return handle, Someone(person.served, person.id, opened)


def alive(person: Someone) -> bool:
    return "errors" not in (answer := person.ask("{ me { id } }")) and "data" in answer


def phones(person: Someone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.read("{ me { lockedPhones { id device since lastUsed } } }")["me"][
        "lockedPhones"
    ]
    return found


def test_a_forgotten_phone_is_signed_out(served_on_each: Served) -> None:
    person = newcomer(served_on_each)
    handle, lost = phone_of(person)
    other_handle, other = phone_of(person)
    lost_phone = phones(person)[1]
    assert lost_phone["device"] == "tablette"
    assert lost_phone["lastUsed"] >= lost_phone["since"]
    assert person.do("forgetPhone", phone=lost_phone["id"])["__typename"] == "PhoneForgotten"
    assert not alive(lost)
    assert told(post(Someone(served_on_each), "unlock", {"handle": handle, "pin": PIN})) == (410, "LOCKED_OUT")
    assert alive(other)
    assert alive(person)
    assert [phone["id"] for phone in phones(person)] != [lost_phone["id"]]
    assert post(Someone(served_on_each), "unlock", {"handle": other_handle, "pin": PIN}).status_code == 200


def test_who_forgets_their_own_phone_stays_signed_in(served: Served) -> None:
    _, here = phone_of(newcomer(served))
    assert here.do("forgetPhone", phone=phones(here)[0]["id"])["__typename"] == "PhoneForgotten"
    assert alive(here)
    assert phones(here) == []


def test_a_removed_passkey_opens_nothing(served_on_each: Served) -> None:
    person = newcomer(served_on_each)
    page = browser(served_on_each, person.token)
    assert page.register(device="mon téléphone").status_code == 200
    page.token = None
    assert page.sign_in().status_code == 200
    found = person.read("{ me { passkeys { id label since lastUsed } } }")["me"]["passkeys"]
    assert [key["label"] for key in found] == ["mon téléphone"]
    assert found[0]["lastUsed"] >= found[0]["since"]
    assert person.do("removePasskey", passkey=found[0]["id"])["__typename"] == "PasskeyRemoved"
    assert told(page.sign_in()) == (400, "BAD_CODE")
    assert person.read("{ me { passkeys { id } } }")["me"]["passkeys"] == []


def test_the_last_way_in_stays(served: Served) -> None:
    page = browser(served)
    owner = Someone(served, token=page.register().json()["token"])
    page.token = owner.token
    assert page.register().status_code == 200
    newer, older = (key["id"] for key in owner.read("{ me { passkeys { id } } }")["me"]["passkeys"])
    assert owner.do("removePasskey", passkey=newer)["__typename"] == "PasskeyRemoved"
    before = served.counts()
    assert owner.do("removePasskey", passkey=older)["code"] == "LAST_WAY_IN"
    assert served.counts() == before
    assert owner.do("issueCard")["__typename"] == "CardIssued"
    assert owner.do("removePasskey", passkey=older)["__typename"] == "PasskeyRemoved"


def test_a_card_is_a_way_in(served: Served) -> None:
    made = post(Someone(served), "new", {})
    owner = Someone(served, token=made.json()["token"])
    assert browser(served, owner.token).register().status_code == 200
    key = owner.read("{ me { passkeys { id } } }")["me"]["passkeys"][0]["id"]
    assert owner.do("removePasskey", passkey=key)["__typename"] == "PasskeyRemoved"
