"""The one base struct of the house, and texts that exist in several languages."""

from __future__ import annotations

from typing import Any, TypeAlias, dataclass_transform

import msgspec

from skilltree.model.words import Language

Localized: TypeAlias = dict[str, str]
"""BCP 47 tag to text. At least one entry; French first where there is a choice."""

FALLBACK_ORDER: tuple[str, ...] = ("fr", "en")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class _FactMeta(msgspec.StructMeta):
    """Makes `frozen` and `kw_only` the default of every struct, for msgspec and for type checkers."""

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        **options: Any,  # noqa: ANN401 -- msgspec's own options, of many types
    ) -> _FactMeta:
        options.setdefault("frozen", True)
        options.setdefault("kw_only", True)
        return super().__new__(cls, name, bases, namespace, **options)


class Struct(msgspec.Struct, metaclass=_FactMeta):
    """Immutable, keyword-only: rows and messages are facts, nobody edits them in place."""


def pick(texts: Localized, language: Language) -> str:
    """Return the text in `language`, else French, else English, else any; "" when empty."""
    return texts.get(pick_language(texts, language).value, "")


def pick_optional(texts: Localized | None, language: Language) -> str | None:
    """Pick a text that may be missing."""
    return pick(texts, language) if texts else None


def pick_language(texts: Localized, language: Language) -> Language:
    """Return the language in which `pick` answers."""
    if language.value in texts:
        return language
    for tag in FALLBACK_ORDER:
        if tag in texts:
            return Language(tag)
    return Language(next(iter(texts))) if texts else language
