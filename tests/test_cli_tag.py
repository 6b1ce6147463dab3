"""`skilltree tag`, run as a command."""

import subprocess
import sys
from pathlib import Path

import pytest


def run(text: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "skilltree.cli", "tag", *options],
        input=text,
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    file = tmp_path / "labels.tsv"
    file.write_text("a\tsouder à l'arc\nb\tentretenir un jardin\nc\tjonglerie\n", encoding="utf-8")
    return file


def rows(output: bytes) -> list[tuple[int, int, str, float]]:
    split = [line.split("\t") for line in output.decode().splitlines()]
    return [(int(start), int(end), concept, float(score)) for start, end, concept, score in split]


def test_offsets_are_code_points_of_the_text_as_given(labels: Path) -> None:
    text = "\ufeff🤹🏽 Je sais Souder a\u0300 l’arc,\r\npuis entretenir des jardins. "
    found = rows(run(text.encode(), "--labels", str(labels)).stdout)
    assert [(text[start:end], concept) for start, end, concept, _ in found] == [
        ("Souder a\u0300 l’arc", "a"),
        ("entretenir des jardins", "b"),
    ]
    assert found[0][3] == 1.0 > found[1][3] > 0.9


def test_the_starter_territory_is_the_vocabulary_where_none_is_given() -> None:
    text = "Je sais conduire une voiture et nager."
    done = run(text.encode(), "--language", "fr")
    assert done.returncode == 0, done.stderr
    assert "conduire une voiture" in [text[start:end] for start, end, _, _ in rows(done.stdout)]


def test_combining_marks_emoji_and_both_genders_keep_the_places(labels: Path) -> None:
    text = "👩🏽‍🔧 De\u0301butante : l’entretien d’un jardin(s), jonglerie·s\u0301 et souder a\u0300 l’arc 🤹🏽."
    found = rows(run(text.encode(), "--labels", str(labels), "--language", "fr").stdout)
    places = [(text[start:end], concept) for start, end, concept, _ in found]
    assert places[0] == ("entretien d’un jardin(s)", "b")
    assert places[-1] == ("souder a\u0300 l’arc", "a")


def test_a_denial_and_a_typing_error(labels: Path) -> None:
    text = "Je ne sais pas souder à l'arc, mais la jonglrie oui"
    found = rows(run(text.encode(), "--labels", str(labels), "--language", "fr").stdout)
    assert [(text[start:end], concept) for start, end, concept, _ in found] == [("jonglrie", "c")]


def test_labels_beside_a_taxonomy_are_the_only_vocabulary(labels: Path, tmp_path: Path) -> None:
    folder = tmp_path / "taxonomy" / "esco"
    folder.mkdir(parents=True)
    header = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description\n"
    row = (
        "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1,skill,x,vannerie,,,released,la jonglrie en osier\n"
    )
    (folder / "skills_fr.csv").write_text(header + row, encoding="utf-8")
    text = b"Je fais de la vannerie, de la jonglrie et de la jonglerie"
    alone = run(text, "--taxonomy", str(folder.parent), "--language", "fr")
    assert [concept for _, _, concept, _ in rows(alone.stdout)] == ["http://data.europa.eu/esco/skill/1"], alone.stderr
    both = run(text, "--labels", str(labels), "--taxonomy", str(folder.parent), "--language", "fr")
    assert [(start, concept) for start, _, concept, _ in rows(both.stdout)] == [(48, "c")]


@pytest.mark.parametrize("text", [b"", b"\n\n", b"\0", "سباحة 🤹".encode(), b"x" * 10_000_000])
def test_texts_without_skills_give_nothing(labels: Path, text: bytes) -> None:
    done = run(text, "--labels", str(labels))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_text_that_is_not_utf8_is_refused(labels: Path) -> None:
    done = run(b"souder \xff", "--labels", str(labels))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"standard input: not UTF-8 (byte 8)" in done.stderr


def test_a_malformed_label_is_named_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "labels.tsv"
    file.write_text("a\tsouder\nsouder\n", encoding="utf-8")
    done = run(b"souder", "--labels", str(file))
    assert done.returncode == 2
    assert b"line 2: not an id, a tab and a label" in done.stderr


def test_an_unknown_language_is_refused() -> None:
    assert run(b"souder", "--language", "xx").returncode == 2
