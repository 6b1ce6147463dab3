"""A client of other people tells a completion: the tree grows, twice it grows once, voided it shrinks.

`python -m tests.external.xapi_client FOLDER`, where FOLDER has `node_modules/@xapi/xapi` (`npm install @xapi/xapi`).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from uuid import uuid4

from tests.support.install import ROOT
from tests.web.people import any_skills, demo, newcomer
from tests.web.served import Served, make_template
from tests.web.test_xapi import keys_of
from tests.web.test_xapi_growth import leaves, link, map_to, new_iri

SCRIPT = ROOT / "tests" / "external" / "xapi_client.mjs"


def grown(served: Served, folder: Path, version: str, path: str) -> list[int]:
    """Return how many facts stand in a tree before, after telling twice, and after voiding."""
    keys, who, iri, statement_id = keys_of(served), newcomer(served), new_iri(), str(uuid4())
    map_to(demo(served, "karim"), keys, iri, any_skills(served, 1)[0])
    link(who, keys)
    counts = [len(leaves(who))]
    for doing in ("tell", "void"):
        given = [f"{served.url}/xapi/{path}/", keys.platform_id, keys.secret, f"mailto:{who.address}", iri]
        subprocess.run(["node", SCRIPT, folder, *given, statement_id, version, doing], check=True, timeout=60)
        counts.append(sum(len(leaf["evidence"]) for leaf in leaves(who)))
    return counts


def main() -> int:
    """Try both versions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        template = make_template(Path(scratch) / "template")
        with Served(template, Path(scratch) / "data") as served:
            found = {version: grown(served, folder, version, path) for version, path in _VERSIONS.items()}
    for version, counts in found.items():
        print(f"xAPI {version}: {counts} facts, before, told twice, voided")  # noqa: T201
    return 0 if all(counts == [0, 1, 0] for counts in found.values()) else 1


_VERSIONS = {"1.0.3": "1.0.3", "2.0.0": "2.0"}

if __name__ == "__main__":
    sys.exit(main())
