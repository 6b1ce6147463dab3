"""Which commune an offer means: by its INSEE code, else by name and postcode as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from skilltree.model.errors import InvalidInput
from skilltree.model.place import Commune, current_insee
from skilltree.service.ports.offers import SaidPlace
from skilltree.service.ports.store import Reading

INSEE = re.compile(r"\d[0-9AB]\d{3}", re.ASCII)
POSTCODE = re.compile(r"\d{5}", re.ASCII)
ARRONDISSEMENTS = ((75101, 75120, "75056"), (69381, 69389, "69123"), (13201, 13216, "13055"))
"""Codes of the arrondissements of Paris, Lyon and Marseille, which are no communes."""
SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
FRINGE = re.compile(r"^\d{2,5} | (?:cedex(?: \d+)?|\d{1,5}(?:er|e|eme)?(?: arrondissement)?)$", re.ASCII)
"""What is written around a name: "93200 Saint-Denis", "Saint-Denis Cedex", "Paris 11e arrondissement"."""
MOST_FOUND = 200
SHOWN = 60


class Places:
    """Finds communes, each once; those of the territory come first where a name means several."""

    def __init__(self, of_territory: Sequence[str]) -> None:
        self._here = frozenset(map(current_insee, of_territory))
        self._found: dict[SaidPlace, str | InvalidInput] = {}

    async def insee_of(self, view: Reading, place: SaidPlace) -> str:
        """Return the INSEE code of today's commune. Raises InvalidInput."""
        if place not in self._found:
            try:
                self._found[place] = await self._look_up(view, place)
            except InvalidInput as refusal:
                self._found[place] = refusal
        found = self._found[place]
        if isinstance(found, InvalidInput):
            raise found
        return found

    async def _look_up(self, view: Reading, place: SaidPlace) -> str:
        if place.insee:
            return await _by_code(view, place.insee)
        postcode = place.postcode or ""
        if postcode and not POSTCODE.fullmatch(postcode):
            raise InvalidInput(f"not a postcode: {postcode[:SHOWN]!r}", field="place")
        name = fold_name(place.name or "")
        if not name and not postcode:
            raise InvalidInput("it says neither commune nor postcode", field="place")
        named = await _named(view, name) if name else []
        if postcode:
            near = [one for one in named if one.postcode == postcode]
            near = near or [one for one in named if one.postcode[:2] == postcode[:2]]
            named = near or await view.territories.search_communes(postcode, MOST_FOUND)
        only = named if len(named) == 1 else [one for one in named if one.insee in self._here]
        if len(only) == 1:
            return only[0].insee
        what = " ".join(part for part in (postcode, (place.name or "")[:SHOWN]) if part)
        raise InvalidInput(f"{'several communes are' if named else 'no commune here is'} {what!r}", field="place")


def fold_name(name: str) -> str:
    """Return "saint denis" for "93 - ST-DENIS Cedex"."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LIGATURES))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())
    while (cut := FRINGE.sub("", words)) != words:
        words = cut
    return " ".join(SHORT.get(word, word) for word in words.split())


async def _by_code(view: Reading, code: str) -> str:
    code = code.strip().upper()
    if not INSEE.fullmatch(code):
        raise InvalidInput(f"not the INSEE code of a commune: {code[:SHOWN]!r}", field="place")
    if code.isdigit():
        code = next((whole for first, last, whole in ARRONDISSEMENTS if first <= int(code) <= last), code)
    code = current_insee(code)
    if not await view.territories.communes([code]):
        raise InvalidInput(f"the commune {code} is not known here: import the communes first", field="place")
    return code


async def _named(view: Reading, name: str) -> list[Commune]:
    found = await view.territories.search_communes(name, MOST_FOUND)
    return [one for one in found if fold_name(one.name) == name]
