"""Sentences as people write them, against the starter's skills: half of them no rule was made from."""

import pytest

from bench.tagging_everyday import everyday_figures, read_sentences, starter_tagger
from skilltree.engine.tagging import Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return starter_tagger()


def test_both_halves_have_thirty_sentences() -> None:
    halves = [sentence.half for sentence in read_sentences()]
    assert (halves.count("made"), halves.count("kept")) == (30, 30)


@pytest.mark.parametrize(("half", "precision", "recall"), [("made", 0.95, 0.95), ("kept", 0.9, 0.85)])
def test_everyday_sentences_name_their_skills(tagger: Tagger, half: str, precision: float, recall: float) -> None:
    figures = everyday_figures(tagger, half)
    assert figures["precision"] >= precision
    assert figures["recall"] >= recall
