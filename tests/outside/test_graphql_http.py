"""graphql-http's server audits: GraphQL over HTTP as its specification's authors test it."""

import json
import subprocess
from pathlib import Path

from tests.support.server import SkilltreeServer

AUDITS = Path(__file__).with_name("audits.mjs")
AUDIT_COUNT = 61


def run_audits(node: list[str], url: str) -> list[dict[str, str | None]]:
    """Return `{id, name, status, reason}` of each audit."""
    done = subprocess.run([*node, "node", str(AUDITS), url], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def failures(audits: list[dict[str, str | None]]) -> list[str]:
    """Return the audits that are not ok, warnings too."""
    return [f"{it['id']} {it['name']}: {it['status']}: {it['reason']}" for it in audits if it["status"] != "ok"]


def test_every_audit_is_ok_without_warnings(node: list[str], demo_server: SkilltreeServer) -> None:
    audits = run_audits(node, f"{demo_server.url}/graphql")
    assert not failures(audits), "\n".join(failures(audits))
    assert len(audits) == AUDIT_COUNT


def test_audits_notice_what_is_no_graphql(node: list[str], demo_server: SkilltreeServer) -> None:
    assert any("must accept utf-8" in line.lower() for line in failures(run_audits(node, f"{demo_server.url}/health")))
