"""ADL's LRS conformance suite against a server of our own.

`python -m tests.external.xapi_conformance FOLDER [--only 1.0.3|2.0] [--list]`, where FOLDER is a checkout of
github adlnet/lrs-conformance-test-suite after `npm install`. Ends with 1 when anything fails that is not named
in xapi_expected.txt, or when something named there passes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skilltree.model.ids import starter_id_of
from skilltree.service.xapi_platforms import add_platform
from tests.support.install import ROOT
from tests.web.served import Served, make_template

ORGANISATION = starter_id_of("Organisation", "fabrique-numerique")
EXPECTED = ROOT / "tests" / "external" / "xapi_expected.txt"
VERSIONS = {"1.0.3": "1.0.3", "2.0": "2.0.0"}


def leaves(log: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (name with those above it, status) of every single test."""
    here = (*path, str(log.get("title") or log.get("name") or ""))
    inner = log.get("tests") or []
    if not inner:
        yield " / ".join(part for part in here if part), str(log.get("status"))
    for one in inner:
        yield from leaves(one, here)


def run(folder: Path, version: str, template: Path, scratch: Path) -> tuple[dict[str, int], set[str]]:
    """Run one version against a fresh server; return the suite's own counts, and the names of what failed."""
    with Served(template, scratch / f"data-{version}") as served:
        keys = served.run(add_platform(served.deps.store, served.deps.clock, ORGANISATION, "Conformance"))
        command = ["node", "bin/console_runner.js", "-e", f"{served.url}/xapi/{version}", "-a"]
        command += ["-u", keys.platform_id, "-p", keys.secret, "-x", VERSIONS[version]]
        before = set((folder / "logs").glob("*")) if (folder / "logs").is_dir() else set()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=1_800)
        made = sorted(set((folder / "logs").glob("*.log")) - before)
        if not made:
            raise SystemExit(f"the suite wrote no log:\n{done.stdout[-2_000:]}{done.stderr[-2_000:]}")
    log = json.loads(made[-1].read_text(encoding="utf-8"))
    failed = {f"{version}: {name}" for name, status in leaves(log["log"]) if status == "failed"}
    return log["summary"], failed


def main() -> int:
    """Run what is asked, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=sorted(VERSIONS))
    parser.add_argument("--list", action="store_true", help="print every failure, expected or not")
    args = parser.parse_args()
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()
    versions = [args.only] if args.only else sorted(VERSIONS)
    expected = {line for line in lines if line.split(":")[0] in versions}
    failed: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch:
        template = make_template(Path(scratch) / "template")
        for version in versions:
            counts, missed = run(args.folder, version, template, Path(scratch))
            failed |= missed
            print(  # noqa: T201
                f"xAPI {version}: {counts['total']} tests, {counts['passed']} passed, {counts['failed']} failed "
                f"under {len(missed)} names, {len(missed & expected)} of them expected"
            )
    wrong = [f"FAILED {name}" for name in sorted(failed - expected)]
    wrong += [f"PASSED, though expected to fail: {name}" for name in sorted(expected - failed)]
    print("\n".join(sorted(failed) if args.list else wrong))  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
