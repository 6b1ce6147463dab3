"""Whatever is sent in a write: a typed refusal or error, nothing stored, nothing unmasked."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from skilltree.model.ids import decode_id
from tests.graphql.bad_values import bad_values, places, put, unknown, whole_lists
from tests.graphql.cast import Cast
from tests.graphql.selections import built
from tests.graphql.stage import Stage
from tests.graphql.writes import WRITES
from tests.web.people import Someone, newcomer
from tests.web.served import Served

SCHEMA = built()
TYPED = {"GRAPHQL_INVALID", "INVALID_INPUT"}


@pytest.fixture(scope="module")
def cast(served: Served) -> Cast:
    return Cast(served)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast)


def refused(answer: dict[str, Any], name: str) -> bool:
    """Whether an answer is a typed refusal or error; INTERNAL is none."""
    if "errors" in answer:
        return answer.get("data") is None and answer["errors"][0]["extensions"]["code"] in TYPED
    return answer["data"][name].get("code") is not None


TAKING_SOMETHING = [name for name, write in WRITES.items() if write.other is not None]
"""Without those that take nothing but their key, which has a test of its own below."""

TOLD_ALL_THE_SAME = {"replaceCard": {"access_log"}}
"""Its owner is told of a wrong proof for their card."""


@pytest.mark.parametrize("name", TAKING_SOMETHING)
def test_bad_values_store_nothing(stage: Stage, name: str) -> None:
    write = WRITES[name]
    good = write.given(stage)
    someone = stage.who(write.who)
    tried = [
        (path, wrong, put(good, path, value))
        for path, named in places(SCHEMA, good, name)
        for wrong, value in bad_values(path, named).items()
    ]
    tried += [((field,), wrong, good | {field: value}) for field, wrong, value in whole_lists(good)]
    before = stage.served.counts()
    taken = {}
    for path, wrong, given in tried:
        answer = someone.send(name, given, write.fields)
        if not refused(answer, name):
            taken[(*path, wrong)] = answer
    assert len(tried) > 3
    assert taken == {}
    after = stage.served.counts()
    assert {table for table, rows in after.items() if rows != before[table]} <= TOLD_ALL_THE_SAME.get(name, set())


@pytest.mark.parametrize("name", WRITES)
def test_ids_that_name_nothing_are_refused(stage: Stage, name: str) -> None:
    write = WRITES[name]
    good = write.given(stage)
    someone = stage.who(write.who)
    before = stage.served.counts()
    for path, named in places(SCHEMA, good, name):
        found: Any = good
        for part in path:
            found = found[part]
        if named.name != "ID" or not isinstance(found, str) or len(found) < 20:
            continue
        answer = someone.send(name, put(good, path, unknown(decode_id(found)[0])), write.fields)
        assert refused(answer, name), (path, answer)
    assert stage.served.counts() == before


@pytest.mark.parametrize("name", WRITES)
def test_a_key_that_is_no_uuid_is_refused(stage: Stage, name: str) -> None:
    write = WRITES[name]
    good = write.given(stage)
    before = stage.served.counts()
    for key in ("", "1", "x" * 36, 7, None):
        answer = stage.who(write.who).send(name, good | {"key": key}, write.fields)
        assert answer["errors"][0]["extensions"]["code"] == "GRAPHQL_INVALID"
    assert stage.served.counts() == before


TEXTS = [
    "👩🏽‍🔧 soude 🔥",
    "مهارات الخياطة",
    "עברית ו-english",
    "שָׁלוֹם",
    "e\u0301te\u0301",  # decomposed accents stay as they were typed
    "a\u202eb",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "'; DROP TABLE person; --",
    "<script>alert(1)</script>",
    "%_\\",
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_back_as_they_were_typed(stage: Stage, text: str) -> None:
    owner = stage.owner
    named = owner.do("updateProfile", "... on ProfileUpdated { person { displayName } }", displayName=text)
    assert named["person"]["displayName"] == text
    said = owner.do(
        "declareSkill", "... on SkillDeclared { evidence { source } }", skill=stage.skill, level=1, note=text
    )
    assert said["evidence"]["source"] == text
    made = owner.do("proposeSkill", "... on SkillProposed { skill { label } }", label=text, level=1)
    assert made["skill"]["label"] == text
    tree = owner.read("{ me { displayName tree { skills { skill { label } evidence { source } } } } }")["me"]
    assert tree["displayName"] == text
    assert text in {leaf["skill"]["label"] for leaf in tree["tree"]["skills"]}
    assert text in {fact["source"] for leaf in tree["tree"]["skills"] for fact in leaf["evidence"]}


def test_lone_surrogates_are_refused(stage: Stage) -> None:
    before = stage.served.counts()
    with stage.served.client() as client:
        for lone in (b'"\\ud800"', b'"a\\udc00b"', b'"\xed\xa0\x80"'):
            body = (
                b'{"query": "mutation($n: String!) { updateProfile(input: { key: \\"%s\\", displayName: $n }) '
                b'{ __typename } }", "variables": {"n": %s}}' % (str(uuid4()).encode(), lone)
            )
            headers = stage.owner.headers | {"content-type": "application/json"}
            answer = client.post("/graphql", content=body, headers=headers)
            assert answer.status_code == 400, answer.text
    assert stage.served.counts() == before


PAGED = {
    "searchSkills": '(text: "vélo", first: $first) { label }',
    "searchOccupations": '(text: "fibre", first: $first) { id }',
    "searchCommunes": '(text: "Saint", first: $first) { insee }',
    "searchCourses": "(first: $first) { totalCount }",
    "searchOpportunities": "(first: $first) { totalCount }",
    "suggestions": "(first: $first) { id }",
    "drafts": "(first: $first) { id }",
    "workshops": "(first: $first) { id }",
    "platformActivities": "(first: $first) { iri }",
    "platformFacts": "(first: $first) { id }",
    "commonSkills": "(first: $first) { labels }",
}


@pytest.mark.parametrize("name", PAGED)
@pytest.mark.parametrize(("first", "code"), [(-1, "PAGE_SIZE"), (0, "PAGE_SIZE"), (501, "PAGE_SIZE"), (None, None)])
def test_page_sizes(cast: Cast, name: str, first: int | None, code: str | None) -> None:
    first = 101 if first == 501 and name != "commonSkills" else first
    answer = cast.get("stranger").ask(f"query($first: Int) {{ {name}{PAGED[name]} }}", first=first)
    assert ("errors" in answer) == (code is not None), answer
    if code is not None:
        assert answer["errors"][0]["extensions"] == {"code": code, "field": "first"}


@pytest.mark.parametrize("name", PAGED)
def test_a_page_of_a_billion_is_refused(cast: Cast, name: str) -> None:
    answer = cast.get("stranger").ask(f"query($first: Int) {{ {name}{PAGED[name]} }}", first=10**9)
    assert answer["errors"][0]["extensions"]["code"] in {"LIMIT_EXCEEDED", "PAGE_SIZE"}


@pytest.mark.parametrize("cursor", ["", "???", "éà", "bnVsbA", "WzEsMl0", "A" * 3_000, "WyJhIiwgImIiXQ"])
@pytest.mark.parametrize("name", ["searchCourses", "searchOpportunities"])
def test_foreign_cursors_are_refused(cast: Cast, name: str, cursor: str) -> None:
    answer = cast.get("visitor").ask(
        f"query($after: String) {{ {name}(after: $after) {{ totalCount }} }}", after=cursor
    )
    assert answer["errors"][0]["extensions"] == {"code": "INVALID_INPUT", "field": "after"}


@pytest.mark.parametrize("cursor", ["", "???", "bnVsbA", "WzEsImIiXQ", "WzEuMCwiYSJd"])
def test_foreign_cursors_of_talents_are_refused(cast: Cast, cursor: str) -> None:
    document = (
        'query($after: String) { findTalents(pattern: { terms: [{ text: "vélo" }] }, after: $after) { totalCount } }'
    )
    answer = cast.get("recruiter").ask(document, after=cursor)
    assert answer["errors"][0]["extensions"]["code"] == "INVALID_INPUT"


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"insee": "00000"},
        {"insee": "é"},
        {"latitude": 91.0, "longitude": 0.0},
        {"latitude": 48.9, "longitude": 2.3, "radiusKm": -1.0},
        {"latitude": 48.9, "longitude": 2.3, "radiusKm": 10_000.0},
        {"latitude": 48.9},
    ],
)
def test_impossible_places_are_refused(cast: Cast, place: dict[str, Any]) -> None:
    document = "query($near: PlaceInput) { searchOpportunities(near: $near) { totalCount } }"
    answer = cast.get("visitor").ask(document, near=place)
    assert answer["errors"][0]["extensions"]["code"] == "INVALID_INPUT"


def someone_new(served: Served) -> Someone:
    return newcomer(served)


@pytest.mark.parametrize("goal", [{}, {"text": "a", "opportunity": "b"}, {"text": None}, {"skills": []}, {"text": " "}])
def test_a_goal_is_exactly_one_thing(served: Served, goal: dict[str, Any]) -> None:
    someone = someone_new(served)
    before = served.counts()
    assert refused(someone.send("setGoal", {"goal": goal}), "setGoal")
    assert served.counts() == before
