"""Other ways to search the same labels, each set up as its own documentation advises.

Each is run in a process of its own, on one core. One whose program or package is not here is no
silent gap: its figures say what is missing, and so does standard error. `SETTINGS` says for the
table how each is set up, `LESS` how many queries a slow one is asked.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from shutil import which

import msgspec

from bench.matching_peer import MissingPeerError, Peer, last_core, run_tasks, use_one_core
from bench.matching_tasks import MELO_FIRST, Corpus, Figures, Melo, PeerReport, judged, tasks_of
from bench.result import ROOT
from skilltree.model.base import Struct

TOOLS = Path(os.environ.get("SKILLTREE_BENCH_TOOLS") or ROOT / ".tools" / "bench")
"""Where `pip install --target` and `npm install --prefix` put what is only compared with."""


class Entry(Struct):
    """A peer: how it is set up, where it is, and how many queries of each kind it is asked at most."""

    settings: str
    made_by: str = ""
    most: int | None = None
    most_melo: int | None = None


PEERS: dict[str, Entry] = {
    "process_extract_default": Entry(
        settings="`rapidfuzz.process.extract` as it comes: WRatio over every label",
        made_by="bench.matching_rapidfuzz:ExtractDefault",
        most=30,
        most_melo=MELO_FIRST,
    ),
    "process_extract_token_sort": Entry(
        settings="the same with `token_sort_ratio`",
        made_by="bench.matching_rapidfuzz:ExtractTokenSort",
        most=60,
        most_melo=MELO_FIRST,
    ),
    "sqlite_fts5_trigram": Entry(
        settings="`tokenize='trigram'`, optimized; any trigram of the text, `ORDER BY rank` (bm25)",
        made_by="bench.matching_sqlite:Fts5Trigram",
        most_melo=MELO_FIRST,
    ),
    "postgresql_trgm_gin": Entry(
        settings="`gin_trgm_ops`; `text % query` over the default .3, by `similarity`; unfinished text `<%`, .3",
        made_by="bench.matching_postgres:TrigramsGin",
        most_melo=MELO_FIRST,
    ),
    "postgresql_trgm_gist": Entry(
        settings="`gist_trgm_ops(siglen=64)`; `ORDER BY text <-> query LIMIT n`; unfinished text by `<<->`",
        made_by="bench.matching_postgres:TrigramsGist",
        most_melo=MELO_FIRST,
    ),
    "tantivy_fuzzy": Entry(
        settings="any word, exactly (BM25) or by `fuzzy_term_query` (one edit); unfinished text with `prefix=True`",
        made_by="bench.matching_tantivy:TantivyFuzzy",
    ),
    "minisearch": Entry(settings="`fuzzy: 0.2`, and `prefix: true` for unfinished text"),
}


def peers_figures(
    names: Iterable[str], corpus: Corpus, melo_french: Melo | None, folder: Path, *, sample: int
) -> dict[str, Figures]:
    """Run peers, one after another."""
    figures: dict[str, Figures] = {}
    for name in names:
        entry = PEERS[name]
        tasks = tasks_of(
            corpus,
            melo_french,
            sample=min(sample, entry.most or sample),
            melo_sample=entry.most_melo or len(melo_french.texts if melo_french else ()),
        )
        paths = [folder / f"{task.name}.json" for task in tasks]
        for path, task in zip(paths, tasks, strict=True):
            path.write_bytes(msgspec.json.encode(task))
        report = _run(name, folder / f"{name}.report.json", paths)
        if report.missing:
            print(f"bench matching: {name} is missing: {report.missing}", file=sys.stderr)
            figures[name] = {"missing": report.missing, "settings": entry.settings}
        else:
            figures[name] = judged(report, corpus, melo_french) | {"settings": entry.settings}
    return figures


def _run(name: str, path: Path, tasks: Sequence[Path]) -> PeerReport:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(TOOLS)))),
    }
    command = [*_command(name), str(path), *map(str, tasks)]
    done = subprocess.run(command, cwd=ROOT, check=False, env=environment)
    if done.returncode:
        # the rest of a run of ten minutes is worth having
        return PeerReport(missing=f"it ended with status {done.returncode}, and said why on standard error")
    report = msgspec.json.decode(path.read_bytes(), type=PeerReport)
    path.unlink()
    return report


def _command(name: str) -> Sequence[str]:
    if name == "minisearch":
        core = [taskset, "--cpu-list", str(last_core())] if (taskset := which("taskset")) else []
        return [*core, "scripts/node.sh", "node", "bench/matching_minisearch.mjs", str(TOOLS)]
    return [sys.executable, "-m", "bench.matching_peers", name]


def _main() -> None:
    name, report, *tasks = sys.argv[1:]
    use_one_core()
    module, made_by = PEERS[name].made_by.split(":")
    make: Callable[[], Peer] = getattr(import_module(module), made_by)
    try:
        found = run_tasks(make(), [Path(task) for task in tasks])
    except MissingPeerError as missing:
        found = PeerReport(missing=str(missing))
    Path(report).write_bytes(msgspec.json.encode(found))


if __name__ == "__main__":
    _main()
