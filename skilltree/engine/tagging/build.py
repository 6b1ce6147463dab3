"""From labels to the arrays of a book: texts, readings as numbers of words, and their keys.

A reading is one way to read a label, its telling words in order. Its key is the sum of the hashes of
its words' stems, whatever their order: one key for the light cut, one for the deep. 64 bits: two of
10^6 labels share a key by chance once in 10^7 books, and whoever reads a hit compares the words.

Labels are sorted by concept, text and language, so that equal sets of labels give equal arrays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from skilltree.engine.labels import variants
from skilltree.engine.labels.arrays import Arrays, bounds, pack_texts
from skilltree.engine.labels.fold import HYPHEN
from skilltree.engine.tagging.stems import RULES, deep, hash_of, light
from skilltree.engine.tagging.typing_errors import build_typing_errors
from skilltree.engine.tagging.words import LINKS, TextWords, words_of
from skilltree.model.taxonomy import ConceptLabel
from skilltree.model.words import Language

MOST_WORDS: Final = 10
"""Telling words of a label; a longer one is a sentence, which nobody writes twice."""

SHORTEST_ALONE: Final = 4
"""Letters of a word that is a skill by itself, unless it is written like a sign: "C++", "SQL"."""

_AND: Final = frozenset({"et", "ou", "and", "or"})
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")

SHORTEST_DOING: Final = 3
"""Letters of a verb alone, after "je" or "I": "sew"."""

LEAST_WORDS_OF_FAMILY: Final = 2
"""Words of a reading that the deep cut may find anywhere; a verb alone only after "je" or "I"."""

_DOINGS: Final = ("er", "ir", "dre", "age", "eur", "euse", "trice")
_VERBS: Final = ("er", "ir", "re", "eur", "euse")

SLOTS_A_KEY: Final = 8
"""Slots of the table that rules most windows out before the keys are searched, at least."""

Hashes = NDArray[np.uint64]
_LANGUAGES = {language: number for number, language in enumerate(Language)}


def rules() -> NDArray[np.uint8]:
    """Return what tells by which rules the words of labels were cut."""
    text = repr((RULES, sorted(LINKS), sorted(_AND), _VERBS, MOST_WORDS, SHORTEST_ALONE, SHORTEST_DOING))
    return np.frombuffer(blake2b(text.encode(), digest_size=16).digest(), np.uint8)


def word_readings(text: str) -> dict[tuple[str, ...], int]:
    """Return the distinct readings of a label that can be found in a text, each with its marks.

    Bit n of the marks says that a comma, a slash, a bracket or "et" stands after word n. What is in brackets at the end
    may be left out where two words or more remain: "permis C (camion)".
    """
    texts = variants(text)
    shorter = _BRACKETS.sub("", text)
    if "-" in text:
        texts += tuple(HYPHEN.sub("", each) for each in texts)
    found: dict[tuple[str, ...], int] = {}
    for at, each in enumerate((*texts, shorter)):
        words = words_of(each)
        least = 1 if at < len(texts) else 2
        if least <= len(words.texts) <= MOST_WORDS:
            found.setdefault(tuple(words.texts), marks_of(words.parts) | _lists(words))
    return found


def _lists(words: TextWords) -> int:
    """Return marks where "et" or its like stands, for which a text may have a comma."""
    return sum(
        1 << at
        for at, (one, other) in enumerate(pairwise(words.places))
        if not _AND.isdisjoint(words.every[one + 1 : other])
    )


def marks_of(parts: Sequence[int]) -> int:
    """Return the marks of words, from the parts of the phrase that they stand in."""
    return sum(1 << at for at, (one, other) in enumerate(pairwise(parts)) if one != other)


def may_stand_alone(word: str, text: str) -> bool:
    """Tell whether a label `text` that is one word long can be known by it."""
    if word.isdigit():
        return False
    if len(word) >= SHORTEST_ALONE:
        return True
    text = text.strip()
    return len(word) > 1 and (not word.isalpha() or (text.isupper() and len(text) > 2))


def is_doing(word: str, language: Language) -> bool:
    """Tell a word that may be a verb or its doer: what follows "je" or "I" may be another form of it."""
    if len(word) < SHORTEST_DOING:
        return False
    return language is Language.EN or (language is Language.FR and word.endswith(_VERBS))


def names_doing(word: str, language: Language) -> bool:
    """Tell a doing or who does it from a thing, by the ending."""
    if language is Language.EN:
        return word.endswith("ing")
    return language is Language.FR and word.endswith(_DOINGS) and not word.endswith("ier")


def build_book(labels: Iterable[ConceptLabel]) -> Arrays:
    """Return the arrays of these labels, each of them once."""
    kept = sorted(set(labels), key=lambda label: (label.concept, label.text, label.language.value, label.rank))
    concepts = {concept: number for number, concept in enumerate(dict.fromkeys(label.concept for label in kept))}
    found: list[tuple[str, ...]] = []
    reading_label: list[int] = []
    marks: list[int] = []
    for number, label in enumerate(kept):
        for words, parted in word_readings(label.text).items():
            found.append(words)
            reading_label.append(number)
            marks.append(parted)
    vocabulary = sorted(set(chain.from_iterable(found)))
    numbers = {word: number for number, word in enumerate(vocabulary)}
    sizes = np.array([len(words) for words in found], np.int64)
    flat = np.fromiter((numbers[word] for words in found for word in words), np.int32, int(sizes.sum()))
    starts = bounds(sizes)
    word_light = np.array([hash_of(light(word)) for word in vocabulary], np.uint64)
    word_deep = np.array([hash_of(deep(word)) for word in vocabulary], np.uint64)
    label_concept = np.array([concepts[label.concept] for label in kept], np.int32)
    owners = label_concept[np.array(reading_label, np.int32)] if found else np.zeros(0, np.int32)
    stems, uses = _uses(np.repeat(owners, sizes), word_light[flat])
    findable = np.array(
        [
            len(words) > 1 or may_stand_alone(words[0], kept[label].text)
            for words, label in zip(found, reading_label, strict=True)
        ],
        np.bool_,
    )
    doings = np.array(
        [
            len(words) == 1 and is_doing(words[0], kept[label].language)
            for words, label in zip(found, reading_label, strict=True)
        ],
        np.bool_,
    )
    texts, text_ends = pack_texts([label.text for label in kept])
    ids, id_ends = pack_texts(list(concepts))
    letters, letter_ends = pack_texts(vocabulary)
    tags, tag_ends = pack_texts([language.value for language in Language])
    return {
        "rules": rules(),
        "concept_letters": ids,
        "concept_ends": id_ends,
        "text_letters": texts,
        "text_ends": text_ends,
        "label_concept": label_concept,
        "label_language": np.array([_LANGUAGES[label.language] for label in kept], np.uint8),
        "label_rank": np.array([min(max(label.rank, 0), 255) for label in kept], np.uint8),
        "language_letters": tags,
        "language_ends": tag_ends,
        "word_letters": letters,
        "word_ends": letter_ends,
        "word_light": word_light,
        "word_deep": word_deep,
        "stems_light": stems,
        "stems_deep": np.unique(word_deep),
        "stem_uses": uses,
        "reading_label": np.array(reading_label, np.int32),
        "reading_marks": np.array(marks, np.int32),
        "reading_starts": starts,
        "reading_words": flat,
        **build_typing_errors(vocabulary),
        **_keys("light", word_light, starts, flat, findable),
        **_keys("deep", word_deep, starts, flat, (findable & (sizes >= LEAST_WORDS_OF_FAMILY)) | doings),
    }


def slots(keys: Hashes, size: int) -> NDArray[np.intp]:
    """Return the places of keys in a table of `size` slots, a power of two."""
    return (keys >> np.uint64(64 - size.bit_length() + 1)).astype(np.intp)


def _keys(
    name: str, hashes: Hashes, starts: NDArray[np.int32], flat: NDArray[np.int32], of: NDArray[np.bool_]
) -> Arrays:
    """Return the sorted keys of some readings, the readings, and a table of which slots are in use."""
    chosen = np.flatnonzero(of).astype(np.int32)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(hashes[flat], dtype=np.uint64)))
    keys = sums[starts[chosen + 1]] - sums[starts[chosen]]
    order = np.argsort(keys, kind="stable")
    table = np.zeros(1 << max(1, (SLOTS_A_KEY * len(keys)).bit_length()), np.uint8)
    table[slots(keys, len(table))] = 1
    return {f"keys_{name}": keys[order], f"key_readings_{name}": chosen[order], f"slots_{name}": table}


def _uses(owners: NDArray[np.int32], stems: Hashes) -> tuple[Hashes, NDArray[np.int32]]:
    """Return the distinct stems, sorted, and how many concepts use each."""
    order = np.lexsort((owners, stems))
    stems, owners = stems[order], owners[order]
    first = np.ones(len(stems), np.bool_)
    first[1:] = (stems[1:] != stems[:-1]) | (owners[1:] != owners[:-1])
    distinct, counts = np.unique(stems[first], return_counts=True)
    return distinct, counts.astype(np.int32)
