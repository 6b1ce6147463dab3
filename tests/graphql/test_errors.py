"""What a client may read of an error, and what the log may: an id, a class, places; never what was typed."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from skilltree.model.errors import Unavailable
from skilltree.service import skill_search
from skilltree.service import territory as territories
from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.graphql.stage_teaching import SECRET_NOTE
from tests.web.people import any_skills, newcomer, visitor
from tests.web.served import Served

TYPED = "Jeanne cherche une soudeuse"


class Lines(logging.Handler):
    """Keeps every line of every logger as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @property
    def text(self) -> str:
        """All that was written by the program, its client's own lines left out."""
        return "\n".join(line for line in self.lines if not line.startswith(("httpx ", "httpcore")))


@pytest.fixture
def log() -> Iterator[Lines]:
    """Everything that is logged at INFO and above: drivers write their statements at DEBUG."""
    lines, root = Lines(), logging.getLogger()
    level = root.level
    root.addHandler(lines)
    root.setLevel(logging.INFO)
    yield lines
    root.removeHandler(lines)
    root.setLevel(level)


def test_a_broken_resolver_is_masked(served: Served, monkeypatch: pytest.MonkeyPatch, log: Lines) -> None:
    def broken(*_: object) -> None:
        raise ValueError(f"no such thing: {TYPED}")

    monkeypatch.setattr(skill_search, "search_skills", broken)
    answer = visitor(served).ask("query($t: String!) { searchSkills(text: $t) { label } }", t=TYPED)
    [error] = answer["errors"]
    assert answer["data"] is None
    assert error["message"] == "something went wrong here"
    assert error["extensions"].keys() == {"code", "id"}
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["path"] == ["searchSkills"]
    assert error["extensions"]["id"] in log.text
    assert "ValueError" in log.text
    assert TYPED not in log.text


def test_a_broken_field_leaves_the_others(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError(TYPED)

    monkeypatch.setattr("skilltree.graphql.types.territories.community_tree", broken)
    answer = visitor(served).ask("{ territory { name communityTree { members } } }")
    assert answer["data"]["territory"] == {"name": "Plaine Commune", "communityTree": None}
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert answer["errors"][0]["path"] == ["territory", "communityTree"]


def test_a_broken_mutation_is_masked_and_stores_nothing(
    served: Served, monkeypatch: pytest.MonkeyPatch, log: Lines
) -> None:
    someone = newcomer(served)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(TYPED)

    # Fails after the fact was written: the transaction must take it back.
    monkeypatch.setattr("skilltree.service.declare_skill.evidence_view", broken)
    before = served.counts()
    [skill] = any_skills(served, 1)
    answer = someone.send("declareSkill", {"skill": skill, "level": 2})
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert served.counts() == before
    assert TYPED not in log.text


def test_a_store_that_is_away_says_so(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise Unavailable("the database does not answer")

    monkeypatch.setattr(territories, "read_territories", away)
    [error] = visitor(served).ask("{ territories { id } }")["errors"]
    assert error["extensions"] == {"code": "UNAVAILABLE"}


def test_errors_of_the_language_are_told(served: Served) -> None:
    [error] = visitor(served).ask("{ nothing }")["errors"]
    assert error["message"] == "Cannot query field 'nothing' on type 'Query'."
    assert error["extensions"] == {"code": "GRAPHQL_INVALID"}
    assert error["locations"] == [{"line": 1, "column": 3}]


def test_no_field_is_suggested(served: Served) -> None:
    assert "Did you mean" not in str(visitor(served).ask("{ mee { id } searchSkill { id } }"))


def test_a_whole_visit_leaves_no_personal_data_in_the_log(served: Served, log: Lines) -> None:
    stage = Stage(Cast(served))
    stage.everything()
    owner = stage.owner
    owner.read("query($t: String!) { searchSkills(text: $t) { label } searchOccupations(text: $t) { id } }", t=TYPED)
    owner.ask("query($t: String!) { path(goal: { text: $t }) { hours } }", t=TYPED)
    owner.ask(f'{{ searchSkills(text: "{TYPED}", nothing: 1) {{ label }} }}')
    owner.ask(f'{{ searchSkills(text: "{TYPED}" {{ label }} }}')
    owner.send("setGoal", {"goal": {"text": TYPED, "opportunity": TYPED}})
    owner.do("declareSkill", skill=TYPED, level=2)
    with served.client() as client:
        client.post("/auth/code", json={"channel": "email", "address": owner.address})
        client.post("/auth/verify", json={"address": owner.address, "code": "000000"})
        client.post("/auth/code", json={"channel": "email", "address": f"{TYPED}@@"})
        client.get("/graphql", params={"query": f'{{ searchSkills(text: "{TYPED}") {{ label }} }}'})
    assert log.lines
    secrets = (TYPED, owner.address, owner.token or "-", stage.name, SECRET_NOTE, stage.token)
    assert [secret for secret in secrets if secret in log.text] == []
