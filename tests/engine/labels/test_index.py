"""Searching labels as an inhabitant types, and what adding and removing may not change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.labels import LabelIndex
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

FR, EN = Language.FR, Language.EN


def label(concept: str, text: str, *, rank: int = 1, language: Language = FR) -> ConceptLabel:
    return ConceptLabel(concept=concept, text=text, language=language, rank=rank)


STARTER = [
    label("weld", "Souder à l'arc", rank=0),
    label("weld", "soudage à l'arc électrique"),
    label("weld", "arc welding", language=EN),
    label("weld-mig", "soudage MIG"),
    label("excel", "Excel", rank=0),
    label("excel", "utiliser un tableur"),
    label("explosives", "explosifs"),
    label("garden", "jardinage", rank=0),
    label("garden", "entretenir un jardin"),
    label("licence", "Permis B", rank=0),
    label("licence", "permis de conduire, catégorie B"),
    label("cook", "cuisine", rank=0),
    label("cook", "préparer des repas"),
    label("cooker", "nettoyer une cuisine"),
    label("dj", "DJ"),
    label("cpp", "C++"),
    label("c", "C"),
    label("csharp", "C#"),
    label("sql", "SQL"),
    label("net", ".NET"),
    label("web", "développeur/développeuse web"),
    label("child", "garder des enfants", rank=0),
    label("nanny", "baby-sitting"),
    label("football", "football"),
    label("caces", "CACES R486 nacelles"),
]


@pytest.fixture(scope="module")
def index() -> LabelIndex:
    return LabelIndex.build(STARTER)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("soudur arc", "weld"),
        ("arc soudage", "weld"),
        ("l'arc, souder", "weld"),
        ("exel", "excel"),
        ("jardinnage", "garden"),
        ("jardinage chez les voisins", "garden"),
        ("j'aime faire la cuisine", "cook"),
        ("jardinage de quartier entre voisins solidaires", "garden"),
        ("babysitting", "nanny"),
        ("baby sitting", "nanny"),
        ("baby-siting", "nanny"),
        ("foot ball", "football"),
        ("permi b", "licence"),
        ("kuisine", "cook"),
        ("cuisnie", "cook"),
        ("cuis", "cook"),
        ("DJ", "dj"),
        ("c++", "cpp"),
        ("C", "c"),
        ("c#", "csharp"),
        ("sql", "sql"),
        (".net", "net"),
        ("développeuse web", "web"),
        ("developpeur web", "web"),
        ("développeur / développeuse web", "web"),
        ("garde d'enfents", "child"),
        ("caces r486", "caces"),
    ],
)
def test_what_thumbs_type_finds_what_was_meant(index: LabelIndex, typed: str, meant: str) -> None:
    hits = index.search(typed, limit=5)
    assert hits
    assert hits[0].concept == meant


@pytest.mark.parametrize("nonsense", ["", " ", "\x00", "---", "qsdfghjklm", "xqzw vbkt", "zz", "999999"])
def test_nonsense_finds_nothing(index: LabelIndex, nonsense: str) -> None:
    assert index.search(nonsense) == []


def test_ten_megabytes_are_answered_at_once(index: LabelIndex) -> None:
    assert index.search("a" * 10_000_000) == []
    assert index.search("soudage " * 1_000_000)[0].concept == "weld-mig"


def test_the_same_words_score_1_in_any_order_and_case(index: LabelIndex) -> None:
    for typed in ("SOUDAGE MIG", "mig soudage"):
        assert index.search(typed)[0].score == 1.0


def test_everyday_labels_come_first_when_equal() -> None:
    index = LabelIndex.build([label("a", "souder", rank=2), label("b", "souder", rank=0)])
    assert [hit.concept for hit in index.search("souder")] == ["b", "a"]


def test_preferred_language_comes_first_when_equal() -> None:
    index = LabelIndex.build([label("a", "DJ"), label("a", "DJ", language=EN), label("b", "DJ", language=EN)])
    first = index.search("dj", language=EN)
    assert [(hit.concept, hit.language) for hit in first] == [("a", EN), ("b", EN)]
    assert index.search("dj", language=FR)[0].language is FR


def test_equal_answers_are_ordered_by_id() -> None:
    index = LabelIndex.build([label(concept, "souder") for concept in "cab"])
    assert [hit.concept for hit in index.search("souder")] == ["a", "b", "c"]


def test_unfinished_words_count_only_when_asked(index: LabelIndex) -> None:
    assert index.search("nacel")[0].concept == "caces"
    assert index.search("na", prefix=True)
    assert not index.search("na", prefix=False)
    assert not index.search("na ")


def test_spans_show_what_was_matched(index: LabelIndex) -> None:
    def shown(typed: str) -> list[str]:
        hit = index.search(typed)[0]
        return [hit.text[start:end] for start, end in hit.spans]

    assert shown("souder arc") == ["Souder", "arc"]
    assert shown("cuis") == ["cuis"]
    assert shown("exel") == ["Excel"]
    assert shown("c++") == ["C++"]


def test_a_new_label_is_found_by_the_next_query() -> None:
    index = LabelIndex.build(STARTER)
    assert not index.search("apiculture")
    index.add([label("bees", "apiculture")])
    assert index.search("apiculteur")[0].concept == "bees"
    assert len(index) == len(STARTER) + 1


def test_many_removals_are_swept() -> None:
    index = LabelIndex.build([label(f"x{number:04}", f"souder {number}") for number in range(2100)])
    for number in range(2000):
        index.remove(f"x{number:04}")
    assert len(index) == 100
    assert [hit.concept for hit in index.search("souder 2007", limit=1)] == ["x2007"]
    assert index.search("souder 7", prefix=False, limit=1)[0].score < 1


WORD = st.sampled_from(["souder", "soudage", "arc", "cuisine", "cuisiner", "jardin", "de", "la", "dj", "c++", "r486"])
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LABELS = st.lists(
    st.builds(
        ConceptLabel,
        concept=st.sampled_from("abcdefgh"),
        text=TEXT,
        language=st.sampled_from([FR, EN]),
        rank=st.integers(0, 2),
    ),
    max_size=14,
    unique=True,
)


def found(index: LabelIndex, text: str) -> list[tuple[str, str, float]]:
    return [(hit.concept, hit.text, hit.score) for hit in index.search(text, limit=50, language=FR)]


@given(LABELS, TEXT)
def test_one_by_one_equals_all_at_once(labels: list[ConceptLabel], text: str) -> None:
    one_by_one = LabelIndex()
    for each in labels:
        one_by_one.add([each])
        one_by_one.search(text)
    assert found(one_by_one, text) == found(LabelIndex.build(labels), text)
    assert len(one_by_one) == len(labels)


@given(LABELS, LABELS, TEXT)
def test_adding_then_removing_changes_nothing(labels: list[ConceptLabel], more: list[ConceptLabel], text: str) -> None:
    index = LabelIndex.build(labels)
    before = found(index, text)
    passing = [label(f"z{each.concept}", each.text, rank=each.rank) for each in more]
    index.add(passing)
    for each in passing:
        index.remove(each.concept)
    assert found(index, text) == before


@given(LABELS, TEXT)
def test_adding_twice_is_adding_once(labels: list[ConceptLabel], text: str) -> None:
    twice = LabelIndex.build(labels)
    twice.add(labels)
    assert found(twice, text) == found(LabelIndex.build(labels), text)
