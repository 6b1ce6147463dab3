"""Searching labels as an inhabitant types, and the index against a slow, obvious oracle."""

from __future__ import annotations

from math import log1p

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from skilltree.engine.labels import LabelIndex, fold
from skilltree.engine.labels.fold import FUNCTION_WORDS
from skilltree.engine.labels.index import JOINED, SURE, SURE_COVER, SURE_SCORE, WEAKEST_COVER, WEAKEST_SCORE
from skilltree.engine.labels.vocabulary import Vocabulary
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


@settings(max_examples=60)
@given(LABELS, TEXT, st.integers(0, 5))
def test_the_fast_index_equals_the_slow_oracle(labels: list[ConceptLabel], text: str, cut: int) -> None:
    text = text[: len(text) - cut].strip() or text
    fast = {hit.concept: hit.score for hit in LabelIndex.build(labels).search(text, limit=50, prefix=False)}
    assert fast == pytest.approx(oracle(labels, text), abs=3e-6)


def oracle(labels: list[ConceptLabel], text: str) -> dict[str, float]:
    """Score every label with loops and dictionaries; the best score of each concept."""
    vocabulary = Vocabulary()
    contents = [set(fold(each.text).split()) for each in labels]
    for words in contents:
        for word in sorted(words):
            vocabulary.add(word)

    def weight(word: str) -> float:
        number = vocabulary.number(word)
        uses = 0 if number is None else vocabulary.uses[number]
        return log1p(len(labels) / max(uses, 1)) * (0.2 if word in FUNCTION_WORDS else 1.0)

    asked = list(dict.fromkeys(fold(text).split()))
    meant = [{vocabulary.words[n]: s for n, s in vocabulary.close(w, unfinished=False).items()} for w in asked]
    for at in range(len(asked) - 1):
        joined = asked[at] + asked[at + 1]
        if vocabulary.number(joined) is not None:
            for each_meant in meant[at : at + 2]:
                each_meant[joined] = JOINED
    asked_weights = []
    for word, likely in zip(asked, meant, strict=True):
        if likely:
            asked_weights.append(max(weight(w) for w, s in likely.items() if s == max(likely.values())))
        else:
            asked_weights.append(0.7 * log1p(len(labels)) * (0.2 if word in FUNCTION_WORDS else 1.0))
    only_function_words = all(word in FUNCTION_WORDS for word in asked)
    best: dict[str, tuple[float, float]] = {}
    for each, words in zip(labels, contents, strict=True):
        likeness = [max(likely.get(word, 0.0) for word in words) for likely in meant]
        telling = [s for s, w in zip(likeness, asked, strict=True) if only_function_words or w not in FUNCTION_WORDS]
        if not any(telling):
            continue
        of_query = sum(s * w for s, w in zip(likeness, asked_weights, strict=True)) / sum(asked_weights)
        used = sum(weight(w) * max(likely.get(w, 0.0) for likely in meant) for w in words)
        of_label = used / sum(weight(w) for w in words)
        letters = Indel.normalized_similarity(" ".join(sorted(asked)), " ".join(sorted(fold(each.text).split())))
        score = round(min(0.5 * of_query + 0.2 * of_label + 0.3 * letters, 1.0), 6)
        key = score + {0: 0.03, 1: 0.01, 2: 0.0}[each.rank]
        sure = any(s >= SURE and len(w) >= 4 and w not in FUNCTION_WORDS for s, w in zip(likeness, asked, strict=True))
        enough = (SURE_COVER, SURE_SCORE) if sure else (WEAKEST_COVER, WEAKEST_SCORE)
        if of_query >= enough[0] and score >= enough[1]:
            best[each.concept] = max(best.get(each.concept, (0.0, 0.0)), (key, score))
    return {concept: score for concept, (_, score) in best.items()}
