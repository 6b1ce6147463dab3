"""An index goes to a file and comes back the same; a damaged file is refused."""

from __future__ import annotations

import mmap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.labels import DamagedBuffer, LabelIndex
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

WORD = st.sampled_from(["souder", "arc", "cuisine", "c++", "தமிழ்", "r486", "---", "é/è"])
LABELS = st.lists(
    st.builds(
        ConceptLabel,
        concept=st.sampled_from("abcé"),
        text=st.lists(WORD, min_size=1, max_size=3).map(" ".join),
        language=st.sampled_from(list(Language)),
        rank=st.integers(0, 3),
    ),
    max_size=10,
)


def written(index: LabelIndex) -> bytes:
    return b"".join(index.to_buffers())


def small() -> LabelIndex:
    return LabelIndex.build([ConceptLabel(concept="a", text="souder à l'arc", language=Language.FR, rank=0)])


@given(LABELS, st.sampled_from(["souder", "soudr arc", "cui", "c++", "தமிழ்"]))
def test_round_trip(labels: list[ConceptLabel], text: str) -> None:
    index = LabelIndex.build(labels)
    again = LabelIndex.from_buffer(written(index))
    assert len(again) == len(index)
    assert again.search(text) == index.search(text)
    assert written(again) == written(index)


def test_equal_labels_give_equal_bytes() -> None:
    labels = [ConceptLabel(concept=c, text=f"souder {c}", language=Language.FR, rank=0) for c in "abcd"]
    one_by_one = LabelIndex()
    for label in reversed(labels):
        one_by_one.add([label])
        one_by_one.search("souder")
    one_by_one.add([ConceptLabel(concept="z", text="passer", language=Language.FR, rank=0)])
    one_by_one.remove("z")
    assert written(one_by_one) == written(LabelIndex.build(labels))


def test_a_mapped_file_can_be_added_to_and_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "labels"
    path.write_bytes(written(small()))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        index = LabelIndex.from_buffer(whole)
        index.add([ConceptLabel(concept="b", text="jardinage", language=Language.FR, rank=0)])
        assert index.search("jardinnage")[0].concept == "b"
        index.remove("a")
        assert index.search("souder") == []
        assert LabelIndex.from_buffer(whole).search("souder")[0].concept == "a"
        del index


@pytest.mark.parametrize("at", [0, 7, 9, 20, 40, 400, -1])
def test_one_changed_byte_is_refused(at: int) -> None:
    damaged = bytearray(written(small()))
    damaged[at] ^= 1
    with pytest.raises(DamagedBuffer):
        LabelIndex.from_buffer(damaged)


@pytest.mark.parametrize("size", [0, 5, 23, 24, 100, -1])
def test_a_cut_file_is_refused(size: int) -> None:
    with pytest.raises(DamagedBuffer):
        LabelIndex.from_buffer(written(small())[:size])


def test_another_version_is_refused_by_name() -> None:
    with pytest.raises(DamagedBuffer, match="SKLABEL2"):
        LabelIndex.from_buffer(b"SKLABEL9" + written(small())[8:])
