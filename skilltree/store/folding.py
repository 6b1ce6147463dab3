"""Names of communes as they are searched: no case, no accents, one spelling of Saint."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}


def fold_name(name: str) -> str:
    """Return "saint denis" for "St-Denis", "l hay les roses" for "L'Haÿ-les-Roses"."""
    return " ".join(_SHORT.get(word, word) for word in _words(name))


def name_prefixes(typed: str) -> list[str]:
    """Return the folded prefixes to look for: "st" may be a whole word or begin Strasbourg."""
    words = _words(typed)
    if not words:
        return []
    whole = " ".join(_SHORT.get(word, word) for word in words)
    begun = " ".join([*(_SHORT.get(word, word) for word in words[:-1]), words[-1]])
    return [whole] if whole == begun else [begun, whole]


def beyond(prefix: str) -> str:
    """Return the end of the range of texts that begin with the prefix, in the order of bytes."""
    return prefix + "\U0010ffff"


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).split()
