"""`skilltree grow`, run as a command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.tree_worlds import Walks, prior_of, recovered


def run(*options: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "skilltree.cli", "grow", *map(str, options)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def written(path: Path, first: object, histories: list[list[str]]) -> Path:
    path.write_text("\n".join(json.dumps(line) for line in [first, *histories]) + "\n", encoding="utf-8")
    return path


def test_the_first_line_is_skipped_unread(tmp_path: Path) -> None:
    histories = [["a", "b", "c"]] * 20 + [["a", "b", "d"]] * 20 + [["a"]] * 9 + [[]]
    done = run(written(tmp_path / "members.jsonl", ["z", "y"], histories))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"a": None, "b": "a", "c": "b", "d": "b"}


@pytest.mark.parametrize(("noise", "least"), [(0.0, 0.85), (0.2, 0.75)])
def test_most_of_a_planted_tree_is_found_and_more_with_what_authors_say(
    tmp_path: Path, noise: float, least: float
) -> None:
    parent, histories = Walks().make(40, 1500, noise, 77)
    members, prior = written(tmp_path / "m.jsonl", {}, histories), tmp_path / "prior.json"
    prior.write_text(json.dumps(prior_of(parent, 0.3, 8)), encoding="utf-8")
    alone = recovered(parent, json.loads(run(members).stdout))
    assert alone >= least
    assert recovered(parent, json.loads(run(members, "--prior", prior).stdout)) >= alone


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    members = tmp_path / "members.jsonl"
    done = run(members)
    assert (done.returncode, done.stdout) == (2, "")
    assert "members.jsonl" in done.stderr
    members.write_text('{}\n["a"]\n{"a": 1}\n', encoding="utf-8")
    done = run(members)
    assert done.returncode == 2
    assert "line 3" in done.stderr
    members.write_text('{}\n["a"]\n', encoding="utf-8")
    prior = tmp_path / "prior.json"
    prior.write_text("[]", encoding="utf-8")
    done = run(members, "--prior", prior)
    assert done.returncode == 2
    assert "prior.json" in done.stderr
