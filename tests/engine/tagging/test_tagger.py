"""Tagging against an oracle that looks at every window and every label, and against the label index."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine.labels import LabelIndex
from skilltree.engine.tagging import Tag, Tagger
from skilltree.engine.tagging.build import LEAST_WORDS_OF_FAMILY, marks_of, may_stand_alone, word_readings
from skilltree.engine.tagging.search import (
    BETWEEN,
    COMMON_LEAST,
    LEAST_SCORE,
    OTHER_ENDINGS,
    OTHER_FAMILY,
    OUT_OF_ORDER,
    SAME_LETTERS,
)
from skilltree.engine.tagging.stems import deep, light
from skilltree.engine.tagging.windows import LEAST_WORDS_WITH_GAP
from skilltree.engine.tagging.words import words_of
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

TEXTS = {
    "souder": "souder à l'arc",
    "jardin": "entretenir un jardin",
    "enfants": "garder des enfants",
    "pain": "faire du pain",
    "chariot": "conduire un chariot élévateur",
    "equipe": "gérer le travail en équipe",
    "anglais": "anglais",
    "cpp": "C++",
    "sql": "SQL",
    "python": "Python",
    "papiers": "imprimer, photocopier et scanner",
    "voiture": "Conducteur / Conductrice de voiture",
}


def label(concept: str, text: str, language: Language = Language.FR, rank: int = 1) -> ConceptLabel:
    return ConceptLabel(concept=concept, text=text, language=language, rank=rank)


LABELS = [label(concept, text) for concept, text in TEXTS.items()]
TAGGER = Tagger.build(LABELS)
WORDS = ["souder", "Soudure", "à", "l'arc", "arc", "des", "enfants", "garder", "garde", "faire", "fais", "du", "pain"]
WORDS += ["chariot", "élévateur", "conduire", "conduite", "vite", "équipe", "travail", "gestion", "anglaise", "C++"]
WORDS += [
    "imprimer",
    "photocopier",
    "scanner",
    "scanne",
    "un",
    "jardin",
    "jardins",
    "entretien",
    "entretenir",
    ".",
    ",",
    "et",
    "\n\n",
    "voiture",
    "conductrice",
    "de",
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def found(text: str, tagger: Tagger = TAGGER) -> list[tuple[str, str, float]]:
    return [(text[tag.start : tag.end], tag.concept, tag.score) for tag in tagger.tag(text)]


def likeness(here: Sequence[str], words: Sequence[str], *, deep_cut: bool) -> float:
    stem = deep if deep_cut else light
    ours, theirs = [stem(word) for word in here], [stem(word) for word in words]
    if sorted(ours) != sorted(theirs):
        return 0.0
    score = OTHER_FAMILY if deep_cut else SAME_LETTERS if list(here) == list(words) else OTHER_ENDINGS
    return score if ours == theirs else score - OUT_OF_ORDER


def readings_of(labels: Sequence[ConceptLabel]) -> list[tuple[ConceptLabel, tuple[str, ...], int]]:
    """Return the readings, less those of one word that is too short or that too many concepts use."""
    every = [(each, words, marks) for each in labels for words, marks in word_readings(each.text).items()]
    uses = {light(word): {each.concept for each, others, _ in every if light(word) in map(light, others)}
            for _, words, _ in every for word in words}  # fmt: skip
    return [
        (each, words, marks)
        for each, words, marks in every
        if len(words) > 1 or (may_stand_alone(words[0], each.text) and len(uses[light(words[0])]) <= COMMON_LEAST)
    ]


def oracle(
    text: str, readings: Sequence[tuple[ConceptLabel, tuple[str, ...], int]]
) -> list[tuple[int, int, str, float]]:
    """Every window of words, less none or one inside, against every label; then the best that are apart."""
    words = words_of(text)
    every: list[tuple[int, float, int, str, int, set[int]]] = []
    for first, last in combinations(range(len(words.texts) + 1), 2):
        window = range(first, last)
        if words.phrases[first] != words.phrases[last - 1]:
            continue
        for skipped in (None, *window[1:-1]):
            here = [words.texts[at] for at in window if at != skipped]
            marks = marks_of([words.parts[at] for at in window if at != skipped])
            for each, reading, own_marks in readings:
                size = len(reading)
                if size != len(here) or (skipped is not None and size < LEAST_WORDS_WITH_GAP):
                    continue
                if marks & ~own_marks:
                    continue
                family = likeness(here, reading, deep_cut=True) if size >= LEAST_WORDS_OF_FAMILY else 0.0
                score = max(likeness(here, reading, deep_cut=False), family)
                in_order = [OTHER_FAMILY, OTHER_ENDINGS, SAME_LETTERS]
                if marks and score not in in_order:
                    continue
                score = round(score - (BETWEEN if skipped is not None else 0), 6)
                if score >= LEAST_SCORE:
                    every.append((-size, -score, words.starts[first], each.concept, words.ends[last - 1], set(window)))
    every.sort(key=lambda window: window[:4])
    taken: set[int] = set()
    kept: list[tuple[int, int, str, float]] = []
    for _, score, start, concept, end, window_words in every:
        if taken.isdisjoint(window_words):
            taken |= window_words
            kept.append((start, end, concept, -score))
    return sorted(kept)


@given(SENTENCES)
def test_tags_are_those_of_the_oracle(text: str) -> None:
    mine = [(tag.start, tag.end, tag.concept) for tag in TAGGER.tag(text)]
    assert mine == [(start, end, concept) for start, end, concept, _ in oracle(text, readings_of(LABELS))]


@given(SENTENCES)
def test_the_label_index_knows_every_tag_from_its_words(text: str) -> None:
    index = LabelIndex.build(LABELS)
    for tag in TAGGER.tag(text):
        hits = index.search(text[tag.start : tag.end], limit=3, prefix=False)
        assert tag.concept in [hit.concept for hit in hits]


@given(st.text(max_size=200) | SENTENCES)
def test_places_are_apart_in_order_and_in_the_text(text: str) -> None:
    end = 0
    for tag in TAGGER.tag(text):
        assert end <= tag.start < tag.end <= len(text)
        assert LEAST_SCORE <= tag.score <= 1
        end = tag.end


@given(SENTENCES)
def test_case_and_accents_change_nothing(text: str) -> None:
    plain = str.maketrans("éèêàçôîû", "eeeacoiu")
    expected = TAGGER.tag(text)
    assert TAGGER.tag(text.upper()) == expected
    assert TAGGER.tag(text.translate(plain)) == expected


@given(SENTENCES, st.permutations(LABELS))
@settings(max_examples=25)
def test_the_order_of_the_labels_changes_nothing(text: str, labels: list[ConceptLabel]) -> None:
    assert Tagger.build(labels).tag(text) == TAGGER.tag(text)


def test_what_people_write_names_skills_in_other_forms() -> None:
    assert found("Je sais Souder à l’arc.") == [("Souder à l’arc", "souder", 1.0)]
    assert found("entretien de jardins") == [("entretien de jardins", "jardin", 0.85)]
    assert found("conduire vite un chariot élévateur") == [("conduire vite un chariot élévateur", "chariot", 0.9)]
    assert found("conductrice de voiture") == [("conductrice de voiture", "voiture", 1.0)]
    assert found("je fais du pain")[0][:2] == ("fais du pain", "pain")


def test_a_word_alone_is_no_skill_of_two_words() -> None:
    assert found("du pain, un arc, des enfants") == []


def test_a_skill_does_not_cross_a_full_stop() -> None:
    assert found("je sais souder. Un arc est beau") == []


def test_signs_are_skills_and_short_words_are_not() -> None:
    tagger = Tagger.build([label("cpp", "C++"), label("sql", "SQL"), label("art", "art"), label("go", "go")])
    assert [concept for _, concept, _ in found("c++, sql, art, go", tagger)] == ["cpp", "sql"]


def test_a_word_that_many_labels_use_is_no_skill_by_itself() -> None:
    rare, common = label("r", "plomberie"), label("c", "communication")
    others = [label(f"o{number}", f"communication avec {number} clients") for number in range(9)]
    assert [
        concept for _, concept, _ in found("plomberie et communication", Tagger.build([rare, common, *others]))
    ] == ["r"]


def test_of_two_labels_at_one_place_the_language_of_the_text_then_the_everyday_one_then_the_first_id_wins() -> None:
    labels = [
        label("b", "jardinage bio", Language.FR, 1),
        label("c", "jardinage bio", Language.FR, 0),
        label("a", "jardinage bio", Language.EN, 0),
        label("d", "jardinage bio", Language.FR, 0),
    ]
    tagger = Tagger.build(labels)
    [tag] = tagger.tag("jardinage bio", language=Language.FR)
    assert (tag.concept, tag.language) == ("c", Language.FR)
    [tag] = tagger.tag("jardinage bio")
    assert tag.concept == "a"


def test_no_labels_and_no_words_give_nothing() -> None:
    nothing: list[Tag] = []
    assert Tagger.build([]).tag("souder à l'arc") == nothing
    assert TAGGER.tag("") == TAGGER.tag(" .\0") == nothing


@pytest.mark.parametrize(("word", "family"), [("soudage", "souder"), ("gestion", "gérer"), ("nettoyage", "nettoyer")])
def test_the_deep_cut_joins_a_family_and_the_light_one_does_not(word: str, family: str) -> None:
    plain = family.replace("é", "e")
    assert deep(word) == deep(plain)
    assert light(word) != light(plain)
