"""A tagger goes to a file and comes back the same; labels come and go without building it anew."""

from __future__ import annotations

import mmap
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.labels import DamagedBuffer, LabelIndex
from skilltree.engine.tagging import Tagger
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

WORD = st.sampled_from(["souder", "soudage", "arc", "cuisine", "c++", "தமிழ்", "r486", "---", "de", "équipe/équipes"])
LABELS = st.lists(
    st.builds(
        ConceptLabel,
        concept=st.sampled_from("abcdefé"),
        text=st.lists(WORD, min_size=1, max_size=4).map(" ".join),
        language=st.sampled_from([Language.FR, Language.EN]),
        rank=st.integers(0, 3),
    ),
    max_size=12,
)
TEXTS = ["souder à l'arc vite, cuisine", "arc de cuisine soudage c++", "R486 தமிழ் équipe arc cuisine"]


def label(concept: str, text: str) -> ConceptLabel:
    return ConceptLabel(concept=concept, text=text, language=Language.FR, rank=0)


def written(tagger: Tagger) -> bytes:
    return b"".join(tagger.to_buffers())


@given(LABELS)
def test_round_trip(labels: list[ConceptLabel]) -> None:
    tagger = Tagger.build(labels)
    again = Tagger.from_buffer(written(tagger))
    assert len(again) == len(tagger) == len(set(labels))
    assert [again.tag(text) for text in TEXTS] == [tagger.tag(text) for text in TEXTS]
    assert written(again) == written(tagger)


@given(LABELS, LABELS, LABELS, st.sampled_from("abcdefé"))
def test_labels_that_come_and_go_leave_what_a_new_tagger_has(
    first: list[ConceptLabel], second: list[ConceptLabel], third: list[ConceptLabel], gone: str
) -> None:
    tagger = Tagger.build(first)
    tagger.add(second)
    tagger.tag("souder")
    tagger.remove(gone)
    tagger.add(third)
    left = {each for each in first + second if each.concept != gone} | set(third)
    expected = Tagger.build(left)
    assert len(tagger) == len(expected)
    for text in TEXTS:
        for language in (None, Language.EN):
            assert tagger.tag(text, language=language) == expected.tag(text, language=language)
    assert written(tagger) == written(expected)


def test_a_new_label_is_found_in_the_next_text() -> None:
    tagger = Tagger.build([label("a", "souder")])
    assert [tag.concept for tag in tagger.tag("souder et ferrer un âne")] == ["a"]
    tagger.add([label("b", "ferrer un âne")])
    assert [tag.concept for tag in tagger.tag("souder et ferrer un âne")] == ["a", "b"]
    tagger.remove("a")
    tagger.remove("unheard-of")
    assert [tag.concept for tag in tagger.tag("souder et ferrer un âne")] == ["b"]


def test_an_empty_tagger_takes_labels() -> None:
    tagger = Tagger()
    assert tagger.tag("souder") == []
    assert Tagger.from_buffer(written(tagger)).tag("souder") == []
    tagger.add([label("a", "souder")])
    assert [tag.concept for tag in tagger.tag("souder")] == ["a"]


def test_a_mapped_file_can_be_added_to_and_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "tagger"
    path.write_bytes(written(Tagger.build([label("a", "souder"), label("b", "souder à l'arc")])))
    before = path.read_bytes()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        tagger = Tagger.from_buffer(whole)
        tagger.remove("b")
        tagger.add([label("c", "ferrer")])
        assert [tag.concept for tag in tagger.tag("souder à l'arc, ferrer")] == ["a", "c"]
        del tagger
    assert path.read_bytes() == before


@pytest.mark.parametrize("length", [0, 10, 24, 200, -1])
def test_half_a_file_is_refused(length: int) -> None:
    with pytest.raises(DamagedBuffer):
        Tagger.from_buffer(written(Tagger.build([label("a", "souder")]))[:length])


def test_a_changed_byte_and_another_kind_of_file_are_refused() -> None:
    whole = bytearray(written(Tagger.build([label("a", "souder")])))
    with pytest.raises(DamagedBuffer):
        Tagger.from_buffer(b"".join(LabelIndex.build([label("a", "souder")]).to_buffers()))
    whole[-1] ^= 1
    with pytest.raises(DamagedBuffer):
        Tagger.from_buffer(whole)


def test_a_file_without_one_of_its_arrays_is_refused_whatever_its_checksum_says() -> None:
    whole = bytearray(written(Tagger.build([label("a", "souder")])).replace(b"keys_light", b"keys_LIGHT"))
    whole[8:12] = zlib.crc32(whole[24:]).to_bytes(4, "little")
    with pytest.raises(DamagedBuffer, match="keys_light"):
        Tagger.from_buffer(whole)
