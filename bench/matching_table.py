"""The figures of `python -m bench matching` as the Markdown tables of docs/benchmarks.md.

`python -m bench matching --table` prints them after a run; `python -m bench.matching_table FILE` prints
those of a run that was kept as JSON.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.matching_tasks import Figures
from bench.result import Result

PEER_NAMES = {
    "process_extract_default": "`process.extract`",
    "process_extract_token_sort": "`process.extract`, token sort",
    "sqlite_fts5_trigram": "SQLite FTS5 trigram",
    "postgresql_trgm_gin": "PostgreSQL pg_trgm, GIN",
    "postgresql_trgm_gist": "PostgreSQL pg_trgm, GiST",
    "tantivy_fuzzy": "tantivy-py fuzzy",
    "minisearch": "MiniSearch on Node",
}
ROWS = (
    ("p50 / p99 of a query, clock, ms", "1.0 / 4", "0.3 / 1", "p50_ms", "p99_ms"),
    ("p50 / p99 of a query, processor, ms", "1.0 / 4", "0.3 / 1", "cpu_p50_ms", "cpu_p99_ms"),
    ("the same without a C compiler", "", "", "without_kernel_cpu_p50_ms", "without_kernel_cpu_p99_ms"),
    ("times faster than `process.extract`", "500", "2,000", "times_faster_than_process_extract_default"),
    ("build, s clock / processor", "25", "10", "build_seconds", "build_cpu_seconds"),
    ("load from file, s clock / processor", "1", "0.2", "load_seconds", "load_cpu_seconds"),
    (
        "memory while searching / file / peak of building, MB",
        "500",
        "250",
        "memory_mb",
        "file_mb",
        "build_peak_memory_mb",
    ),
    ("hit@1, bench queries, no edit / one / two", "", "", *(f"bench_hit_at_1_{edits}_edits" for edits in range(3))),
    ("hit@1, French skill labels, one edit / two", ".97 / .90", ".99 / .95", "hit_at_1_one_edit", "hit_at_1_two_edits"),
    ("autocomplete, hit@5", ".60", ".80", "autocomplete_hit_at_5"),
    ("MELO French MRR, labels alone", ".815", ".835", "melo_french_mrr"),
    ("MELO French MRR, with ESCO and ROME", ".835", ".873", "melo_french_both_mrr"),
    ("MELO French MRR, with ESCO, without ROME", "", "", "melo_french_without_rome_both_mrr"),
    *(
        (f"held-out labels, {name}: MRR letters alone / both signals", "", "", f"{key}_labels_mrr", f"{key}_both_mrr")
        for name, key in (
            ("French occupations", "held_out_occupations_fr"),
            ("French skills", "held_out_skills_fr"),
            ("English occupations", "held_out_occupations_en"),
            ("English skills", "held_out_skills_en"),
        )
    ),
    ("tagging a text of 20 kB, ms, French / English", "60", "15", "tagging_text_20kb_fr_ms", "tagging_text_20kb_en_ms"),
)
PEER_COLUMNS = (
    ("p50 / p99 ms", ("p50_ms", "p99_ms")),
    ("times slower", ("slower_times",)),
    ("build s", ("build_seconds",)),
    ("MB", ("memory_mb",)),
    ("hit@1, 0 / 1 / 2 edits", tuple(f"bench_hit_at_1_{edits}_edits" for edits in range(3))),
    ("skills hit@1, 1 / 2 edits", ("hit_at_1_one_edit", "hit_at_1_two_edits")),
    ("autocomplete hit@5", ("autocomplete_hit_at_5",)),
    ("MELO MRR, first 500 / all", ("melo_french_first_500_mrr", "melo_french_mrr")),
)


def table(figures: Figures) -> str:
    """Return when and where it was, both tables, and how the peers are set up."""
    return "\n".join(["", f"Measured {figures['measured']}.", "", *_bars(figures), "", *_peers(figures), ""])


def _bars(figures: Figures) -> Iterator[str]:
    yield "| what | at least | aim | seen |"
    yield "|---|---|---|---|"
    for name, bar, aim, *keys in ROWS:
        yield f"| {name} | {bar} | {aim} | {_cell(figures, keys)} |"


def _peers(figures: Figures) -> Iterator[str]:
    yield "| | " + " | ".join(name for name, _ in PEER_COLUMNS) + " | queries |"
    yield "|---|" + "---|" * (len(PEER_COLUMNS) + 1)
    own = {**figures, **figures.get("same_queries", {}), "slower_times": 1}
    rows = {"**skilltree**": own} | {PEER_NAMES[name]: peer for name, peer in figures.get("peers", {}).items()}
    for name, row in rows.items():
        if "missing" in row:
            yield f"| {name} | missing: `{row['missing']}` |" + " |" * len(PEER_COLUMNS)
            continue
        cells = " | ".join(_cell(row, keys) for _, keys in PEER_COLUMNS)
        yield f"| {name} | {cells} | {_cell(row, ('queries',))} |"
    yield ""
    for name, peer in figures.get("peers", {}).items():
        yield f"- {PEER_NAMES[name]}{' ' if 'version' in peer else ''}{peer.get('version', '')}: {peer['settings']}."


def _cell(figures: Figures, keys: tuple[str, ...] | list[str]) -> str:
    return " / ".join(_number(figures.get(key)) for key in keys)


def _number(value: float | None) -> str:
    if value is None:
        return "not run"
    if isinstance(value, int):
        return f"{value:,}"
    if value <= 1:
        return f"{value:.3f}".removeprefix("0") if value < 1 else "1"
    return f"{value:,.2f}" if value < 10 else f"{value:,.0f}"


if __name__ == "__main__":
    print(table(msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Result).figures))
