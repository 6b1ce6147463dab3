"""Label indexes kept as files: the same answers, shared, and built again when a file is not what it says."""

from pathlib import Path

import pytest

from skilltree.engine.labels import LabelIndex
from skilltree.model.ids import skill_id_of
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language
from skilltree.service.label_indexes import digest_of, index_of
from skilltree.service.ports.index_files import NoIndexFiles
from skilltree.web.index_files import KEPT_OF_A_KIND, DiskIndexFiles

LABELS = [
    ConceptLabel(concept=skill_id_of(f"urn:{text}"), text=text, language=Language.FR, rank=0)
    for text in ("souder à l’arc", "réparer un vélo", "garder des enfants")
]


def asked(index: LabelIndex) -> list[tuple[str, float]]:
    return [(hit.text, hit.score) for words in ("soudur", "velo", "enfant") for hit in index.search(words)]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many labels each index that had to be built has."""
    seen: list[int] = []
    build = LabelIndex.build

    def counted(labels: list[ConceptLabel]) -> LabelIndex:
        seen.append(len(labels))
        return build(labels)

    monkeypatch.setattr(LabelIndex, "build", counted)
    return seen


def test_a_kept_index_is_read_and_answers_alike(tmp_path: Path, built: list[int]) -> None:
    first = index_of(DiskIndexFiles(tmp_path), "skills", LABELS)
    again = index_of(DiskIndexFiles(tmp_path), "skills", LABELS)
    assert built == [3]
    assert asked(again) == asked(first) == asked(index_of(NoIndexFiles(), "skills", LABELS))


def test_other_labels_are_another_index(tmp_path: Path, built: list[int]) -> None:
    files = DiskIndexFiles(tmp_path)
    index_of(files, "skills", LABELS)
    index_of(files, "skills", LABELS[:2])
    index_of(files, "occupations", LABELS)
    assert built == [3, 2, 3]
    assert digest_of(LABELS) != digest_of(LABELS[::-1])


def test_what_is_added_later_is_not_in_the_file(tmp_path: Path) -> None:
    files = DiskIndexFiles(tmp_path)
    index = index_of(files, "skills", LABELS[:2])
    index.add(LABELS[2:])
    assert index.search("enfants")
    assert index_of(files, "skills", LABELS[:2]).search("enfants") == []


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_file_is_built_again(tmp_path: Path, built: list[int], damage: bytes | None) -> None:
    files = DiskIndexFiles(tmp_path)
    index_of(files, "skills", LABELS)
    path = next(tmp_path.glob("*.labels"))
    path.write_bytes(path.read_bytes()[:-8] if damage is None else damage)
    assert asked(index_of(files, "skills", LABELS)) == asked(index_of(NoIndexFiles(), "skills", LABELS))
    assert built == [3, 3, 3]


def test_old_files_go_and_nothing_half_written_stays(tmp_path: Path) -> None:
    files = DiskIndexFiles(tmp_path)
    for count in (1, 2, 3):
        index_of(files, "skills", LABELS[:count])
    assert len(list(tmp_path.glob("skills-*.labels"))) == KEPT_OF_A_KIND
    assert list(tmp_path.glob("*.part")) == []


def test_a_place_that_cannot_be_written_to_keeps_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert asked(index_of(DiskIndexFiles(blocked), "skills", LABELS)) != []
