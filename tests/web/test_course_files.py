"""Courses as zips: out, in again, out again the same; and what hostile authors send."""

from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import httpx
import pytest
from PIL import Image

from skilltree.model.ids import new_id
from skilltree.model.words import Role
from tests.graphql.stage_reviews import new_organisation
from tests.service.test_teaching_rules import WRITING, draft, published, session
from tests.web.people import Someone, any_skills, demo, join, newcomer, visitor
from tests.web.served import Served

MODULE = """---
format: 1
language: fr
title: Tresser
summary: Une anse
hours: 1
teaches:
- skill: {skill}
  level: 2
blocks:
- title: Les brins
{more}---

<!-- block 1 -->

Prenez **trois** brins.
"""


@pytest.fixture
def karim(served: Served) -> Someone:
    return demo(served, "karim")


@pytest.fixture
def author(served: Served) -> Someone:
    """Somebody who has not taken in anything yet."""
    return join(newcomer(served), "fabrique-numerique", Role.AUTHOR)


def module(served: Served, more: str = "") -> bytes:
    return MODULE.format(skill=any_skills(served, 1)[0], more=more).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def take_in(who: Someone, content: bytes, organisation: str = WRITING, **headers: str) -> httpx.Response:
    return who.served.shared.post(
        "/courses.zip", content=content, params={"organisation": organisation}, headers=who.headers | headers
    )


def export(who: Someone, path: str) -> dict[str, bytes]:
    answer = who.served.shared.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    return unzipped(answer.content)


def picture(size: tuple[int, int] = (60, 40)) -> bytes:
    written = BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(written, "PNG")
    return written.getvalue()


def put_up(who: Someone, content: bytes, **asked: str) -> str:
    headers = who.headers | {"content-type": "application/octet-stream"}
    asked = {"organisation": WRITING} | asked
    return str(who.served.shared.post("/media", content=content, params=asked, headers=headers).json()["id"])


def a_course(author: Someone) -> str:
    """A course of two modules with all kinds of blocks, in two languages, one of them with others' credit."""
    text = "Un\n\n<!-- block 2 -->\n\\<!-- block 1 -->\n<script>alert(1)</script>"
    blocks: list[dict[str, Any]] = [
        {"kind": "TEXT", "title": "Texte: #1", "text": text, "easier": "Facile", "harder": "--- dur"},
        {"kind": "PICTURE", "title": "Vue", "text": "Voyez", "media": put_up(author, picture()), "alt": "Un fil"},
        {"kind": "FILE", "title": "Fiche", "text": "Lisez",
         "media": put_up(author, b"%PDF-1.7 a leaflet", name="Ma fiche.pdf")},
        {"kind": "VIDEO", "title": "Film", "text": "Regardez", "link": "https://video.example/a",
         "megabytes": 12.5, "transcript": "Bonjour"},
        session(),
    ]  # fmt: skip
    [skill] = any_skills(author.served, 1)
    question = {
        "text": "Oui : non ?", "explanation": "Oui", "difficulty": 1, "skill": skill,
        "choices": [{"text": "yes", "right": True}, {"text": "no", "right": False}],
    }  # fmt: skip
    one = draft(author, blocks=blocks, questions=[question], nextDates=["2030-01-02"], eligibility="Tous", icon="🧵")
    assert author.do("publishModule", module=one)["__typename"] == "ModulePublished"
    two = published(author, title="En anglais")
    draft(author, module=two, language="EN", title="In English", summary="A hem")
    author.do("publishModule", module=two)
    made = author.do(
        "saveCourse", "... on CourseSaved { course { id } }", organisation=WRITING, title=f"Coudre {uuid4().hex[:6]}",
        summary="Tout : du fil", ordered=False, modules=[one, two], icon="🧵",
    )  # fmt: skip
    return str(made["course"]["id"])


def published_again(author: Someone, report: dict[str, Any]) -> str:
    for made in report["modules"]:
        assert author.do("publishModule", module=made["id"])["__typename"] == "ModulePublished"
    return str(report["course"])


def test_out_in_and_out_again_gives_the_same_files(karim: Someone) -> None:
    files = export(visitor(karim.served), f"/courses/{a_course(karim)}.zip")
    assert {name.partition("/")[0] for name in files} == {"course.yaml", "modules", "media"}
    assert min(name for name in files if name.startswith("media/")).endswith((".webp", ".pdf"))
    answer = take_in(karim, zipped(files))
    assert answer.status_code == 201, answer.text
    report = answer.json()
    assert (len(report["modules"]), report["problems"], report["ignored"]) == (2, [], [])
    assert export(karim, f"/courses/{published_again(karim, report)}.zip") == files


def test_every_course_of_the_starter_goes_round(karim: Someone) -> None:
    local = karim.served.deps.engines.territories
    course_id = min(course.id for course in next(iter(local.values())).courses.values())
    files = export(karim, f"/courses/{course_id}.zip")
    report = take_in(karim, zipped(files)).json()
    assert export(karim, f"/courses/{published_again(karim, report)}.zip") == files


def test_others_who_take_it_in_give_credit_and_give_it_on(karim: Someone) -> None:
    ada = newcomer(karim.served, "Ada")
    house = new_organisation(ada)
    files = export(ada, f"/courses/{a_course(karim)}.zip")
    report = take_in(ada, zipped(files), house).json()
    fields = "query($id: ID!) { draft(id: $id) { status credit { organisation title } } }"
    made = ada.read(fields, id=report["modules"][0]["id"])["draft"]
    assert (made["status"], bool(made["credit"]["organisation"])) == ("DRAFT", True)
    assert export(ada, f"/courses/{published_again(ada, report)}.zip") == files
    own = take_in(karim, zipped(files)).json()["modules"][0]["id"]
    assert karim.read(fields, id=own)["draft"]["credit"] is None


def test_one_module_is_a_zip_of_its_own(karim: Someone) -> None:
    files = export(karim, f"/modules/{published(karim, title='Coudre un bouton')}.zip")
    assert list(files) == ["modules/01-coudre-un-bouton.md"]
    report = take_in(karim, zipped({f"my-repository/{name}": content for name, content in files.items()})).json()
    assert (report["course"], len(report["modules"])) == (None, 1)


def test_a_key_makes_one_of_two_requests(karim: Someone) -> None:
    sent, key = zipped({"modules/a.md": module(karim.served)}), str(uuid4())
    first = take_in(karim, sent, **{"idempotency-key": key}).json()
    assert take_in(karim, sent, **{"idempotency-key": key}).json() == first


def test_what_is_not_published_is_not_given_out(karim: Someone) -> None:
    get = karim.served.shared.get
    for path in (f"/modules/{draft(karim)}.zip", f"/courses/{new_id('Course')}.zip"):
        assert get(path).status_code == 404
    assert get("/courses/nonsense.zip").status_code == 400


def test_only_its_authors_take_in_for_an_organisation(karim: Someone) -> None:
    sent = zipped({"modules/a.md": module(karim.served)})
    assert take_in(newcomer(karim.served), sent).status_code == 403
    assert take_in(visitor(karim.served), sent).status_code == 401


def refused(author: Someone, content: bytes) -> list[dict[str, Any]]:
    """What is told of a zip of which nothing was kept."""
    before = author.served.counts()
    answer = take_in(author, content)
    assert answer.status_code == 422, answer.text
    kept = {table: rows for table, rows in author.served.counts().items() if rows != before[table]}
    assert set(kept) <= {"rate_use", "use_count"}, kept
    problems: list[dict[str, Any]] = answer.json()["problems"]
    return problems


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("../evil.md", b"a", "leaves the folder"),
        ("/etc/passwd", b"a", "leaves the folder"),
        ("modules/../../a.md", b"a", "leaves the folder"),
        ("modules\\a.md", b"a", None),
        ("C:/a.md", b"a", "cannot be taken"),
        ("media/more.zip", b"PK\x03\x04", "archive in an archive"),
        ("media/bomb.webp", bytes(9_000_000), "far larger unpacked"),
        ("media/big.png", bytes(11_000_000), "at most 10000000 bytes"),
        ("modules/long.md", b"a" * 1_000_001, "at most 1000000 bytes"),
        ("modules/latin.md", "---\nété".encode("latin-1"), "not in UTF-8"),
        ("modules/MODULE.md", b"a", "two files have this name"),
    ],
)
def test_a_hostile_entry_is_refused_whole(author: Someone, name: str, content: bytes, told: str | None) -> None:
    files = {"modules/module.md": module(author.served), name: content}
    if told is None:  # Python writes no backslash itself.
        sent = zipped({"modules/module.md": module(author.served), "modules_a.md": b"a"})
        sent = sent.replace(b"modules_a.md", b"modules\\a.md")
        told = "cannot be taken"
    else:
        sent = zipped(files)
    [problem] = refused(author, sent)
    assert told in problem["message"]


def test_links_locks_and_lies_are_refused(author: Someone) -> None:
    link = ZipInfo("media/link")
    link.external_attr = 0o120777 << 16
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "link" in refused(author, written.getvalue())[0]["message"]
    assert "not a zip" in refused(author, b"PK no zip")[0]["message"]
    many = zipped({f"modules/{number}.md": b"" for number in range(501)})
    assert "at most 500 files" in refused(author, many)[0]["message"]
    crowd = zipped({f"modules/{number}.md": b"---\n---\n" for number in range(61)})
    assert "at most 60 modules" in refused(author, crowd)[0]["message"]
    long = module(author.served, "eligibility: " + " ".join(str(number) for number in range(40_000)) + "\n")
    assert "characters of YAML" in refused(author, zipped({"modules/a.md": long}))[0]["message"]
    with ZipFile(written, "w", ZIP_LZMA) as archive:
        archive.writestr("modules/a.md", module(author.served))
    assert "not read here" in refused(author, written.getvalue())[0]["message"]
    sent = zipped({"modules/a.md": module(author.served)})
    assert refused(author, sent[:-30])[0]["message"]
    wrong = bytearray(sent)
    wrong[60] ^= 0xFF
    assert refused(author, bytes(wrong))[0]["message"]


def test_a_picture_of_fifty_megabytes_is_refused_before_it_is_read(author: Someone) -> None:
    sent = zipped({"modules/a.md": module(author.served), "media/a.png": uuid4().bytes * 3_200_000})
    assert "at most 10000000 bytes" in refused(author, sent)[0]["message"]
    answer = author.served.shared.post(
        "/courses.zip", content=bytes(31_000_000), params={"organisation": WRITING}, headers=author.headers
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        (b"hours: 1", b"hours: much", 6, "hours"),
        (b"hours: 1", b"hours: 1\nhours: 2", 7, "twice"),
        (b"hours: 1", b"hours: 0", 6, "more than 0"),
        (b"hours: 1", b"colour: red\nhours: 1", 6, "colour"),
        (b"level: 2", b"level: 9", 7, "teaches"),
        (b"title: Tresser", b"title: *a", 4, "no * and &"),
        (b"title: Tresser", b"title: " + b"[" * 50, 4, "without end"),
        (b"title: Tresser", b"title: !!python/object/apply:os.system [ls]", 4, "not YAML"),
        (b"<!-- block 1 -->", b"<!-- block 2 -->", 14, "no block 2"),
        (b"- title: Les brins", b"- title: Les brins\n  kind: picture\n  media: media/none.png", 13, "no file"),
        (b"blocks:", b"questions:\n- text: A\n  explanation: B\n  choices:\n  - text: C\n  - text: D\nblocks:", 10,
         "one right choice"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(author: Someone, old: bytes, new: bytes, line: int, told: str) -> None:
    sent = module(author.served).replace(old, new)
    [problem] = refused(author, zipped({"modules/a.md": sent}))
    assert (problem["file"], problem["line"]) == ("modules/a.md", line), problem
    assert told in problem["message"]


def test_unknown_skills_and_files_of_other_kinds_are_told_together(author: Someone) -> None:
    other = MODULE.format(skill="http://data.europa.eu/esco/skill/none", more="").encode()
    pictured = module(author.served).replace(
        b"- title: Les brins", b"- title: L\n  kind: picture\n  media: media/a.png"
    )
    files = {"modules/a.md": other, "modules/b.md": pictured, "media/a.png": b"<svg onload='alert(1)'/>"}
    assert [problem["file"] for problem in refused(author, zipped(files))] == ["media/a.png", "modules/a.md"]


def test_script_in_a_text_stays_text(author: Someone) -> None:
    sent = module(author.served).replace(b"trois", b"<script>alert(1)</script>")
    report = take_in(author, zipped({"modules/a.md": sent, "README.md": b"# About"})).json()
    assert report["ignored"] == ["README.md"]
    query = "query($id: ID!) { draft(id: $id) { blocks { text } } }"
    made = author.read(query, id=report["modules"][0]["id"])["draft"]
    assert made["blocks"] == [{"text": "Prenez **<script>alert(1)</script>** brins."}]
