"""Communes: finding them, checking codes, and distances from where somebody is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from skilltree.model.errors import InvalidInput
from skilltree.model.ids import PersonId
from skilltree.model.place import Commune, Place, current_insee, distance_km
from skilltree.service.candidates import coordinates_of
from skilltree.service.deps import Deps
from skilltree.service.texts import check_first, clean_query
from skilltree.service.views.people import CommuneView, commune_view

WIDEST_KM = 500.0
INSEE_LENGTH = 5


async def search_communes(deps: Deps, text: str, first: int | None) -> list[CommuneView]:
    """Return communes by name or postcode."""
    wanted = clean_query(text)
    size = check_first(first)
    if not wanted:
        return []
    async with deps.store.reading() as db:
        return [commune_view(found) for found in await db.territories.search_communes(wanted, size)]


async def load_communes(deps: Deps, insee_codes: Sequence[str]) -> dict[str, Commune]:
    """Return communes from memory, else from the store."""
    known = deps.engines.communes
    missing = [code for code in insee_codes if code not in known]
    found: dict[str, Commune] = {}
    if missing:
        async with deps.store.reading() as db:
            found = await db.territories.communes(missing)
    return {code: known.get(code) or found[code] for code in insee_codes if code in known or code in found}


async def require_communes(deps: Deps, insee_codes: Sequence[str], *, field: str) -> tuple[str, ...]:
    """Return today's codes of these communes, each once. Raises InvalidInput for unknown ones."""
    codes = list(dict.fromkeys(current_insee(code) for code in insee_codes))
    if any(len(code) != INSEE_LENGTH or not code.isascii() for code in codes):
        raise InvalidInput("not the INSEE code of a commune", field=field)
    known = await load_communes(deps, codes)
    if len(known) != len(codes):
        raise InvalidInput("not a commune that is known here", field=field)
    return tuple(codes)


async def locate(deps: Deps, place: Place | None) -> tuple[float, float] | None:
    """Return (latitude, longitude) of a place. Raises InvalidInput for impossible numbers."""
    if place is None:
        return None
    if place.radius_km is not None and not 0 < place.radius_km <= WIDEST_KM:
        raise InvalidInput(f"0 to {WIDEST_KM:.0f} km", field="near.radiusKm")
    if place.latitude is not None and place.longitude is not None:
        if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
            raise InvalidInput("not a point on Earth", field="near")
        return place.latitude, place.longitude
    if place.insee is None:
        raise InvalidInput("a commune or a point", field="near")
    [code] = await require_communes(deps, [place.insee], field="near.insee")
    return coordinates_of(code, await load_communes(deps, [code]))


async def home_of(deps: Deps, person_id: PersonId) -> tuple[float, float] | None:
    """Return the coordinates of a person's commune, for the person's own lists only."""
    async with deps.store.reading() as db:
        person = await db.people.person(person_id)
    if person is None or person.insee is None:
        return None
    return coordinates_of(person.insee, await load_communes(deps, [person.insee]))


def distance_between(a: tuple[float, float] | None, b: tuple[float, float] | None) -> float | None:
    """Return km, None when one of them is unknown."""
    if a is None or b is None or not all(map(math.isfinite, (*a, *b))):
        return None
    return distance_km(a, b)
