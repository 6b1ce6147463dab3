"""Putting files up, and who may read them."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from io import BytesIO
from typing import Any, TypeAlias
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from skilltree.model.ids import new_id
from skilltree.model.teaching import Work
from skilltree.model.words import BlockKind
from skilltree.service.housekeeping import forget_judged_photos, forget_unused_files
from tests.web.people import TERRITORY, Someone, any_skills, demo, newcomer, organisation, visitor
from tests.web.served import Served

Tidy: TypeAlias = Callable[..., Coroutine[Any, Any, int]]
WRITING = organisation("fabrique-numerique")
PDF = b"%PDF-1.7 a leaflet"
SOUND = b"ID3\x04" + bytes(range(256)) * 4


def picture(colour: str = "red", size: tuple[int, int] = (60, 40)) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
    return written.getvalue()


def put_up(who: Someone, content: bytes, *, key: str | None = None, **asked: Any) -> httpx.Response:
    headers = who.headers | ({"idempotency-key": key} if key else {}) | {"content-type": "application/octet-stream"}
    return who.served.shared.post("/media", content=content, params=asked, headers=headers)


def get(who: Someone, media_id: str, **headers: str) -> httpx.Response:
    return who.served.shared.get(f"/media/{media_id}", headers=who.headers | headers)


@pytest.fixture
def karim(served: Served) -> Someone:
    return demo(served, "karim")


def handing_in(karim: Someone) -> str:
    """A published module with an exercise that is handed in."""
    [skill] = any_skills(karim.served, 1)
    made = karim.do(
        "saveModule", "... on ModuleSaved { draft { id } }", organisation=WRITING, title=f"Coudre {uuid4().hex[:6]}",
        summary="Un ourlet", hours=1, requires=[], teaches=[{"skill": skill, "level": 2}], questions=[],
        blocks=[{"kind": BlockKind.EXERCISE.name, "title": "Coudre", "text": "Faites un ourlet.", "handIn": True}],
    )  # fmt: skip
    module: str = made["draft"]["id"]
    assert karim.do("publishModule", module=module)["__typename"] == "ModulePublished"
    return module


def test_a_picture_of_an_organisation_is_read_by_anybody_for_ever(karim: Someone) -> None:
    answer = put_up(karim, picture(size=(3000, 2000)), organisation=WRITING, name="prise.png")
    assert answer.status_code == 201
    made = answer.json()
    assert (made["kind"], made["mime"], made["width"]) == ("PICTURE", "image/webp", 1600)
    read = get(visitor(karim.served), made["id"])
    assert read.status_code == 200
    assert len(read.content) == made["bytes"]
    assert read.headers["content-type"] == "image/webp"
    assert read.headers["x-content-type-options"] == "nosniff"
    assert "immutable" in read.headers["cache-control"]
    again = get(karim, made["id"], **{"if-none-match": read.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_document_is_taken_home_and_never_shown_as_a_page(karim: Someone) -> None:
    made = put_up(karim, PDF, organisation=WRITING, name='..\\C:\\a "b"\r\nX-Evil: é.pdf').json()
    read = get(karim, made["id"])
    assert read.headers["content-disposition"].startswith("attachment; filename*=UTF-8''a")
    assert "x-evil" not in read.headers
    assert read.content == PDF


@pytest.mark.parametrize(
    ("asked", "part", "told"),
    [
        ("bytes=0-3", SOUND[:4], "bytes 0-3/1028"),
        ("bytes=1000-", SOUND[1000:], "bytes 1000-1027/1028"),
        ("bytes=-5", SOUND[-5:], "bytes 1023-1027/1028"),
        ("bytes=1000-9999", SOUND[1000:], "bytes 1000-1027/1028"),
    ],
)
def test_a_sound_is_read_in_parts(karim: Someone, asked: str, part: bytes, told: str) -> None:
    made = put_up(karim, SOUND, organisation=WRITING).json()
    read = get(karim, made["id"], range=asked)
    assert (read.status_code, read.content, read.headers["content-range"]) == (206, part, told)


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=9999-", "bytes=0-1,3-4", "lines=1-2", "bytes=x-y", "bytes="])
def test_a_range_that_cannot_be_gets_the_whole(karim: Someone, asked: str) -> None:
    made = put_up(karim, SOUND, organisation=WRITING).json()
    read = get(karim, made["id"], range=asked)
    assert (read.status_code, read.content) == (200, SOUND)


def test_the_same_key_gives_the_same_file_and_the_same_bytes_are_kept_once(karim: Someone) -> None:
    key = str(uuid4())
    content = picture("blue", (33, 17))
    first = put_up(karim, content, key=key, organisation=WRITING).json()
    assert put_up(karim, content, key=key, organisation=WRITING).json() == first
    assert put_up(karim, content, organisation=WRITING).json()["id"] == first["id"]
    other = put_up(karim, picture("green"), key=key, organisation=WRITING)
    assert (other.status_code, other.json()["code"]) == (409, "KEY_REUSED")


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"<html><script>alert(1)</script>", 415, "UNSUPPORTED"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "UNSUPPORTED"),
        (b"", 415, "UNSUPPORTED"),
        (picture()[:50], 415, "UNSUPPORTED"),
        (b"\xff\xd8\xff" + b"\0" * 10_000_001, 413, "TOO_LARGE"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_reason(karim: Someone, content: bytes, status: int, code: str) -> None:
    answer = put_up(karim, content, organisation=WRITING)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_only_authors_put_up_for_an_organisation(served: Served) -> None:
    for who in (newcomer(served), demo(served, "sophie")):
        assert put_up(who, PDF, organisation=WRITING).status_code == 403
    assert put_up(visitor(served), PDF, organisation=WRITING).status_code == 401
    karim = demo(served, "karim")
    assert put_up(karim, PDF).status_code == 400
    assert put_up(karim, PDF, organisation="nonsense").status_code == 400
    assert put_up(karim, PDF, key="nonsense", organisation=WRITING).status_code == 400


def test_another_site_puts_nothing_up(karim: Someone) -> None:
    cookie = {"cookie": f"__Host-session={karim.token}", "origin": "https://evil.example"}
    answer = karim.served.shared.post("/media", content=PDF, params={"organisation": WRITING}, headers=cookie)
    assert answer.status_code == 403


def test_a_learners_photo_is_theirs_and_whoever_judges_it_leaves_a_trace(karim: Someone) -> None:
    served = karim.served
    module, learner = handing_in(karim), newcomer(served)
    assert put_up(learner, PDF, exercise=module, version=1).status_code == 415
    made = put_up(learner, picture("pink"), exercise=module, version=1, name="chez moi.png").json()
    read = get(learner, made["id"])
    assert read.status_code == 200
    assert read.headers["cache-control"] == "private, no-store"
    assert "chez" not in read.headers["content-disposition"]
    for other in (visitor(served), newcomer(served), demo(served, "sophie"), karim):
        assert get(other, made["id"]).status_code == 404
    work = Work(
        territory_id=TERRITORY, id=new_id("Work"), person_id=learner.id, module_id=module, version=1, block=0,
        sent_at=served.deps.clock(), media_id=made["id"],
    )  # fmt: skip

    async def hand_in() -> None:
        async with served.deps.store.writing(TERRITORY) as tx:
            await tx.teaching.hand_in(work)

    served.run(hand_in())
    assert get(demo(served, "sophie"), made["id"]).status_code == 404
    assert learner.read("{ me { accessLog { what } } }")["me"]["accessLog"] == []
    assert get(karim, made["id"]).status_code == 200
    [look] = learner.read("{ me { accessLog { who what why } } }")["me"]["accessLog"]
    assert (look["what"], look["why"]) == ("work-photo", "exercise")


def after(served: Served, days: int, tidy: Tidy) -> int:
    """Tidy up as a worker does that many days later."""
    return served.run(tidy(served.deps.store, lambda: served.deps.clock() + timedelta(days=days)))


def test_a_photo_is_gone_a_month_after_it_was_judged_and_the_verdict_stays(karim: Someone) -> None:
    served = karim.served
    module, learner = handing_in(karim), newcomer(served)
    photo = put_up(learner, picture("olive"), exercise=module, version=1).json()["id"]
    handed = learner.do(
        "handIn", "... on HandedIn { work { id } }", module=module, version=1, block=0, text=None, media=photo
    )
    assert after(served, 31, forget_judged_photos) == 0, "nobody looked at it yet"
    assert after(served, 31, forget_unused_files) >= 0
    assert get(learner, photo).status_code == 200
    judged = {"work": handed["work"]["id"], "verdict": "WELL_DONE", "comment": "Bravo"}
    assert karim.do("judgeWork", **judged)["__typename"] == "WorkJudged"
    assert after(served, 29, forget_judged_photos) == 0
    assert get(learner, photo).status_code == 200
    assert after(served, 31, forget_judged_photos) == 1
    assert get(learner, photo).status_code == 404
    mine = "query($id: ID!) { node(id: $id) { ... on Module { myWork { text verdict comment photo { url } } } } }"
    [work] = learner.read(mine, id=module)["node"]["myWork"]
    assert work == {"text": None, "verdict": "WELL_DONE", "comment": "Bravo", "photo": None}


def test_a_file_goes_when_no_draft_and_no_version_shows_it(karim: Someone) -> None:
    served = karim.served
    kept, left = (put_up(karim, picture(colour), organisation=WRITING).json()["id"] for colour in ("gold", "plum"))
    [skill] = any_skills(served, 1)
    block = {"kind": "PICTURE", "title": "Vue", "text": "Voyez", "alt": "Un fil"}
    words: dict[str, Any] = {
        "organisation": WRITING, "title": "Vues", "summary": "Deux", "hours": 1, "requires": [], "questions": [],
        "teaches": [{"skill": skill, "level": 2}],
    }  # fmt: skip
    both = [block | {"media": kept}, block | {"media": left}]
    module = karim.do("saveModule", "... on ModuleSaved { draft { id } }", **words, blocks=both)["draft"]["id"]
    after(served, 31, forget_unused_files)
    assert [get(karim, one).status_code for one in (kept, left)] == [200, 200]
    karim.do("saveModule", module=module, **words, blocks=both[:1])
    assert after(served, 29, forget_unused_files) == 0
    after(served, 31, forget_unused_files)
    assert [get(karim, one).status_code for one in (kept, left)] == [200, 404]


def test_nothing_is_handed_in_where_nothing_is_asked(served: Served) -> None:
    module = max(served.deps.engines.territories[TERRITORY].modules)
    answer = put_up(newcomer(served), picture(), exercise=module, version=1)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "media_id",
    ["nonsense", new_id("Media"), new_id("Skill"), "%00", "..%2f..%2fetc%2fpasswd"],
    ids=["word", "nobody", "skill", "nul", "path"],
)
def test_nonsense_is_not_found(served: Served, media_id: str) -> None:
    assert get(visitor(served), media_id).status_code in (400, 404)
