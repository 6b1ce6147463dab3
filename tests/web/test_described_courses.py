"""Courses as schema.org describes them: ours told, others' taken in as drafts with credit."""

import json
from typing import Any

import httpx
import pytest

from skilltree.model.words import Role
from tests.service.test_teaching_rules import WRITING
from tests.web.people import Someone, any_skills, join, newcomer
from tests.web.served import Served

DRAFT = """query($id: ID!) { draft(id: $id) { title summary hours modality costEuros language status
    teaches { level skill { id } } credit { title organisation link } blocks { text } } }"""


@pytest.fixture
def author(served: Served) -> Someone:
    return join(newcomer(served), "fabrique-numerique", Role.AUTHOR)


def take_in(who: Someone, data: Any) -> httpx.Response:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    asked = {"organisation": WRITING}
    return who.served.shared.post("/courses.jsonld", content=content, params=asked, headers=who.headers)


def first(who: Someone, answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    draft: dict[str, Any] = who.read(DRAFT, id=answer.json()["modules"][0]["id"])["draft"]
    return draft


def test_a_course_of_ours_is_told_and_may_be_taken_in_elsewhere(author: Someone) -> None:
    course = min(next(iter(author.served.deps.engines.territories.values())).courses)
    answer = author.served.shared.get(f"/courses/{course}.jsonld", headers={"accept-language": "en"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/ld+json")
    told = answer.json()
    assert (told["@context"], told["@type"], told["inLanguage"]) == ("https://schema.org", "Course", "en")
    assert told["url"].endswith(f"/cours/{course}")
    assert told["provider"]["name"]
    assert {"PT"} == {part["timeRequired"][:2] for part in told["hasPart"]}
    draft = first(author, take_in(author, told))
    assert (draft["title"], draft["language"], draft["status"]) == (told["name"], "EN", "DRAFT")
    assert len(draft["teaches"]) == len(told["teaches"])


def test_what_a_page_says_becomes_a_draft_with_credit(author: Someone) -> None:
    [skill] = any_skills(author.served, 1)
    name = author.read("query($id: ID!) { node(id: $id) { ... on Skill { label } } }", id=skill)["node"]["label"]
    data = {
        "@context": "http://schema.org", "@graph": [{"@type": "WebPage"}, {
            "@type": ["Course"], "name": {"@value": "Souder"}, "description": "Relier <script>deux</script> brins",
            "provider": {"@type": "Organization", "name": "École de la fibre"}, "url": "https://ecole.example/souder",
            "teaches": [{"@type": "DefinedTerm", "name": name}, "faire des miracles"], "inLanguage": "fr-FR",
            "hasCourseInstance": {"@type": "CourseInstance", "courseWorkload": "PT10H30M", "courseMode": "Blended"},
            "offers": {"price": "120", "priceCurrency": "EUR"},
        }],
    }  # fmt: skip
    answer = take_in(author, data)
    assert answer.json()["ignored"] == ["teaches: faire des miracles"]
    draft = first(author, answer)
    assert (draft["hours"], draft["modality"], draft["costEuros"]) == (10.5, "MIXED", 120)
    assert draft["credit"] == {
        "title": "Souder", "organisation": "École de la fibre", "link": "https://ecole.example/souder"
    }  # fmt: skip
    assert draft["teaches"] == [{"level": 2, "skill": {"id": skill}}]
    assert draft["blocks"][0]["text"].startswith("Relier <script>deux</script> brins")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no Course"),
        (b'{"@type": "Course"}', "no Course"),
        (b'{"@type": "Recipe", "name": "Soupe"}', "no Course"),
        (json.dumps([{"@type": "Course", "name": "A"}] * 61).encode(), "at most 60"),
    ],
)
def test_nonsense_is_refused_with_a_reason(author: Someone, content: bytes, told: str) -> None:
    answer = take_in(author, content)
    assert answer.status_code == 422
    assert told in answer.json()["problems"][0]["message"]


def test_too_much_is_refused(author: Someone) -> None:
    assert take_in(author, b" " * 1_000_001).status_code == 413
