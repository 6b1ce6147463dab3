"""What concepts know: rows by term, the same in any order, from arrays alone."""

import mmap
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skilltree.engine.buffers import pack, unpack
from skilltree.engine.knowledge import Attachments, Knowledge, KnownConcept, KnownText
from skilltree.engine.knowledge.build import LABELS_SHARE
from skilltree.engine.knowledge.kin import likeness_of_kin
from skilltree.engine.knowledge.knowledge import KIND, OWN_SUPPORT, ROW_SHARE
from skilltree.engine.knowledge.terms import TermNumbers, name_of, term_of, terms_of, words_of_prose
from skilltree.engine.labels import DamagedBuffer, LabelIndex
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language


def texts(*found: str) -> tuple[KnownText, ...]:
    return tuple(KnownText(text=text, language=Language.FR) for text in found)


def concept(
    name: str, *labels: str, about: str = "", links: tuple[str, ...] = (), family: str | None = None
) -> KnownConcept:
    return KnownConcept(id=name, labels=texts(*labels), about=texts(about) if about else (), links=links, family=family)


CONCEPTS = [
    concept("guard", "garde du corps", "agent de protection rapprochée", about="Il protège une célébrité.", family="a"),
    concept("machinist", "opérateur de machine-outil", "fraiseur", links=("milling",), family="a"),
    concept("gardener", "jardinier", "jardinière", about="Il taille des haies.", family="a"),
    concept("milling", "usiner une pièce"),
    concept("job", "Fraiseur / Fraiseuse", "usineur sur commande numérique", about="Travaille l'acier.", family="b"),
    concept("baker", "boulanger", family="b"),
]
KNOWLEDGE = Knowledge.build(CONCEPTS)


def written(known: Knowledge | Attachments) -> bytes:
    return b"".join(known.to_buffers())


def best(text: str, label: str, knowledge: Knowledge = KNOWLEDGE) -> bool:
    likeness = knowledge.likeness(text)
    return int(likeness.argmax()) in knowledge.rows_of_label(label)


def test_another_label_the_description_the_links_and_the_kin_lead_to_a_concept() -> None:
    assert best("protection rapprochee", "garde du corps")
    assert best("protéger des célébrités", "garde du corps")
    assert best("taille de haie", "jardinier")
    assert KNOWLEDGE.likeness("usiner")[KNOWLEDGE.rows_of_label("opérateur de machine-outil")] > 0
    assert KNOWLEDGE.likeness("commande numérique")[KNOWLEDGE.rows_of_label("opérateur de machine-outil")] > 0


def test_a_label_supports_the_kin_of_its_concept_in_another_taxonomy_too() -> None:
    [job] = KNOWLEDGE.rows_of_label("usineur sur commande numérique")
    [machinist] = KNOWLEDGE.rows_of_label("opérateur de machine-outil")
    likeness, support = (of("usineur sur commande numérique") for of in (KNOWLEDGE.likeness, KNOWLEDGE.support))
    more = support - ROW_SHARE * likeness
    assert more[job] == pytest.approx(OWN_SUPPORT)
    assert LABELS_SHARE < more[machinist] < OWN_SUPPORT, "they share the label of the milling machinist"
    assert np.flatnonzero(more > 1e-6).tolist() == sorted([job, machinist])


def test_what_is_no_label_supports_nothing_by_kinship() -> None:
    text = "usineur sur commande numérique à Nancy"
    np.testing.assert_allclose(KNOWLEDGE.support(text), ROW_SHARE * KNOWLEDGE.likeness(text))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.lists(st.integers(0, 5), min_size=1, max_size=3)), max_size=6))
def test_kinship_is_mutual_and_never_within_a_taxonomy(concepts: list[tuple[str, list[int]]]) -> None:
    terms = ["souder", "soudage", "soudure", "couper", "coupe", "arc"]
    families = [family for family, _ in concepts]
    kin = likeness_of_kin([[tuple(reading)] for _, reading in concepts], families, terms).toarray()
    np.testing.assert_array_equal(kin, kin.T)
    for one, (family, reading) in enumerate(concepts):
        for other, (another, reading_of_other) in enumerate(concepts):
            assert 0 <= kin[one, other] <= 1.0001
            if family == another:
                assert kin[one, other] == 0
            elif set(reading) == set(reading_of_other):
                assert kin[one, other] in (0, pytest.approx(1, abs=1e-3))  # 0 where all labels are the same


def test_a_label_leads_to_its_rows_whatever_its_case_gender_and_order() -> None:
    assert KNOWLEDGE.rows_of_label("GARDE DU CORPS") == KNOWLEDGE.rows_of_label("garde du corps") != []
    assert KNOWLEDGE.rows_of_label("corps du garde") == KNOWLEDGE.rows_of_label("garde du corps")
    assert len(KNOWLEDGE.rows_of_label("fraiseur")) == 2
    assert KNOWLEDGE.rows_of_label("fraiseuse") == KNOWLEDGE.rows_of_label("Fraiseur / Fraiseuse")
    assert KNOWLEDGE.rows_of_label("fraiseur") == KNOWLEDGE.rows_of_label("fraiseuse")
    assert KNOWLEDGE.rows_of_label("de la") == KNOWLEDGE.rows_of_label("") == []
    assert KNOWLEDGE.rows_of_label("astronaute") == []


def test_each_language_has_rows_of_its_own() -> None:
    both = KnownConcept(
        id="weld", labels=(*texts("souder"), KnownText(text="weld", language=Language.EN)), about=texts("Il chauffe.")
    )
    knowledge = Knowledge.build([both])
    assert knowledge.rows == 2
    assert knowledge.likeness("chauffe")[knowledge.rows_of_label("weld")] == 0
    assert knowledge.likeness("chauffe")[knowledge.rows_of_label("souder")] > 0


@given(st.permutations(CONCEPTS))
@settings(max_examples=10)
def test_the_order_of_the_concepts_changes_nothing(concepts: Sequence[KnownConcept]) -> None:
    assert written(Knowledge.build(concepts)) == written(KNOWLEDGE)


def test_a_mapped_file_gives_the_same_knowledge(tmp_path: Path) -> None:
    path = tmp_path / "knowledge"
    path.write_bytes(written(KNOWLEDGE))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        again = Knowledge.from_buffer(whole)
        assert written(again) == written(KNOWLEDGE)
        for text in ("usiner", "protection", "nothing of that"):
            np.testing.assert_array_equal(again.likeness(text), KNOWLEDGE.likeness(text))
        del again


def test_kept_attachments_are_the_same() -> None:
    labels = [ConceptLabel(concept="g", text="garde du corps", language=Language.FR, rank=1)]
    attachments = Attachments.build(KNOWLEDGE, labels)
    again = Attachments.from_buffer(written(attachments))
    assert again.concepts == ["g"]
    likeness = KNOWLEDGE.likeness("célébrité")
    assert again.best(likeness, 5, 0.0) == attachments.best(likeness, 5, 0.0) == {0: likeness.max()}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(CONCEPTS)), max_size=6), st.integers(1, 9))
def test_the_best_concepts_are_those_of_the_best_rows(chosen: list[tuple[str, KnownConcept]], most: int) -> None:
    labels = [
        ConceptLabel(concept=name, text=label.text, language=label.language, rank=1)
        for name, known in chosen
        for label in known.labels
    ]
    attachments = Attachments.build(KNOWLEDGE, labels)
    likeness = np.linspace(0.1, 0.9, KNOWLEDGE.rows, dtype=np.float32)
    of_each = {name: 0.0 for name, _ in chosen}
    for label in labels:
        rows = KNOWLEDGE.rows_of_label(label.text)
        of_each[label.concept] = max(of_each[label.concept], float(likeness[rows].max()))
    found = {attachments.concepts[number]: value for number, value in attachments.best(likeness, 100, 0.0).items()}
    assert found == pytest.approx(of_each)
    assert {name: attachments.of_concept(likeness, name) for name in of_each} == pytest.approx(of_each)
    few = attachments.best(likeness, most, 0.0)
    assert {attachments.concepts[number] for number in few} <= of_each.keys()
    assert attachments.of_concept(likeness, "nobody") == 0


def test_a_damaged_or_foreign_file_is_refused() -> None:
    whole = bytearray(written(KNOWLEDGE))
    with pytest.raises(DamagedBuffer):
        Attachments.from_buffer(whole)
    with pytest.raises(DamagedBuffer):
        Knowledge.from_buffer(b"".join(LabelIndex.build([]).to_buffers()))
    with pytest.raises(DamagedBuffer):
        Knowledge.from_buffer(whole[:-1])
    with pytest.raises(DamagedBuffer):
        Knowledge.from_buffer(b"".join(pack(KIND, {"rows": np.zeros(1, np.int32)})))
    whole[-70] ^= 1
    with pytest.raises(DamagedBuffer):
        Knowledge.from_buffer(whole)


@given(st.text(max_size=80))
def test_likeness_is_from_0_to_1(text: str) -> None:
    likeness = KNOWLEDGE.likeness(text)
    assert likeness.shape == (KNOWLEDGE.rows,)
    assert likeness.min() >= 0
    assert likeness.max() <= 1


def test_likeness_is_the_sum_over_the_terms() -> None:
    """The posting lists against one dense row after another."""
    arrays = unpack(KIND, written(KNOWLEDGE))
    names, starts = arrays["term_names"].tolist(), arrays["term_starts"].tolist()
    dense = np.zeros((KNOWLEDGE.rows, len(names)))
    for number in range(len(names)):
        here = slice(starts[number], starts[number + 1])
        dense[arrays["term_rows"][here].astype(int), number] = arrays["term_weights"][here].astype(float)
    query = np.zeros(len(names))
    for term in terms_of("agent de protection"):
        query[names.index(name_of(term))] = arrays["term_rarity"][names.index(name_of(term))]
    expected = dense @ (query / np.linalg.norm(query))
    np.testing.assert_allclose(KNOWLEDGE.likeness("agent de protection"), expected.clip(max=1), atol=2e-3)


def test_no_concepts_know_nothing() -> None:
    nothing = Knowledge.build([])
    assert nothing.rows == 0
    assert nothing.rows_of_label("souder") == []
    assert nothing.likeness("souder").size == 0


def test_terms_have_no_gender_and_number() -> None:
    assert term_of("conductrices") == term_of("conducteur")
    assert terms_of("Les infirmières de l'hôpital") == ["infirmier", "hopital"]


@given(st.text(alphabet="ab é.\n", max_size=60).map(lambda text: text * 30))
def test_words_of_prose_are_cut_only_where_they_must_be(text: str) -> None:
    expected = text.replace(".", " ").replace("é", "e").split()
    found = list(words_of_prose(text))
    assert "".join(found) == "".join(expected)
    if max(map(len, text.split(" ")), default=0) < 400:
        assert found == expected


def test_terms_are_numbered_as_they_come() -> None:
    numbers = TermNumbers()
    assert numbers.of_label("Soudeur / Soudeuse de pièces") == [0, -1, 1]
    assert numbers.of_prose("Une soudeuse. Des pièces à souder.") == [-1, 0, -1, 1, -1, 2]
    assert list(numbers.terms) == ["soudeur", "piec", "souder"]


@given(st.lists(st.integers(0, 10**6), unique=True, max_size=20))
def test_words_that_nobody_knows_never_make_a_text_likelier(numbers: list[int]) -> None:
    words = ["jardinier"]
    likeness = KNOWLEDGE.likeness("jardinier").max()
    for number in numbers:
        words.append(f"zz{number}q")
        less = KNOWLEDGE.likeness(" ".join(words)).max()
        assert less < likeness
        likeness = less
