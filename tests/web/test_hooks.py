"""`POST /hooks/PLATFORM`: a platform without xAPI grows and shrinks trees; each message counts once."""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from skilltree.interop.webhooks import sign
from skilltree.service.housekeeping import forget_idle_statements
from skilltree.service.xapi_platforms import PlatformKeys, add_platform, revoke_platform
from tests.web.people import Someone, any_skills, demo, newcomer
from tests.web.served import SECRET, Served
from tests.web.test_xapi import WRITING, ask
from tests.web.test_xapi_growth import leaves, link, map_to

FACTS = "{ platformFacts { platformLabel skill { id } level source takenBackAt reason retracted } }"


@pytest.fixture
def served(served_on_each: Served) -> Served:
    """On each database."""
    return served_on_each


def keys_of(served: Served) -> PlatformKeys:
    deps = served.deps
    return served.run(add_platform(deps.store, deps.clock, WRITING, "Cours du soir", sealing=SECRET.encode()))


def raw_of(keys: PlatformKeys) -> bytes:
    return b64decode(keys.secret.removeprefix("whsec_"))


def post(
    served: Served, keys: PlatformKeys, body: bytes, *, message: str = "", late: int = 0, secret: bytes | None = None
) -> httpx.Response:
    message = message or f"msg_{uuid4().hex}"
    now = int(served.deps.clock().timestamp()) - late
    signature = sign(secret or raw_of(keys), message, now, body)
    headers = {"webhook-id": message, "webhook-timestamp": str(now), "webhook-signature": signature}
    return served.shared.post(f"/hooks/{keys.platform_id}", content=body, headers=headers)


def done(learner: str, activity: str, **more: Any) -> bytes:
    thing = {"id": activity, "name": "Souder une carte"}
    return json.dumps({"type": "completion", "activity": thing, "learner": learner} | more).encode()


def back(learner: str, activity: str, **more: Any) -> bytes:
    return done(learner, activity, type="completion.withdrawn", **more)


def linked(served: Served) -> tuple[PlatformKeys, Someone, str, str]:
    """A platform, somebody who linked it, their code there, and an activity that teaches a skill."""
    keys, who, activity = keys_of(served), newcomer(served), f"cours-{uuid4().hex[:8]}"
    map_to(demo(served, "karim"), keys, f"urn:activity:{activity}", any_skills(served, 1)[0], name="Souder")
    return keys, who, str(link(who, keys)["platform"]["code"]), activity


def test_it_grows_once_and_a_message_is_answered_as_it_was(served: Served) -> None:
    keys, who, code, activity = linked(served)
    body = done(code.lower(), activity, at="2026-01-02T10:00:00Z")
    first = post(served, keys, body, message="msg_1")
    assert (first.status_code, first.json()) == (200, {"id": "msg_1", "completions": 1})
    again = post(served, keys, body, message="msg_1", late=200)
    assert (again.status_code, again.content) == (200, first.content)
    assert post(served, keys, done(code, activity), message="msg_2").status_code == 200
    [leaf] = leaves(who)
    fact = {"kind": "COURSE", "source": "Souder (Cours du soir)", "hours": 3.0, "retracted": False}
    assert leaf["evidence"] == [fact]
    assert post(served, keys, done(code, "another"), message="msg_1").json()["code"] == "KEY_REUSED"


def test_withdrawn_it_shrinks_and_the_person_reads_why(served: Served) -> None:
    keys, who, code, activity = linked(served)
    for _ in range(2):
        post(served, keys, done(code, activity))
    assert len(leaves(who)) == 1
    body = back(code, activity, reason="Présence notée par erreur")
    for _ in range(2):
        answer = post(served, keys, body, message="msg_back")
        assert (answer.status_code, answer.json()["completions"]) == (200, 2)
    assert leaves(who) == []
    [fact] = who.read(FACTS)["platformFacts"]
    assert (fact["platformLabel"], fact["source"], fact["level"]) == ("Cours du soir", "Souder", 2)
    assert (fact["reason"], fact["retracted"], fact["takenBackAt"] is None) == (
        "Présence notée par erreur", True, False,
    )  # fmt: skip
    assert newcomer(served).read(FACTS)["platformFacts"] == []
    # Told anew, it counts anew.
    assert post(served, keys, done(code, activity)).status_code == 200
    assert len(leaves(who)) == 1


def test_one_completion_is_withdrawn_by_its_message_whichever_comes_first(served: Served) -> None:
    keys, who, code, activity = linked(served)
    post(served, keys, done(code, activity), message="msg_a")
    post(served, keys, done(code, activity), message="msg_b")
    assert post(served, keys, back(code, activity, completion="msg_a")).status_code == 200
    assert len(leaves(who)) == 1
    assert post(served, keys, back(code, activity, completion="msg_b")).status_code == 200
    assert leaves(who) == []
    assert post(served, keys, back(code, activity, completion="msg_late")).status_code == 200
    assert post(served, keys, done(code, activity), message="msg_late").status_code == 200
    assert leaves(who) == []


def test_what_was_never_told_is_not_withdrawn_and_may_be_tried_again(served: Served) -> None:
    keys, who, code, activity = linked(served)
    body = back(code, activity)
    refused = post(served, keys, body, message="msg_early")
    assert (refused.status_code, refused.json()["code"]) == (409, "NOTHING_TO_WITHDRAW")
    post(served, keys, done(code, activity))
    assert post(served, keys, body, message="msg_early").status_code == 200
    assert leaves(who) == []


def test_an_address_that_was_verified_here_is_a_name_too(served: Served) -> None:
    keys, who, _, activity = linked(served)
    assert post(served, keys, done(who.address.upper(), activity)).status_code == 200
    assert len(leaves(who)) == 1
    kept = b"".join(path.read_bytes() for path in served.data.glob("*.sqlite3*"))
    assert f"mailto:{who.address}".encode() not in kept


def test_without_a_yes_nothing_grows_and_it_counts_afterwards(served: Served) -> None:
    keys, who, activity = keys_of(served), newcomer(served), f"https://soir.example/{uuid4().hex}"
    assert post(served, keys, done(who.address, activity, hours=4.5)).json()["completions"] == 1
    listing = "{ platformActivities(first: 100) { iri name hours proposed { label } } }"
    [waiting] = [one for one in demo(served, "karim").read(listing)["platformActivities"] if one["iri"] == activity]
    assert (waiting["name"], waiting["hours"]) == ("Souder une carte", 4.5)
    assert any("soud" in skill["label"].lower() for skill in waiting["proposed"])
    map_to(demo(served, "karim"), keys, activity, any_skills(served, 1)[0])
    assert leaves(who) == []
    assert link(who, keys)["grew"] == 1
    assert len(leaves(who)) == 1


def test_only_what_is_signed_by_the_platform_is_heard(served: Served) -> None:
    keys, who, code, activity = linked(served)
    other, body = keys_of(served), done(code, activity)
    nobody = PlatformKeys(platform_id="nobody", secret=keys.secret)
    tried = [
        post(served, keys, body, secret=raw_of(other)),
        post(served, keys, body, late=301),
        post(served, keys, body, late=-301),
        post(served, nobody, body),
        served.shared.post(f"/hooks/{keys.platform_id}", content=body),
    ]
    assert [(one.status_code, one.json()["code"]) for one in tried] == [(401, "UNAUTHENTICATED")] * 5
    assert post(served, other, body).status_code == 200
    assert leaves(who) == []


def test_a_webhooks_secret_opens_nothing_of_xapi(served: Served) -> None:
    keys = keys_of(served)
    assert ask(served, keys).status_code == 403


def test_a_platform_that_was_ended_is_told_to_stop(served: Served) -> None:
    keys, who, code, activity = linked(served)
    assert served.run(revoke_platform(served.deps.store, served.deps.clock, keys.platform_id))
    assert post(served, keys, done(code, activity)).status_code == 410
    assert post(served, keys, done(code, activity), secret=b"x" * 32).status_code == 401
    assert leaves(who) == []
    listing = "{ platforms { id linked revoked } }"
    for someone, listed in ((who, True), (newcomer(served), False)):
        shown = {one["id"]: one for one in someone.read(listing)["platforms"]}
        assert (keys.platform_id in shown) is listed
    assert {one["id"]: one["revoked"] for one in who.read(listing)["platforms"]}[keys.platform_id]
    # The yes can be taken back, and not given anew.
    assert who.do("unlinkPlatform", platform=keys.platform_id)["__typename"] == "PlatformUnlinked"
    assert keys.platform_id not in {one["id"] for one in who.read(listing)["platforms"]}
    assert who.do("linkPlatform", platform=keys.platform_id)["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"{}", 400), (done("", "a"), 400), (done("A" * 21_000, "a"), 413)],
)
def test_what_is_no_message_is_refused(served: Served, body: bytes, status: int) -> None:
    assert post(served, keys_of(served), body).status_code == status


def test_no_table_holds_a_secret_and_a_key_tells_it_again(served: Served) -> None:
    author, asked = demo(served, "karim"), "... on PlatformAdded { platform { id kind } secret }"
    given = {"key": str(uuid4()), "organisation": WRITING, "label": "Cours du soir", "kind": "WEBHOOK"}
    made = [author.do("addPlatform", asked, **given) for _ in range(2)]
    assert made[0] == made[1]
    secret, platform = made[0]["secret"], made[0]["platform"]["id"]
    keys = PlatformKeys(platform_id=platform, secret=secret)
    assert post(served, keys, done("ABC", "cours")).status_code == 200
    kept = b"".join(path.read_bytes() for path in served.data.glob("*") if path.is_file())
    assert b"PlatformAdded" not in kept
    for form in (secret.encode(), secret.removeprefix("whsec_").encode(), raw_of(keys)):
        assert form not in kept
    shown = {one["id"]: one for one in author.read("{ ownPlatforms { id kind lastTold } }")["ownPlatforms"]}
    assert (shown[platform]["kind"], shown[platform]["lastTold"] is None) == ("WEBHOOK", False)
    assert author.do("revokePlatform", "... on PlatformRevoked { platform { revoked } }", platform=platform)[
        "platform"
    ] == {"revoked": True}
    assert platform not in {one["id"] for one in author.read("{ ownPlatforms { id } }")["ownPlatforms"]}


def test_an_xapi_platform_added_on_the_screen_tells(served: Served) -> None:
    author = demo(served, "karim")
    made = author.do(
        "addPlatform", "... on PlatformAdded { platform { id } secret }",
        organisation=WRITING, label="Moodle", kind="XAPI",
    )  # fmt: skip
    keys = PlatformKeys(platform_id=made["platform"]["id"], secret=made["secret"])
    assert ask(served, keys).status_code == 200
    wrong = PlatformKeys(platform_id=keys.platform_id, secret=made["secret"][::-1])
    assert ask(served, wrong).status_code == 401


def test_what_grew_nothing_is_forgotten_after_thirteen_months(served: Served) -> None:
    keys, who, code, activity = linked(served)
    idle = newcomer(served)
    post(served, keys, done(code, activity))
    post(served, keys, done(idle.address, activity))
    store, clock = served.deps.store, served.deps.clock
    assert served.run(forget_idle_statements(store, lambda: clock() + timedelta(days=395))) == 0
    assert served.run(forget_idle_statements(store, lambda: clock() + timedelta(days=397))) > 0
    assert link(idle, keys)["grew"] == 0
    assert len(leaves(who)) == 1
    post(served, keys, back(code, activity, reason="Erreur"))
    assert [fact["reason"] for fact in who.read(FACTS)["platformFacts"]] == ["Erreur"]
