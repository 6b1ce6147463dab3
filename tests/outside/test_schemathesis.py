"""schemathesis on every query and mutation, signed out and as three demo people: nothing may break.

Refusals are answers. A status of 500 or more and a masked INTERNAL error are bugs; so is a document
that is valid by the committed schema and that the server calls invalid.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import requests
import schemathesis
from graphql import DocumentNode
from hypothesis import HealthCheck, settings
from schemathesis import Case, GenerationMode, HookContext

from tests.outside import values
from tests.outside.conftest import PEOPLE
from tests.outside.documents import make_plausible
from tests.support.install import ROOT
from tests.support.server import SkilltreeServer

EXAMPLES = 10
VISITOR = "visitor"
#: The committed contract rather than an introspection, so that the operations are known at collection.
schema = schemathesis.graphql.from_path(str(ROOT / "frontend" / "schema.graphql"))
values.register()


@schema.hook
def map_body(_context: HookContext, body: DocumentNode) -> DocumentNode:
    """Called by schemathesis for each document, by this name."""
    return make_plausible(body, values.demo_ids_of)


@pytest.fixture(scope="session")
def sessions(demo_server: SkilltreeServer, tokens: Mapping[str, str]) -> Iterator[Mapping[str, requests.Session]]:
    """A connection for each way to ask; the demo's ids are known once it is there."""
    found = {VISITOR: requests.Session()}
    for role, token in tokens.items():
        found[role] = requests.Session()
        found[role].headers["Authorization"] = f"Bearer {token}"
    for session in found.values():
        session.trust_env = False
    values.DEMO_IDS[:] = demo_ids(demo_server, found)
    yield found
    for session in found.values():
        session.close()


def demo_ids(server: SkilltreeServer, sessions: Mapping[str, requests.Session]) -> list[str]:
    """Return ids of everything that the demo people can see, some of each type."""
    found: set[str] = set()
    for session in sessions.values():
        answer = session.post(f"{server.url}/graphql", json={"query": IDS}, timeout=30).json()
        collect_ids(answer["data"], found)
    assert len(found) > 50, "the demo has skills, modules, opportunities, people"
    return sorted(found)


def collect_ids(value: Any, found: set[str]) -> None:
    """Add every `id` and `insee` below."""
    if isinstance(value, dict):
        found.update(text for name, text in value.items() if name in {"id", "insee"})
        value = list(value.values())
    for below in value if isinstance(value, list) else ():
        collect_ids(below, found)


IDS = """{
  me { id commune { insee } roles { organisation { id } } sessions { id }
       tree { skills { skill { id } evidence { id } } } }
  searchSkills(text: "fibre", first: 5) { skill { id } }
  searchOccupations(text: "fibre", first: 5) { id }
  searchCourses(first: 10) { edges { node { id modules { id } organisation { id } } } }
  searchOpportunities(first: 10) { edges { node { id } } }
  territories { id }
}"""


@schema.parametrize()
@pytest.mark.parametrize("role", [VISITOR, *PEOPLE])
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
def test_nothing_breaks(
    case: Case[Any], role: str, sessions: Mapping[str, requests.Session], demo_server: SkilltreeServer
) -> None:
    response = case.call(base_url=f"{demo_server.url}/graphql", session=sessions[role])
    body = response.json()
    told = f"{response.status_code}: {body}\n{case.body!s}"
    codes = {error["extensions"]["code"] for error in body.get("errors", ())}
    assert response.status_code < 500, told
    assert "INTERNAL" not in codes, f"{told}\n{demo_server.read_log()[-4000:]}"
    assert "data" in body or codes, told
    if case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE:
        assert "GRAPHQL_INVALID" not in codes, told
