"""`skilltree match`, run as a command, on what people and broken programs send."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

LABELS = "soudure\tsouder à l'arc\njardin\tentretenir un jardin\ncuisine\tcuisiner pour un groupe\n"


def run(labels: Path, queries: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "skilltree.cli", "match", str(labels), *options],
        input=queries,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "XDG_CACHE_HOME": str(labels.parent / "cache")},
    )


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    file = tmp_path / "labels.tsv"
    file.write_text(LABELS, encoding="utf-8")
    return file


def rows(output: bytes) -> list[list[str]]:
    return [line.split("\t") for line in output.decode().splitlines()]


def test_typos_find_their_labels_and_lines_keep_their_numbers(labels: Path) -> None:
    done = run(labels, b"\xef\xbb\xbfsoudur arc\r\n\r\njardein\ncuisiner pour un groupe")
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    best = {number: concept for number, concept, _ in reversed(rows(done.stdout))}
    assert best == {"1": "soudure", "3": "jardin", "4": "cuisine"}
    assert re.fullmatch(rb"(\d+\t\S+\t[01]\.\d{6}\n)+", done.stdout)


def test_equal_scores_come_by_id_and_limit_holds(tmp_path: Path) -> None:
    file = tmp_path / "labels.tsv"
    file.write_text("b\tnager\nc\tnager\na\tnager\na\tnager vite\n", encoding="utf-8")
    assert [row[1] for row in rows(run(file, b"nager\n").stdout)] == ["a", "b", "c"]
    assert [row[1] for row in rows(run(file, b"nager\n", "--limit", "2").stdout)] == ["a", "b"]


def test_labels_may_have_a_signature_carriage_returns_and_empty_lines(tmp_path: Path) -> None:
    file = tmp_path / "labels.tsv"
    file.write_bytes("\ufeffa\tsouder\r\n\r\n\nb\tnager sous l\u2028eau\r\nc\tjongler 🤹".encode())
    found = rows(run(file, "souder\nnager\njongler 🤹\nسباحة\n\0\n".encode()).stdout)
    best: dict[str, str] = {}
    for number, concept, _ in found:  # weak answers follow, for whoever measures or ranks on
        best.setdefault(number, concept)
    assert best == {"1": "a", "2": "b", "3": "c"}


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b"a\tsouder\nwithout a tab\n", 2, "not an id, a tab and a label"),
        (b"a\tsouder\n\nb\tx\ty\n", 3, "not an id, a tab and a label"),
        (b"\tsouder\n", 1, "the id is empty"),
        (b"a\tsouder\nb\t \n", 2, "the label is empty"),
        (b"a\tsouder\nb\tcaf\xe9\n", 2, "not UTF-8"),
    ],
)
def test_a_malformed_label_is_named_by_its_number(tmp_path: Path, content: bytes, line: int, why: str) -> None:
    file = tmp_path / "labels.tsv"
    file.write_bytes(content)
    done = run(file, b"souder\n")
    assert done.returncode == 2
    assert done.stdout == b""
    message = done.stderr.decode()
    assert message.count("\n") == 1
    assert f"line {line}: {why}" in message


def test_a_query_that_is_not_utf8_is_named_by_its_number(labels: Path) -> None:
    done = run(labels, b"soudure\nsoud\xe9\njardin\n")
    assert done.returncode == 2
    assert b"standard input, line 2: not UTF-8" in done.stderr
    assert rows(done.stdout)[0][:2] == ["1", "soudure"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere.tsv", b"")
    assert done.returncode == 2
    assert b"nowhere.tsv: no such file" in done.stderr


def test_lines_of_ten_megabytes_are_only_long(tmp_path: Path) -> None:
    file = tmp_path / "labels.tsv"
    file.write_bytes(b"a\tsouder\nb\t" + b"long label " * 900_000 + b"\n")
    done = run(file, b"souder " * 1_500_000 + b"\nsouder\n")
    assert done.returncode == 0
    assert ["2", "a"] in [row[:2] for row in rows(done.stdout)]


def test_no_labels_and_no_queries_are_no_mistake(tmp_path: Path, labels: Path) -> None:
    empty = tmp_path / "empty.tsv"
    empty.touch()
    assert (run(empty, b"souder\n").returncode, run(empty, b"souder\n").stdout) == (0, b"")
    assert (run(labels, b"").returncode, run(labels, b"").stdout) == (0, b"")


def test_time_is_the_last_line_of_standard_error(labels: Path) -> None:
    done = run(labels, b"souder\njardin\n", "--time")
    last = done.stderr.decode().splitlines()[-1]
    assert re.fullmatch(r"build [\d.]+ s, 2 queries, p50 [\d.]+ ms, p99 [\d.]+ ms, peak memory [\d.]+ MB", last)


@pytest.mark.parametrize("limit", ["0", "-3", "many"])
def test_a_limit_is_a_number_from_one(labels: Path, limit: str) -> None:
    assert run(labels, b"souder\n", "--limit", limit).returncode == 2


def test_a_reader_that_leaves_early_is_no_crash(labels: Path) -> None:
    command = f'yes souder | head -20000 | "{sys.executable}" -m skilltree.cli match "{labels}" | head -1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False, timeout=120)
    assert done.stdout.startswith(b"1\tsoudure\t")
    assert done.stderr == b""
    assert done.returncode == 141


def test_a_folder_that_is_no_taxonomy_is_named(labels: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    done = run(labels, b"souder\n", "--taxonomy", str(nothing))
    assert done.returncode == 2
    assert b"neither files of ESCO nor of ROME" in done.stderr


def test_what_a_taxonomy_knows_finds_another_word(tmp_path: Path) -> None:
    """The label has no letter of the query; its concept's other label has."""
    folder = tmp_path / "taxonomy"
    folder.mkdir()
    uri = "http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34"
    header = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description\n"
    row = f'Occupation,{uri},5414,garde du corps,agent de protection rapprochée,"Il protège une personne."\n'
    (folder / "occupations_fr.csv").write_text(header + row, encoding="utf-8")
    file = tmp_path / "labels.tsv"
    file.write_text("g\tgarde du corps\nj\tjardinier\n", encoding="utf-8")
    query = b"agent de protection rapprochee\n"
    assert [row[1] for row in rows(run(file, query).stdout)] == []
    for _ in range(2):  # read and built, then as it was kept
        assert [row[1] for row in rows(run(file, query, "--taxonomy", str(folder)).stdout)] == ["g"]
    assert len(list((tmp_path / "cache" / "skilltree").iterdir())) == 1
