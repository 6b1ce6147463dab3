"""Which words of a text stand in a denial: "je ne sais pas nager", "no experience with Excel".

A rule of French and one of English, on folded words: a denying word opens a scope that ends with its
clause, at a contrast ("mais", "but"), or with a new subject ("et je", "and I"). What only looks like a
denial opens none: "pas seulement", "sans oublier", "not afraid of". An advert's "non exigé", "not
required" reaches back to the start of its clause. The scope's idea is that of NegEx (Chapman et al.,
J. Biomed. Inform. 34, 2001), with other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from skilltree.engine.tagging.words import TextWords


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LONGEST_SCOPE: Final = 14
"""Words; no clause denies more."""

_REACH_OF_NE: Final = 5
"""Words from "ne" to its "pas" at most: "ne lui en ai encore jamais"."""

_REACH_OF_PRONOUN: Final = 4
"""Words from a subject to a "pas" said without "ne" at most: "j'ai vraiment pas"."""

_NE = _words("ne n")
_NOT_FR = _words("pas jamais plus guere rien aucun aucune aucunement ni nullement")
_SUBJECTS_FR = _words("je j tu il elle on nous vous ils elles ca")
_SUBJECTS = _SUBJECTS_FR | _words("i we he she they you")
_CONTRAST = _words(
    "mais car donc cependant pourtant sauf excepte hormis toutefois alors parce puisque "
    "but although though however except so whereas while because yet"
)
_AFTER_CAR = _SUBJECTS_FR | _words("c ce le la les mon ma mes")
"""What follows the French "car" (because), which is a vehicle in English."""

_AND = _words("et puis ou and then")

_NO_DENIAL = _words(
    "seulement uniquement que qu simplement juste oublier oublie oublions oubliez compter parler cesse cesser arret "
    "arrete arreter arretez peur mal hesiter hesite hesitez hesitons manquer manque manquez renonce renoncer abandonne "
    "probleme problemes souci soucis difficulte difficultes doute faute fautes erreur erreurs danger stress pression "
    "encombre gene crainte limite limites pause relache rater rate qu'un "
    "only just merely simply afraid scared forget forgetting mention mind hesitate stop stopped stops problem problems "
    "doubt trouble issue issues difficulty longer-than least fail supervision help"
)
"""Words that turn a denial round, or that say nothing of a skill, when they come within two words of it."""

_A_STEP = _words("un le les ce ces des premier premiers faux mon mes son ses a au chaque quelques grands petits")
_ALONE = _words("aucun aucune ni")
"""What denies without a "ne" too."""

_NO_EN = _words("no never not cannot cant doesnt didnt wont isnt arent wasnt without unable lack lacking nor neither")
_VERBS_BEFORE_T = _words(
    "can don doesn didn won isn aren wasn weren couldn wouldn shouldn haven hasn hadn ain mustn needn"
)
_INCAPABLE = _words("incapable incapables impossible refuse refuses refusons ignore ignorons")
_INSTEAD: Final = {"instead": ("of",), "rather": ("than",), "lieu": ("de", "d"), "plutot": ("que", "qu")}
_NOT_ASKED = _words(
    "exige exiges exigee exigees requis requise requises obligatoire obligatoires necessaire necessaires demande "
    "demandes demandee demandees indispensable indispensables imperatif imperative souhaite attendu attendue utile "
    "required needed necessary essential mandatory compulsory expected"
)
_TRIGGERS: Final = _NOT_FR | _NO_EN | _INCAPABLE | _INSTEAD.keys() | _words("sans zero non t dont")


def denied_words(words: TextWords) -> bytearray | None:
    """Return a 1 for each telling word that is denied; None where the text denies nothing."""
    every, parts = words.every, words.every_part
    denied = bytearray(len(every))
    for at, word in enumerate(every):
        if word in _TRIGGERS:
            _mark(every, parts, at, denied)
    if 1 not in denied:
        return None
    return bytearray(denied[place] for place in words.places)


def _mark(every: Sequence[str], parts: Sequence[int], at: int, denied: bytearray) -> None:
    """Mark what the word at `at` denies, if it does."""
    first, end = _part(parts, at)
    start: int | None
    asked = _not_asked(every, at, end)
    if asked is not None:
        # "permis B et anglais non exigés" says it of both, "non exigé" of one
        start = first if asked.endswith("s") else _clause_start(every, at, first)
        denied[start:at] = b"\1" * (at - start)
        return
    start = _start(every, at, first)
    if start is None or not _NO_DENIAL.isdisjoint(every[at + 1 : min(at + 3, end)]):
        return
    if not _NO_DENIAL.isdisjoint(every[start:at]):
        return  # "je n'arrête pas de coudre"
    for place in range(start, min(_clause_end(every, at, end), at + LONGEST_SCOPE)):
        if place != at:
            denied[place] = 1


def _start(every: Sequence[str], at: int, first: int) -> int | None:
    """Return where the scope of a denying word begins; None where it denies nothing."""
    word = every[at]
    after, before = every[at + 1 : at + 2], every[at - 1] if at > first else ""
    if word in _NOT_FR:
        ne = next((back for back in range(at - 1, max(first, at - _REACH_OF_NE) - 1, -1) if every[back] in _NE), None)
        if ne is not None:
            return ne + 1
        return _without_ne(every, at, first) if word in ("pas", "jamais") else at + 1 if word in _ALONE else None
    if word in _INSTEAD:
        denies = after != [] and after[0] in _INSTEAD[word]
    elif word in _INCAPABLE:
        denies = after in (["de"], ["d"])
    elif word == "dont":  # also French, "of which"
        denies = before in _SUBJECTS - _SUBJECTS_FR
    elif word == "t":
        denies = before in _VERBS_BEFORE_T
    else:
        denies = word != "non" and before not in ("say", "or")  # "say no", "whether or not"
    return at + 1 if denies else None


def _without_ne(every: Sequence[str], at: int, first: int) -> int | None:
    """Return where "pas" or "jamais" begins to deny in speech: "je sais pas nager", "pas de permis"."""
    word = every[at]
    before = every[at - 1] if at > first else ""
    if word == "jamais" and before == "si":
        return None
    if word == "pas" and (before in _A_STEP or before == "ou" or every[at + 1 : at + 3] == ["a", "pas"]):
        return None
    for back in range(at - 1, max(first, at - _REACH_OF_PRONOUN) - 1, -1):
        if every[back] in _SUBJECTS_FR:
            return back + 1
    return at + 1


def _not_asked(every: Sequence[str], at: int, end: int) -> str | None:
    """Return what is not: "permis B non exigé", "n'est pas obligatoire", "licence not required"."""
    if every[at] not in ("non", "pas", "not", "t"):
        return None
    return next((word for word in every[at + 1 : min(at + 3, end)] if word in _NOT_ASKED), None)


def _part(parts: Sequence[int], at: int) -> tuple[int, int]:
    """Return the bounds of the part of the text, between commas and their like, that holds a word."""
    first = end = at
    while first > 0 and parts[first - 1] == parts[at] and at - first < LONGEST_SCOPE:
        first -= 1
    while end < len(parts) and parts[end] == parts[at] and end - at <= LONGEST_SCOPE:
        end += 1
    return first, end


def _clause_start(every: Sequence[str], at: int, first: int) -> int:
    for back in range(at - 1, first - 1, -1):
        if every[back] in _CONTRAST or every[back] in _AND:
            return back + 1
    return first


def _clause_end(every: Sequence[str], at: int, end: int) -> int:
    for place in range(at + 1, end):
        word = every[place]
        if word in _CONTRAST and (word != "car" or not _AFTER_CAR.isdisjoint(every[place + 1 : place + 2])):
            return place
        if word in _AND and every[place + 1 : place + 2] and every[place + 1] in _SUBJECTS:
            return place
    return end
