"""A client of other people (npm's @xapi/xapi) tells a completion: the tree grows, twice once, voided it shrinks."""

from __future__ import annotations

import subprocess
from uuid import uuid4

import pytest

from tests.support.install import ROOT
from tests.web.people import any_skills, demo, newcomer
from tests.web.served import Served
from tests.web.test_xapi import keys_of
from tests.web.test_xapi_growth import leaves, link, map_to, new_iri

SCRIPT = ROOT / "tests" / "external" / "xapi_client.mjs"
FRONTEND = ROOT / "frontend"
FACTS = "{ platformFacts { source takenBackAt reason retracted } }"
REASON = "Notée deux fois par erreur"


@pytest.mark.parametrize(("version", "path"), [("1.0.3", "1.0.3"), ("2.0.0", "2.0")])
def test_a_real_client_grows_a_tree_once_and_shrinks_it(
    served: Served, node: list[str], version: str, path: str
) -> None:
    keys, who, iri, statement_id = keys_of(served), newcomer(served), new_iri(), str(uuid4())
    map_to(demo(served, "karim"), keys, iri, any_skills(served, 1)[0], name="Souder")
    link(who, keys)
    given = [f"{served.url}/xapi/{path}/", keys.platform_id, keys.secret, f"mailto:{who.address}", iri]

    def tell(doing: str) -> None:
        command = [*node, "node", str(SCRIPT), str(FRONTEND), *given, statement_id, version, doing, REASON]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr[-2_000:]

    assert leaves(who) == []
    for _ in range(2):
        tell("tell")
        assert [len(leaf["evidence"]) for leaf in leaves(who)] == [1]
    tell("void")
    assert leaves(who) == []
    [fact] = who.read(FACTS)["platformFacts"]
    assert (fact["source"], fact["reason"], fact["retracted"]) == ("Souder", REASON, True)
    assert fact["takenBackAt"] is not None
