"""The PWA in a real Chromium: how much must arrive before the first screens, and frames while a large tree is zoomed.

Frames are what the main thread ran from one animation callback to the next; `rest` is the heaviest frame after the hand
rests, where names are written. `naive` is the same drawing with every name always there, zoomed by its viewBox, in the
same run. The browser has no graphics processor here, so that what it paints costs this machine's cores too.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from bench.result import ROOT, BenchError, Result
from tests.support.chromium import FLAGS, find_chromium
from tests.support.server import SkilltreeServer

Figures = dict[str, Any]
NODES = 500
FIRST_SCREENS = {"home": "src/features/home/HomeScreen.svelte", "tree": "src/features/tree/TreeScreen.svelte"}
MANY_LEAVES = "src/features/tree/CrownDrawing.svelte"
"""What comes after the first tree for whoever has more leaves than it has room for."""


def run(quick: bool, parts: Sequence[str] = ()) -> Result:
    """Measure the parts asked for, or all. Raises BenchError where there is no built page, browser or server."""
    page = _page()
    figures: Figures = {}
    for part in parts or PARTS:
        figures |= _PARTS[part](page, quick)
    corpus = f"the built page; a tree of {NODES} leaves with the skills and parents of the starter's tree of everybody"
    return Result(name="pwa", corpus=corpus, figures=figures)


def _page() -> Path:
    page = Path(os.environ.get("SKILLTREE_PAGE") or ROOT / "frontend" / "dist")
    if not (page / ".vite" / "manifest.json").is_file():
        raise BenchError(f"no page is built at {page}: npm run build in frontend/, or set SKILLTREE_PAGE")
    return page


def _size(page: Path, quick: bool) -> Figures:
    """Bytes of script, gzip level 9, as frontend/scripts/size.mjs counts them."""
    del quick
    chunks = json.loads((page / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    entry = {key for key, chunk in chunks.items() if chunk.get("isEntry")} | {"src/app/words/fr.ts"}

    def weigh(*wanted: str) -> int:
        needed: set[str] = set()
        waiting = [*entry, *wanted]
        while waiting:
            key = waiting.pop()
            if key not in needed:
                needed.add(key)
                waiting += chunks[key].get("imports", ())
        files = {chunks[key]["file"] for key in needed}
        return sum(len(gzip.compress((page / file).read_bytes(), 9)) for file in files if file.endswith(".js"))

    figures = {f"{name}_first_screen_bytes": weigh(screen) for name, screen in FIRST_SCREENS.items()}
    return figures | {"tree_of_many_leaves_bytes": weigh(FIRST_SCREENS["tree"], MANY_LEAVES)}


def _zoom(page: Path, quick: bool) -> Figures:
    chromium = find_chromium()
    if chromium is None:
        raise BenchError("there is no Chromium: set CHROMIUM to one")
    with TemporaryDirectory(prefix="skilltree-bench-") as scratch:
        data = Path(scratch) / "data"
        with SkilltreeServer(data, demo=True, environment={"SKILLTREE_PAGE": str(page)}) as server:
            flags = [flag for flag in FLAGS if flag != "--headless"]
            setting: dict[str, Any] = {"url": server.url, "chromium": str(chromium), "flags": flags}
            setting |= {"nodes": NODES, "rounds": 1 if quick else 5, "frames": 15 if quick else 60, "slow": not quick}
            done = subprocess.run(
                ["scripts/node.sh", "node", "bench/pwa_zoom.mjs", json.dumps(setting)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
    if done.returncode:
        raise BenchError(f"zooming ended with status {done.returncode}: {done.stderr.strip()[-500:]}")
    told = json.loads(done.stdout)
    figures: Figures = {"nodes": told["of"]["own"], "everybody_nodes": told["of"]["everybody"]}
    for name, frames in told["frames"].items():
        prefix = "" if name == "own" else f"{re.sub('^own_', '', name)}_"
        figures |= {f"{prefix}{key}": value for key, value in frame_figures(**frames).items()}
    return figures | {"load_average": round(os.getloadavg()[0], 1)}


def frame_figures(move: list[float], rest: list[float], intervals: list[float]) -> Figures:
    """Return percentiles, in milliseconds, of at least two frames of a moving hand."""
    cuts = quantiles(move, n=100, method="inclusive")
    figures: Figures = {
        "frames": len(move),
        "p50_frame_ms": round(cuts[49], 2),
        "p95_frame_ms": round(cuts[94], 2),
        "most_frame_ms": round(max(move), 2),
        "p95_interval_ms": round(quantiles(intervals, n=100, method="inclusive")[94], 1),
    }
    return figures | ({"rest_most_frame_ms": round(max(rest), 2)} if rest else {})


_PARTS: dict[str, Callable[[Path, bool], Figures]] = {"size": _size, "zoom": _zoom}
PARTS = tuple(_PARTS)
