"""`python -m bench pwa`: what its figures are made of; nothing here is timed."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import REGISTRY
from bench.pwa import FIRST_SCREENS, MANY_LEAVES, PARTS, frame_figures, run
from bench.result import BenchError


def test_frames_are_told_by_percentile() -> None:
    figures = frame_figures([*([2.0] * 95), *([40.0] * 5)], [1.0, 9.0], [16.7] * 100)

    assert figures == {
        "frames": 100,
        "p50_frame_ms": 2.0,
        "p95_frame_ms": 3.9,
        "most_frame_ms": 40.0,
        "p95_interval_ms": 16.7,
        "rest_most_frame_ms": 9.0,
    }


def test_sizes_count_each_script_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chunks: dict[str, dict[str, Any]] = {
        "index.html": {"file": "index.js", "isEntry": True, "imports": ["_shared"]},
        "_shared": {"file": "shared.js"},
        "src/app/words/fr.ts": {"file": "fr.js"},
        FIRST_SCREENS["home"]: {"file": "home.js", "imports": ["_shared"]},
        FIRST_SCREENS["tree"]: {"file": "tree.js", "imports": ["_shared", "index.html"]},
        MANY_LEAVES: {"file": "crown.js", "imports": ["_shared"]},
    }
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(chunks), encoding="utf-8")
    weight = {}
    for chunk in chunks.values():
        name = chunk["file"]
        (tmp_path / name).write_text(name * 50, encoding="utf-8")
        weight[name] = len(gzip.compress((name * 50).encode(), 9))
    monkeypatch.setenv("SKILLTREE_PAGE", str(tmp_path))

    figures = run(quick=True, parts=["size"]).figures

    first = weight["index.js"] + weight["shared.js"] + weight["fr.js"]
    assert figures == {
        "home_first_screen_bytes": first + weight["home.js"],
        "tree_first_screen_bytes": first + weight["tree.js"],
        "tree_of_many_leaves_bytes": first + weight["tree.js"] + weight["crown.js"],
    }


def test_without_a_built_page_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLTREE_PAGE", str(tmp_path))
    with pytest.raises(BenchError, match="no page is built"):
        run(quick=True)


def test_it_is_in_the_registry() -> None:
    assert REGISTRY["pwa"] == "bench.pwa"
    assert set(PARTS) == {"size", "zoom"}
