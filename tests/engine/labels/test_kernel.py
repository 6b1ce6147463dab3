"""The compiled kernel answers what numpy answers, to the last bit; files that lead outside are refused before it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from skilltree.engine.buffers import DamagedBuffer, pack, unpack
from skilltree.engine.labels import LabelIndex, kernel
from skilltree.engine.labels.index import KIND
from skilltree.engine.labels.steps_kernel import KernelSteps
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

COMPILER = shutil.which("cc")
_SYLLABLES = "sou der dage jar di nier cui sine ter con duc teur me ca ni que é lec tri ci té mai son bois for tam தமி"
SYLLABLES = _SYLLABLES.split()

needs_kernel = pytest.mark.skipif(COMPILER is None, reason="no C compiler, so no kernel: numpy answers alone")


@pytest.fixture
def fresh_library() -> Iterator[None]:
    kernel.library.cache_clear()
    yield
    kernel.library.cache_clear()


@needs_kernel
def test_where_there_is_a_compiler_the_kernel_is_used() -> None:
    index = LabelIndex.build([label("a", "souder")])
    assert [type(steps) for steps in index._steps] == [KernelSteps], "run `make setup`"


@pytest.mark.usefixtures("fresh_library")
def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLTREE_KERNEL", "off")
    assert kernel.library() is None


@pytest.mark.usefixtures("fresh_library")
@pytest.mark.parametrize("content", [None, b"", b"no library"])
def test_a_missing_or_broken_library_leaves_numpy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "kernel.so"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(kernel, "FILE", path)
    assert kernel.library() is None


@needs_kernel
@pytest.mark.usefixtures("fresh_library")
def test_another_version_leaves_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "VERSION", kernel.VERSION + 1)
    assert kernel.library() is None


def label(concept: str, text: str, *, rank: int = 1, language: Language = Language.FR) -> ConceptLabel:
    return ConceptLabel(concept=concept, text=text, language=language, rank=rank)


WORD = st.one_of(
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map("".join),
    st.sampled_from(["de", "la", "c++", ".net", "r486", "dj", "s", "anti" * 20, "anti" * 19 + "ante"]),
    st.text(alphabet="abcé", min_size=1, max_size=7),
)
TEXT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
LABELS = st.lists(
    st.builds(
        ConceptLabel,
        concept=st.sampled_from("abcdefghij"),
        text=TEXT,
        language=st.sampled_from([Language.FR, Language.EN]),
        rank=st.integers(0, 3),
    ),
    max_size=25,
    unique=True,
)


def assert_same(compiled: LabelIndex, plain: LabelIndex, text: str, limit: int = 10) -> None:
    for prefix in (True, False):
        found = compiled.search(text, limit=limit, prefix=prefix, language=Language.FR)
        assert found == plain.search(text, limit=limit, prefix=prefix, language=Language.FR), text
        assert compiled.rank(text, limit=limit, prefix=prefix) == plain.rank(text, limit=limit, prefix=prefix), text


@needs_kernel
@settings(max_examples=100, deadline=None)
@given(LABELS, LABELS, st.lists(st.sampled_from("abcdefghij"), max_size=3), st.lists(TEXT, max_size=4), st.data())
def test_it_answers_what_numpy_answers(
    labels: list[ConceptLabel], more: list[ConceptLabel], gone: list[str], texts: list[str], data: st.DataObject
) -> None:
    indexes = [LabelIndex.build(labels, compiled=compiled) for compiled in (True, False)]
    for number, text in enumerate([*texts, *(each.text for each in labels[:3])]):
        cut = text[: data.draw(st.integers(1, len(text)))]
        for each in (text, cut):
            assert_same(indexes[0], indexes[1], each, limit=1 + 3 * number)
        for index in indexes:
            index.add(more[number : number + 1])
            for concept in gone[number : number + 1]:
                index.remove(concept)


@needs_kernel
def test_it_answers_what_numpy_answers_over_many_words() -> None:
    draw = random.Random(20261122)
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 5))) for _ in range(12_000)]
    labels = [
        label(f"c{draw.randrange(9000)}", " ".join(draw.choices(words, k=draw.randint(1, 8))), rank=draw.randrange(3))
        for _ in range(20_000)
    ]
    written = b"".join(LabelIndex.build(labels).to_buffers())
    indexes = [LabelIndex.from_buffer(written, compiled=compiled) for compiled in (True, False)]
    for each in draw.sample(labels, 150):
        letters = list(each.text)
        for _ in range(draw.randrange(3)):
            letters[draw.randrange(len(letters))] = draw.choice("aeinst ")
        text = "".join(letters)
        assert_same(indexes[0], indexes[1], text)
        assert_same(indexes[0], indexes[1], text[: draw.randint(1, 12)], limit=draw.choice([1, 10, 300]))
    for index in indexes:
        for number in range(0, 9000, 7):
            index.remove(f"c{number}")
    for each in draw.sample(labels, 30):
        assert_same(indexes[0], indexes[1], each.text[: draw.randint(1, 40)])


@needs_kernel
def test_the_longest_texts_are_answered_alike() -> None:
    labels = [label("a", "\ufdfa" * 400), label("b", "é" * 400), label("c", "soudage " * 50), label("d", "ab" * 200)]
    indexes = [LabelIndex.build(labels, compiled=compiled) for compiled in (True, False)]
    for text in (
        "\ufdfa" * 400,
        "é" * 399 + "a",
        "ba" * 200,
        "soudage " * 400,
        " ".join(map(chr, range(0x4E00, 0x5000))),
    ):
        assert_same(indexes[0], indexes[1], text)


def damaged(**changes: Any) -> bytes:
    arrays = unpack(KIND, b"".join(LabelIndex.build([label("a", "souder"), label("b", "souder un tube")]).to_buffers()))
    changed: dict[str, NDArray[Any]] = {name: array.copy() for name, array in arrays.items()}
    for name, value in changes.items():
        changed[name][-1] = value
    return b"".join(pack(KIND, changed))


NUMBERS = [
    *(
        "piece_words",
        "by_length",
        "begin_words",
        "kin_words",
        "row_words",
        "posting_rows",
        "row_label",
        "label_concept",
    ),
    *("word_ends", "piece_starts", "length_starts", "kin_starts", "posting_starts", "row_starts", "row_letter_ends"),
    *("text_ends", "concept_ends"),
]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", [-1, 1 << 30])
def test_numbers_that_lead_outside_are_refused(name: str, value: int) -> None:
    with pytest.raises(DamagedBuffer, match=name):
        LabelIndex.from_buffer(damaged(**{name: value}))


@pytest.mark.parametrize("name", ["piece_weights", "kin_likeness"])
@pytest.mark.parametrize("value", [np.nan, np.inf, -1.0, 0.0, 1e9])
def test_likenesses_that_are_none_are_refused(name: str, value: float) -> None:
    with pytest.raises(DamagedBuffer, match=name):
        LabelIndex.from_buffer(damaged(**{name: value}))


def test_a_file_without_one_of_its_arrays_is_refused() -> None:
    arrays = dict(unpack(KIND, damaged()))
    del arrays["kin_words"]
    with pytest.raises(DamagedBuffer, match="kin_words"):
        LabelIndex.from_buffer(b"".join(pack(KIND, arrays)))
