"""`python -m bench matching` on small files: the figures are there, and a missing peer is told."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import msgspec
import pytest

from bench.matching_corpus import Asked
from bench.matching_own import own_figures
from bench.matching_table import table
from bench.matching_tasks import Corpus, Figures, Melo, Outcome, PeerReport, TaskReport, judged, tasks_of
from bench.result import ROOT, Result
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language
from tests.interop.files import LABELS, OCCUPATIONS, SKILLS, occupation, packed, plain, skill
from tests.interop.files import table as csv_table

VERBS = ("souder", "réparer", "peindre", "nettoyer", "monter", "vendre")
THINGS = ("des charpentes", "une clôture", "les murs", "du matériel agricole", "des vélos", "une cuisine")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reference data as small as it may be."""
    folder = tmp_path_factory.mktemp("data")
    for name in ("derived_esco_v1.2_skills_fr_en", "esco_v1.1.1_en_official", "esco_v1.2.1_fr_partial"):
        (folder / name).mkdir()
    skills = [
        {"conceptUri": skill(str(number)), "preferredLabel_fr": f"{verb} {thing}", "skillType": "skill/competence"}
        for number, (verb, thing) in enumerate(product(VERBS, THINGS))
    ]
    packed(folder / "derived_esco_v1.2_skills_fr_en" / "skills_v1.2_fr_en_labels.csv.xz", csv_table(LABELS, *skills))
    welding = {"conceptType": "KnowledgeSkillCompetence", "conceptUri": skill("0"), "preferredLabel": "weld frames"}
    plain(folder / "esco_v1.1.1_en_official" / "skills_en.csv", csv_table(SKILLS, welding))
    welder = {"conceptType": "Occupation", "conceptUri": occupation("0"), "preferredLabel": "soudeuse"}
    plain(folder / "esco_v1.2.1_fr_partial" / "occupations_fr.csv", csv_table(OCCUPATIONS, welder))
    return folder


@pytest.fixture(scope="module")
def ran(data: Path, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """A quick run of ours and of two peers, where nothing beside the project's own packages is installed."""
    nothing = tmp_path_factory.mktemp("nothing")
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "bench",
            "matching",
            "--quick",
            "--json",
            "--parts",
            "own,process_extract_default,minisearch",
        ],
        cwd=ROOT,
        env={**os.environ, "SKILLTREE_REFERENCE_DATA": str(data), "SKILLTREE_BENCH_TOOLS": str(nothing)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def figures_of(ran: subprocess.CompletedProcess[str]) -> Figures:
    assert ran.returncode == 0, ran.stderr
    result = msgspec.json.decode(ran.stdout, type=Result)
    assert result.name == "matching"
    assert result.corpus == "38 distinct labels of ESCO, 38 queries"
    return result.figures


def test_one_run_gives_the_figures_of_ours_and_of_peers(ran: subprocess.CompletedProcess[str]) -> None:
    figures = figures_of(ran)
    assert {"p50_ms", "p99_ms", "cpu_p50_ms", "load_seconds", "build_seconds", "memory_mb"} <= figures.keys()
    assert figures["hit_at_1_one_edit"] > 0.9
    assert figures["times_faster_than_process_extract_default"] >= 0
    peer = figures["peers"]["process_extract_default"]
    assert {"p50_ms", "p99_ms", "slower_times", "version", "settings", "autocomplete_hit_at_5"} <= peer.keys()
    assert peer["hit_at_1_one_edit"] > 0.8


def test_a_peer_that_is_not_installed_is_told_and_not_left_out(ran: subprocess.CompletedProcess[str]) -> None:
    peers = figures_of(ran)["peers"]
    assert "npm install" in peers["minisearch"]["missing"]
    assert "bench matching: minisearch is missing: " in ran.stderr
    rows = table(figures_of(ran)).splitlines()
    assert any(row.startswith("| MiniSearch on Node | missing: `") for row in rows)


def test_a_part_that_is_not_there_is_refused_by_name() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "matching", "--parts", "own,all"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "matching has no part all: it has own, process_extract_default, " in done.stderr


def label(concept: str, text: str) -> ConceptLabel:
    return ConceptLabel(concept=concept, text=text, language=Language.FR, rank=1)


def small_corpus() -> Corpus:
    labels = [label("a", "souder à l'arc"), label("b", "souder au gaz"), label("c", "Souder à l’arc")]
    asked = [Asked(text="souder à l'arc", label=labels[0], edits=edits) for edits in range(3)]
    return Corpus(labels=labels, asked=asked, skills=labels, one_edit=asked, two_edits=asked, beginnings=asked)


def test_peers_get_folded_text_and_first_queries_only() -> None:
    melo = Melo(labels=[label("1", "Maçon / Maçonne")], texts=["Maçon", "Carreleuse"], right=[frozenset("1")] * 2)
    bench, skills, melo_task = tasks_of(small_corpus(), melo, sample=2, melo_sample=1)
    assert bench.labels == ["souder a arc", "souder au gaz", "souder a arc"]
    assert bench.batches[0].texts == ["souder a arc"] * 2
    assert [batch.prefix for batch in skills.batches] == [False, False, True]
    assert melo_task.batches[0].texts == ["macon"]
    assert melo_task.batches[0].limit == 1000


def test_an_answer_is_right_by_its_text_too_and_equal_scores_go_by_id_from_the_last() -> None:
    def outcome(*found: list[tuple[int, float]]) -> Outcome:
        return Outcome(found=list(found), wall_ms=[1.0, 3.0, 2.0], cpu_ms=[1.0, 3.0, 2.0])

    melo = Melo(labels=[label("1", "x"), label("2", "y"), label("3", "z")], texts=["x"], right=[frozenset("1")])
    answers = outcome([(2, 1.0)], [(1, 1.0), (0, 0.5)], [])
    tasks = (
        TaskReport(build_seconds=1.0, memory_mb=2.0, batches={"bench": answers}),
        TaskReport(
            build_seconds=1.0,
            memory_mb=2.0,
            batches={"one_edit": answers, "two_edits": answers, "beginnings": answers},
        ),
        TaskReport(build_seconds=1.0, memory_mb=2.0, batches={"melo": outcome([(0, 0.5), (2, 0.5), (1, 0.1)])}),
    )
    figures = judged(PeerReport(version="1", tasks=tasks), small_corpus(), melo)
    assert figures["bench_hit_at_1_0_edits"] == 1  # another concept with the same folded text
    assert figures["bench_hit_at_1_1_edits"] == 0
    assert figures["bench_hit_at_1_2_edits"] == 0
    assert figures["autocomplete_hit_at_5"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["p50_ms"] == 2
    assert figures["melo_french_mrr"] == 0.5


def test_ours_is_asked_every_query_in_order(tmp_path: Path) -> None:
    figures, took = own_figures(small_corpus(), None, tmp_path, sample=3)
    assert len(took) == 3
    assert figures["bench_hit_at_1_2_edits"] == 1
    assert figures["autocomplete_hit_at_5"] == 1
    assert figures["same_queries"]["bench_hit_at_1_0_edits"] == 1
