"""A concept of a taxonomy with its own text and its links, as the second signal is built from it."""

from __future__ import annotations

from skilltree.model.base import Struct
from skilltree.model.words import Language


class KnownText(Struct):
    """One label or one description."""

    text: str
    language: Language


class KnownConcept(Struct):
    """`labels` has the preferred one of a language first; `links` are the concepts that it takes or is part of.

    `family` tells taxonomies apart: concepts of the same sort in another family may be its kin. A
    concept without a family is nobody's kin.
    """

    id: str
    labels: tuple[KnownText, ...]
    about: tuple[KnownText, ...] = ()
    links: tuple[str, ...] = ()
    family: str | None = None
