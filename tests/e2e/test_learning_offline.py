"""Learning without a network: nothing is lost, nothing counts twice, and the phone never holds the answers."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from skilltree.starter.names import module_id
from tests.e2e.lessons import TERRITORY, starter_modules, write_lessons
from tests.e2e.playing import Theatre
from tests.outside.conftest import sign_in
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

MODULE = "compter-01-monnaie"
WHAT_I_DID = """{ me {
  tree { skills { skill { label } level evidence { id kind source } } }
  learning { blocksDone quizPassed completedAt module { title } }
} }"""
TITLE = "Les prix et la monnaie"


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the play reads of the module."""
    chosen = [module for module in starter_modules() if module.slug == MODULE]
    monkeypatch.setenv("SKILLTREE_LESSONS", write_lessons(tmp_path / "lessons.json", chosen))


class Learner:
    """Amina as the server sees her."""

    def __init__(self, url: str) -> None:
        self._url = url
        with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
            self._token = sign_in(client, "amina@demo.invalid")

    def facts(self) -> dict[str, tuple[str, int, str]]:
        """Every fact of her tree by id: which skill, its level on the tree, the fact's kind."""
        return {
            fact["id"]: (skill["skill"]["label"], skill["level"], fact["kind"])
            for skill in self._read()["tree"]["skills"]
            for fact in skill["evidence"]
        }

    def progress(self) -> list[dict[str, Any]]:
        """How far she is in the module; one row a version."""
        return [one for one in self._read()["learning"] if one["module"]["title"] == TITLE]

    def questions(self, module: str) -> list[str]:
        """What she asked the author of it."""
        asked = "query ($id: ID!) { node(id: $id) { ... on Module { myQuestions { text } } } }"
        return [one["text"] for one in self._ask(asked, {"id": module})["node"]["myQuestions"]]

    def _read(self) -> dict[str, Any]:
        me: dict[str, Any] = self._ask(WHAT_I_DID)["me"]
        return me

    def _ask(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self._token}", "Accept-Language": "fr"}
        body = {"query": query, "variables": variables or {}}
        answer = httpx.post(f"{self._url}/graphql", json=body, headers=headers, timeout=30, trust_env=False)
        data: dict[str, Any] = answer.raise_for_status().json()["data"]
        return data


def test_a_module_finished_in_two_tabs_without_network_counts_once(
    theatre: Theatre, own_server: SkilltreeServer, lessons: None
) -> None:
    amina = Learner(own_server.url)
    before = amina.facts()
    assert amina.progress() == []

    def nothing_arrived() -> None:
        assert amina.facts() == before
        [row] = amina.progress()
        assert (row["blocksDone"], row["completedAt"]) == (1, None)

    def arrived_once() -> None:
        grown = {fact: what for fact, what in amina.facts().items() if fact not in before}
        assert sorted(grown.values()) == [
            ("compter de tête", 1, "COURSE"),
            ("compter l’argent et rendre la monnaie", 2, "COURSE"),
        ]
        [row] = amina.progress()
        assert row["quizPassed"]
        assert row["completedAt"] is not None
        assert amina.questions(module_id(TERRITORY, MODULE)) == ["Je ne comprends pas la retenue."]

    reports = theatre.play(
        "learning_offline",
        own_server.url,
        helpers={"nothing arrived yet": nothing_arrived, "arrived once": arrived_once},
        seconds=240,
    )
    assert [report["done"] for report in reports[:-1]] == [
        "a module is begun",
        "it goes on where it was on another device",
        "without a network it goes on where it was, and one may be stuck",
        "blocks and quiz are finished in two tabs",
        "all of it arrives once",
        "the other device shows it",
    ]
    assert reports[-1] == {"troubles": []}
    arrived_once()


def test_the_next_try_asks_in_another_order(theatre: Theatre, own_server: SkilltreeServer, lessons: None) -> None:
    reports = theatre.play("quiz_order", own_server.url, seconds=240)
    assert [report["done"] for report in reports[:-1]] == [
        "another order at the next try",
        "another order without a network",
        "what was wrong is explained when the network is back",
        "the last try succeeds and nothing is left over",
    ]
    assert reports[-1] == {"troubles": []}
    [row] = Learner(own_server.url).progress()
    assert row["completedAt"] is not None
