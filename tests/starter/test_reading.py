"""Files that cannot be read are refused by name."""

import shutil
from pathlib import Path

import pytest

from skilltree.starter import STARTER_FOLDER, StarterError, read_starter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STARTER_FOLDER, tmp_path / "data"))


def refusal(folder: Path) -> str:
    with pytest.raises(StarterError) as refused:
        read_starter(folder)
    return str(refused.value)


def test_an_untouched_copy_reads_alike(folder: Path) -> None:
    assert read_starter(folder) == read_starter()


def test_a_misspelt_key_is_refused(folder: Path) -> None:
    path = folder / "skills" / "fibre.toml"
    path.write_text(path.read_text().replace("prerequisites =", "prerequisite =", 1))
    assert "skills/fibre.toml, comprendre-reseau-fibre" in refusal(folder)
    assert "prerequisite" in refusal(folder)


def test_an_unknown_word_is_refused(folder: Path) -> None:
    path = folder / "opportunities" / "plaine-commune.toml"
    path.write_text(path.read_text().replace('kind = "job"', 'kind = "jobs"', 1))
    assert "raccorder-logements-fibre" in refusal(folder)


def test_a_missing_language_is_refused(folder: Path) -> None:
    path = folder / "courses" / "fibre" / "05-souder.toml"
    path.write_text(path.read_text().replace("explain_en", "explain_de", 1))
    assert "fibre/05-souder.toml" in refusal(folder)


def test_a_foreign_table_is_refused(folder: Path) -> None:
    path = folder / "communes.toml"
    path.write_text(path.read_text() + '\n[[cities]]\nname = "Lyon"\n')
    assert "expected [[communes]] alone" in refusal(folder)


def test_broken_toml_is_refused(folder: Path) -> None:
    (folder / "occupations" / "first.toml").write_text("[[occupations")
    assert "occupations/first.toml" in refusal(folder)


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "territories.toml").unlink()
    assert "territories.toml" in refusal(folder)


def test_a_folder_without_skills_is_refused(folder: Path) -> None:
    shutil.rmtree(folder / "skills")
    assert "skills: no file to read" in refusal(folder)
