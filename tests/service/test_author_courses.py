"""Courses put together by authors: whose modules, in which order, and what is refused."""

from typing import Any
from uuid import uuid4

import pytest

from skilltree.model.ids import new_id
from tests.service.test_teaching_rules import WRITING, draft, published
from tests.web.people import Someone, demo, demo_module, newcomer
from tests.web.served import Served

FIELDS = "... on CourseSaved { course { id ordered title modules { id position organisation { name } } } }"


@pytest.fixture
def karim(served: Served) -> Someone:
    return demo(served, "karim")


def save(author: Someone, modules: list[str], **more: Any) -> dict[str, Any]:
    given = {"organisation": WRITING, "title": f"Coudre {uuid4().hex[:6]}", "summary": "Du fil", "modules": modules}
    return author.do("saveCourse", FIELDS, **(given | more))


def test_a_course_is_put_together_of_own_and_others_modules_in_any_order(karim: Someone) -> None:
    own, others = published(karim), demo_module(karim.served)
    made = save(karim, [own, others], ordered=False)["course"]
    assert (made["ordered"], [module["id"] for module in made["modules"]]) == (False, [own, others])
    assert [module["position"] for module in made["modules"]] == [1, 2]
    query = """query($id: ID!) { node(id: $id) { ... on Course { ordered title modules { id position } } } }"""
    again = save(karim, [others, own], course=made["id"], title="Tout coudre")["course"]
    shown = newcomer(karim.served).read(query, id=made["id"])["node"]
    assert shown == {
        "ordered": True,
        "title": "Tout coudre",
        "modules": [{"id": others, "position": 1}, {"id": own, "position": 2}],
    }
    assert again["id"] == made["id"]
    module = karim.read("query($id: ID!) { node(id: $id) { ... on Module { course { id } } } }", id=own)
    assert module["node"]["course"] == {"id": made["id"]}
    drafts = karim.read("{ courseDrafts { id } }")["courseDrafts"]
    assert made["id"] in [course["id"] for course in drafts]


def test_a_course_without_modules_is_its_authors_alone(karim: Someone) -> None:
    made = save(karim, [])["course"]
    document = "query($id: ID!) { node(id: $id) { id } }"
    assert newcomer(karim.served).read(document, id=made["id"])["node"] is None


def test_what_a_course_cannot_hold_is_refused(karim: Someone) -> None:
    module = published(karim)
    assert save(karim, [module, module])["code"] == "TWICE"
    assert save(karim, [draft(karim)])["__typename"] == "NotFound"
    assert save(karim, [new_id("Module")])["__typename"] == "NotFound"
    assert save(karim, [new_id("Module") for _ in range(61)])["code"] == "TOO_MANY"
    assert save(karim, [module], course=new_id("Course"))["__typename"] == "NotFound"
    assert save(newcomer(karim.served), [module])["__typename"] == "NotAllowed"
