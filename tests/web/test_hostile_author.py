"""What a hostile author sends to the real server: refused with a plain reason, or kept as nothing but text.

Files are in test_hostile_files, archives (traversal, links, lies) in test_course_files; that a browser runs
nothing of it in tests/e2e/test_what_authors_write.
"""

import json
from typing import Any
from uuid import uuid4

import pytest

from skilltree.model.words import Role
from tests.service.test_teaching_rules import EXERCISE, WRITING, draft, published
from tests.web.people import Someone, any_skills, demo, join, newcomer
from tests.web.served import Served
from tests.web.test_course_files import module as module_file
from tests.web.test_course_files import refused, zipped
from tests.web.test_media import picture, put_up

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>[a](javascript:alert(1))"
DRAFT = "... on ModuleSaved { draft { id } }"
#: Such counters are written whatever comes of a request.
COUNTED = {"rate_use", "use_count"}


@pytest.fixture
def author(served: Served) -> Someone:
    """Somebody who has sent nothing yet."""
    return join(newcomer(served), "fabrique-numerique", Role.AUTHOR)


def question(**more: Any) -> dict[str, Any]:
    choices = [{"text": "Oui", "right": True}, {"text": "Non", "right": False}]
    return {"text": "Oui ?", "explanation": "Oui.", "choices": choices} | more


def text_block(**more: Any) -> dict[str, Any]:
    return {"kind": "TEXT", "title": "Un", "text": "Deux"} | more


def given(author: Someone, **more: Any) -> dict[str, Any]:
    [skill] = any_skills(author.served, 1)
    return {
        "organisation": WRITING, "title": "Coudre", "summary": "Un ourlet", "hours": 1, "requires": [],
        "teaches": [{"skill": skill, "level": 2}], "questions": [question()], "blocks": [text_block()],
    } | more  # fmt: skip


def changed(served: Served, before: dict[str, int]) -> set[str]:
    return {table for table, rows in served.counts().items() if rows != before[table]} - COUNTED


def told(author: Someone, **more: Any) -> dict[str, Any]:
    """Why a draft was refused; nothing of it is kept, and nothing broke."""
    before = author.served.counts()
    answer = author.send("saveModule", given(author, **more), DRAFT)
    assert changed(author.served, before) == set()
    if "errors" in answer:
        [error] = answer["errors"]
        assert error["extensions"]["code"] == "GRAPHQL_INVALID", error
        return {"code": error["extensions"]["code"], "message": error["message"], "field": None}
    member: dict[str, Any] = answer["data"]["saveModule"]
    assert member["__typename"] in {"InvalidInput", "NotFound"}, member
    assert member["message"]
    return member


def body_of(draft_of: dict[str, Any]) -> str:
    """The request as it is sent, for texts that no JSON writer would send."""
    asked = "mutation($input: SaveModuleInput!) { saveModule(input: $input) { __typename } }"
    return json.dumps({"query": asked, "variables": {"input": draft_of | {"key": str(uuid4())}}})


QUIZZES: list[tuple[list[tuple[str, bool]], str]] = [
    ([("Oui", False), ("Non", False)], "ONE_RIGHT_CHOICE"),
    ([("Oui", True), ("Non", True)], "ONE_RIGHT_CHOICE"),
    ([("Oui", True)], "CHOICES"),
    ([], "CHOICES"),
    ([("Oui", True), *((f"Non {number}", False) for number in range(8))], "CHOICES"),
]


@pytest.mark.parametrize(("choices", "code"), QUIZZES)
def test_a_quiz_has_one_right_answer(author: Someone, choices: list[tuple[str, bool]], code: str) -> None:
    typed = [{"text": text, "right": right} for text, right in choices]
    why = told(author, questions=[question(), question(choices=typed)])
    assert (why["code"], why["field"]) == (code, "questions.choices")


def test_a_quiz_without_a_right_answer_does_not_come_in_by_a_zip(author: Someone) -> None:
    wrong = b"questions:\n- text: A\n  explanation: B\n  choices:\n  - text: C\n  - text: D\nblocks:"
    sent = module_file(author.served).replace(b"blocks:", wrong)
    assert "one right choice" in refused(author, zipped({"modules/a.md": sent}))[0]["message"]


def test_a_circle_of_three_is_named_and_one_that_needs_itself_is_refused(served: Served) -> None:
    karim = demo(served, "karim")

    def own_skill() -> list[dict[str, Any]]:
        made = karim.do("proposeSkill", "... on SkillProposed { skill { id } }", label=uuid4().hex, level=2)
        return [{"skill": made["skill"]["id"], "level": 2}]

    one, two, three = own_skill(), own_skill(), own_skill()
    published(karim, title="L’aiguille", requires=one, teaches=two)
    published(karim, title="Le fil", requires=two, teaches=three)
    last = karim.do("publishModule", module=draft(karim, title="Le nœud", requires=three, teaches=one))
    assert (last["code"], last["message"]) == ("CYCLE", "Le nœud → Le fil → L’aiguille → Le nœud")
    alone = own_skill()
    itself = karim.do("publishModule", module=draft(karim, title="Le seul", requires=alone, teaches=alone))
    assert (itself["code"], itself["message"]) == ("CYCLE", "Le seul → Le seul")


def test_script_is_text_wherever_an_author_writes(served: Served) -> None:
    karim = demo(served, "karim")
    choices = [{"text": SCRIPT, "right": True}, {"text": "Non", "right": False}]
    blocks = [text_block(title=SCRIPT, text=SCRIPT, easier=SCRIPT, harder=SCRIPT)]
    module = published(
        karim, title=SCRIPT, summary=SCRIPT, funding=SCRIPT, eligibility=SCRIPT, blocks=blocks,
        questions=[question(text=SCRIPT, explanation=SCRIPT, choices=choices)],
    )  # fmt: skip
    fields = """... on Module { title summary funding eligibility quiz { text choices { text } }
        blocks { title text easier harder } }"""
    found = newcomer(served).read(f"query($id: ID!) {{ node(id: $id) {{ {fields} }} }}", id=module)["node"]
    texts = [found[name] for name in ("title", "summary", "funding", "eligibility")]
    assert {*texts, *found["blocks"][0].values(), found["quiz"][0]["text"]} == {SCRIPT}
    # What the server itself writes around such texts is never a page.
    for path in (f"/modules/{module}.zip", f"/modules/{module}.jsonld"):
        sent = served.shared.get(path)
        assert "html" not in sent.headers["content-type"], path
        assert sent.headers["x-content-type-options"] == "nosniff", path


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "http://a.example", "//a.example", "x"]
)
def test_a_video_is_a_plain_https_address(author: Someone, link: str) -> None:
    why = told(author, blocks=[text_block(kind="VIDEO", link=link)])
    assert "link" in why["field"]


NONSENSE: list[dict[str, Any]] = [
    {"title": "a\0b"},
    {"title": " \n\t "},
    {"title": "a" * 201},
    {"summary": "é" * 2_001},
    {"icon": "🌱" * 100},
    {"eligibility": "a\0"},
    {"funding": "a" * 10_000},
    {"hours": 0},
    {"hours": -1},
    {"hours": 1e308},
    {"costEuros": -1},
    {"costEuros": 2**31 - 1},
    {"costEuros": 2**70},
    {"language": "XX"},
    {"modality": "NOWHERE"},
    {"commune": "99999"},
    {"nextDates": ["2030-02-30"]},
    {"nextDates": ["2030-01-01"] * 25},
    {"blocks": [text_block()] * 31},
    {"blocks": [text_block(title="a\0b")]},
    {"blocks": [text_block(text="a" * 20_001)]},
    {"blocks": [text_block(easier="a\0b")]},
    {"blocks": [text_block(kind="PICTURE", media="nonsense")]},
    {"blocks": [text_block(kind="MAGIC")]},
    {"questions": [question()] * 41},
    {"questions": [question(text="a\0b")]},
    {"questions": [question(explanation="")]},
    {"questions": [question(difficulty=99)]},
    {"questions": [question(skill="nonsense")]},
    {"teaches": [{"skill": "nonsense", "level": 2}]},
    {"requires": [{"skill": "nonsense", "level": 2}]},
]


@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda one: f"{next(iter(one))}-{str(one)[:30]}")
def test_nonsense_is_refused_with_a_reason(author: Someone, nonsense: dict[str, Any]) -> None:
    assert told(author, **nonsense)["message"]


@pytest.mark.parametrize("level", [0, 5, -1, 2**31])
def test_a_level_is_one_to_four(author: Someone, level: int) -> None:
    [skill] = any_skills(author.served, 1)
    for field in ("teaches", "requires"):
        assert told(author, **{field: [{"skill": skill, "level": level}]})["message"]


def test_a_question_asks_for_what_the_module_teaches(served: Served) -> None:
    karim = demo(served, "karim")
    taught, other = any_skills(served, 2)
    module = draft(karim, teaches=[{"skill": taught, "level": 2}], questions=[question(skill=other)])
    why = karim.do("publishModule", module=module)
    assert (why["code"], why["message"]) == ("NOT_READY", "a question asks for a skill that is not taught")


@pytest.mark.parametrize(
    "text", ["🧵👩🏽‍🔧🪡", "مهارات الخياطة", "a\u202eb\u2066c", "e\u0301te\u0301", "a" * 200, "';--%_\\"]
)
def test_any_writing_comes_back_as_it_was_typed(author: Someone, text: str) -> None:
    saved = author.do("saveModule", DRAFT, **given(author, title=text, blocks=[text_block(text=text)]))
    read = author.read("query($id: ID!) { draft(id: $id) { title blocks { text } } }", id=saved["draft"]["id"])
    assert read["draft"] == {"title": text, "blocks": [{"text": text}]}


@pytest.mark.parametrize("letter", ["a", "\\u0000", "\\ud800", "🧵"])
def test_ten_megabytes_of_text_are_too_large(author: Someone, letter: str) -> None:
    before = author.served.counts()
    body = body_of(given(author, title="@"))
    sent = body.replace("@", letter * (10_000_000 // len(letter.encode()))).encode()
    answer = author.served.shared.post(
        "/graphql", content=sent, headers=author.headers | {"content-type": "application/json"}
    )
    assert answer.status_code == 413
    assert changed(author.served, before) == set()


def test_a_lone_surrogate_is_refused(author: Someone) -> None:
    """No text of any language holds one; what cannot be written as UTF-8 cannot be kept."""
    before = author.served.counts()
    body = body_of(given(author, title="a\ud800b"))
    answer = author.served.shared.post(
        "/graphql", content=body.encode(), headers=author.headers | {"content-type": "application/json"}
    )
    assert answer.status_code < 500
    told_why = answer.json()
    assert "errors" in told_why or told_why["data"]["saveModule"]["__typename"] == "InvalidInput", told_why
    assert changed(author.served, before) == set()


def test_nothing_of_a_learner_is_shown_by_another_module(served: Served) -> None:
    """A learner's photo that an author names in a block of their own is not theirs to show."""
    karim, learner = demo(served, "karim"), newcomer(served)
    module = published(karim, blocks=[EXERCISE])
    photo = put_up(learner, picture("teal"), exercise=module, version=1).json()["id"]
    stolen = [{"kind": "PICTURE", "title": "Vue", "text": "Voyez", "media": photo, "alt": "Un ourlet"}]
    saved = karim.do("saveModule", DRAFT, **given(karim, blocks=stolen))
    assert (saved["__typename"], saved["field"]) == ("NotFound", "blocks.media")
