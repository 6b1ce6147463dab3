"""Two signals in one ranking."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skilltree.engine.knowledge import Attachments, Knowledge, Matcher
from skilltree.engine.knowledge.matcher import WEAKEST_MEANING, bent
from skilltree.engine.labels import LabelIndex
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language
from tests.engine.knowledge.test_knowledge import CONCEPTS, concept

TEXTS = {"g": "garde du corps", "m": "opérateur de machine-outil", "j": "jardinier", "x": "surveiller un musée"}
LABELS = [ConceptLabel(concept=name, text=text, language=Language.FR, rank=1) for name, text in TEXTS.items()]
INDEX = LabelIndex.build(LABELS)
KNOWLEDGE = Knowledge.build(CONCEPTS)


def matcher_of(labels: Sequence[ConceptLabel], knowledge: Knowledge = KNOWLEDGE) -> Matcher:
    return Matcher(LabelIndex.build(labels), knowledge, Attachments.build(knowledge, labels))


MATCHER = matcher_of(LABELS)


def names(text: str, matcher: Matcher = MATCHER, limit: int = 10) -> list[str]:
    return [match.concept for match in matcher.search(text, limit=limit)]


def test_what_no_letter_tells_is_known() -> None:
    assert [hit.concept for hit in INDEX.search("protection rapprochée")] == []
    assert names("protection rapprochée") == ["g"]
    assert names("taille de haies")[0] == "j"


@given(st.sampled_from(["garde", "jardinier", "surveiller des haies", "usineur", "musée", "protection du corps", "zz"]))
def test_what_letters_find_is_never_lost_and_only_the_very_words_score_one(text: str) -> None:
    letters = {hit.concept: hit.score for hit in INDEX.search(text)}
    both = {match.concept: match.score for match in MATCHER.search(text)}
    assert letters.keys() <= both.keys()
    for name, score in both.items():
        assert bent(letters.get(name, 0.0)) - 1e-6 <= score <= 1
        assert score < 1 or letters[name] == pytest.approx(1)


@given(st.floats(0, 3), st.floats(0, 3))
def test_bending_keeps_the_order_and_stays_below_one(one: float, other: float) -> None:
    assert 0 <= bent(one) <= min(one, 1)
    assert one <= 0.8 or 0.8 <= bent(one) < 1
    assert (bent(one) <= bent(other)) if one <= other else (bent(one) >= bent(other))


def test_the_very_words_of_a_label_are_left_to_the_letters() -> None:
    hits = INDEX.search("garde du corps", limit=50)
    found = MATCHER.search("garde du corps")
    assert hits[0].score == pytest.approx(1)
    assert [match.concept for match in found] == [hit.concept for hit in hits[:10]]
    assert [match.score for match in found] == pytest.approx([hit.score for hit in hits[:10]], abs=1e-6)


def test_equal_scores_come_by_id_and_the_limit_holds() -> None:
    labels = [ConceptLabel(concept=name, text="garde du corps", language=Language.FR, rank=1) for name in "cab"]
    matcher = matcher_of(labels)
    assert names("protection rapprochée", matcher) == ["a", "b", "c"]
    assert names("protection rapprochée", matcher, limit=2) == ["a", "b"]


def test_a_label_that_no_taxonomy_has_goes_with_its_nearest_concept() -> None:
    labels = [
        ConceptLabel(
            concept="p", text="agents de la protection rapprochée d'une célébrité", language=Language.FR, rank=1
        )
    ]
    matcher = matcher_of(labels)
    assert names("garde du corps", matcher) == ["p"]


def test_labels_of_one_concept_share_what_is_known() -> None:
    labels = [
        ConceptLabel(concept="both", text="jardinier", language=Language.FR, rank=1),
        ConceptLabel(concept="both", text="garde du corps", language=Language.FR, rank=2),
    ]
    matcher = matcher_of(labels)
    assert names("haies", matcher) == names("protection rapprochée", matcher) == ["both"]


def test_nothing_asked_and_nothing_known_give_nothing() -> None:
    assert MATCHER.search("") == MATCHER.search("  ") == MATCHER.search("haies", limit=0) == []
    empty = matcher_of([], Knowledge.build([concept("a", "souder")]))
    assert empty.search("souder") == []
    ignorant = matcher_of(LABELS, Knowledge.build([]))
    assert names("jardinier", ignorant) == ["j"]


def test_what_a_screen_shows_of_a_match() -> None:
    by_letters = MATCHER.search("garde")[0]
    assert (by_letters.concept, by_letters.by_meaning, by_letters.hit.text) == ("g", False, "garde du corps")
    assert by_letters.hit.spans == ((0, 5),)
    assert by_letters.score >= by_letters.hit.score > 0
    [by_meaning] = MATCHER.search("protection rapprochée")
    assert (by_meaning.by_meaning, by_meaning.hit.text) == (True, "garde du corps")
    assert (by_meaning.hit.spans, by_meaning.hit.score) == ((), 0)


def test_the_label_to_show_is_the_everyday_one_of_the_language_asked_for() -> None:
    labels = [
        ConceptLabel(concept="g", text="garde du corps", language=Language.FR, rank=1),
        ConceptLabel(concept="g", text="gorille", language=Language.FR, rank=0),
        ConceptLabel(concept="g", text="bodyguard", language=Language.EN, rank=1),
    ]
    matcher = matcher_of(labels)
    [plain] = matcher.search("protection rapprochée")
    [english] = matcher.search("protection rapprochée", language=Language.EN)
    assert (plain.hit.text, english.hit.text) == ("gorille", "bodyguard")


def test_labels_that_come_and_go_need_no_new_attachments() -> None:
    index = LabelIndex.build(LABELS)
    matcher = Matcher(index, KNOWLEDGE, Attachments.build(KNOWLEDGE, LABELS))
    index.add([ConceptLabel(concept="local", text="animer un repair café", language=Language.FR, rank=1)])
    assert names("repair cafe", matcher) == ["local"]
    index.remove("g")
    assert names("protection rapprochée", matcher) == []
    index.add([LABELS[0]])
    assert names("protection rapprochée", matcher) == ["g"]


def test_faint_meaning_is_ranked_but_not_shown() -> None:
    text = "célébrité " + " ".join(f"inconnu{number}" for number in range(30))
    [(concept, score)] = MATCHER.rank(text, limit=10)
    assert concept == "g"
    assert 0 < score < WEAKEST_MEANING
    assert names(text) == []
