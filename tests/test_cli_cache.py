"""What a taxonomy knows is kept between runs, and a cache that is broken or closed is no mistake."""

import os
from pathlib import Path

import pytest

from skilltree import cli_cache
from skilltree.cli_cache import MOST_KEPT, cache_folder, knowledge_of
from skilltree.cli_labels import UnreadableInput
from skilltree.cli_taxonomy import Taxonomy, read_taxonomy

URI = "http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34"


def write_taxonomy(folder: Path, label: str = "garde du corps") -> None:
    folder.mkdir(exist_ok=True)
    header = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description\n"
    (folder / "occupations_fr.csv").write_text(f"{header}Occupation,{URI},5414,{label},,\n", encoding="utf-8")


@pytest.fixture
def taxonomy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write_taxonomy(tmp_path / "taxonomy")
    return tmp_path / "taxonomy"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was read, one entry for each time that it was."""
    read: list[Path] = []

    def counted(folder: Path) -> Taxonomy:
        read.append(folder)
        return read_taxonomy(folder)

    monkeypatch.setattr(cli_cache, "read_taxonomy", counted)
    return read


def kept() -> list[Path]:
    return sorted(cache_folder().iterdir())


def test_a_second_run_reads_no_taxonomy_and_knows_the_same(taxonomy: Path, readings: list[Path]) -> None:
    first, second = knowledge_of(taxonomy), knowledge_of(taxonomy)
    assert readings == [taxonomy]
    assert b"".join(first.to_buffers()) == b"".join(second.to_buffers())
    assert second.rows_of_label("garde du corps") == [0]


def test_changed_files_are_read_again(taxonomy: Path, readings: list[Path]) -> None:
    knowledge_of(taxonomy)
    write_taxonomy(taxonomy, "boulanger")
    assert knowledge_of(taxonomy).rows_of_label("boulanger") == [0]
    os.utime(taxonomy / "occupations_fr.csv", ns=(1, 1))
    knowledge_of(taxonomy)
    assert len(readings) == 3


@pytest.mark.parametrize("content", [b"", b"nothing of ours", None])
def test_a_damaged_file_is_built_again(taxonomy: Path, readings: list[Path], content: bytes | None) -> None:
    knowledge_of(taxonomy)
    [file] = kept()
    whole = file.read_bytes()
    file.write_bytes(whole[:-64] if content is None else content)
    assert knowledge_of(taxonomy).rows_of_label("garde du corps") == [0]
    assert len(readings) == 2
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_mistake(taxonomy: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be")
    assert knowledge_of(taxonomy).rows == 1


def test_only_the_newest_are_kept(taxonomy: Path) -> None:
    for number in range(MOST_KEPT + 2):
        write_taxonomy(taxonomy, f"garde numéro {number}")
        os.utime(taxonomy / "occupations_fr.csv", ns=(number, number))
        knowledge_of(taxonomy)
    assert len(kept()) == MOST_KEPT


def test_a_folder_without_taxonomy_is_named_and_not_kept(tmp_path: Path, taxonomy: Path) -> None:
    with pytest.raises(UnreadableInput, match="nowhere"):
        knowledge_of(tmp_path / "nowhere")
    assert not cache_folder().exists()


def test_the_cache_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/srv/somebody")
    for given in ("", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", given)
        assert cache_folder() == Path("/srv/somebody/.cache/skilltree")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path("/srv/somebody/.cache/skilltree")
