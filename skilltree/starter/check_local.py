"""Places, organisations and opportunities of the starter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from skilltree.model.words import NEIGHBOUR_KINDS
from skilltree.starter.check_courses import level_problems
from skilltree.starter.check_taxonomy import unknown
from skilltree.starter.shapes import OpportunityEntry, StarterData


def local_problems(data: StarterData) -> Iterator[str]:
    """Yield what is wrong with territories, organisations and opportunities."""
    known = {commune.insee for commune in data.communes}
    places = {territory.slug: set(territory.communes) for territory in data.territories}
    for territory in data.territories:
        yield from unknown(f"territory {territory.slug}", "communes", territory.communes, known)
        if not is_luhn(territory.code, digits=9):
            yield f"territory {territory.slug}: {territory.code} is not a SIREN"
    for organisation in data.organisations:
        where = f"organisation {organisation.slug}"
        yield from place_problems(where, organisation.territory, organisation.commune, places)
        if not is_luhn(organisation.siret, digits=14):
            yield f"{where}: {organisation.siret} is not a SIRET"
    for siret, times in Counter(row.siret for row in data.organisations).items():
        if times > 1:
            yield f"organisations: {times} have the SIRET {siret}"
    for opportunity in data.opportunities:
        yield from _opportunity_problems(opportunity, data, places)


def place_problems(where: str, territory: str, commune: str, places: dict[str, set[str]]) -> Iterator[str]:
    """Yield an unknown territory, or a commune outside it."""
    yield from unknown(where, "territory", [territory], places)
    if territory in places and commune not in places[territory]:
        yield f"{where}: commune {commune} is not in {territory}"


def is_luhn(number: str, *, digits: int) -> bool:
    """True for that many digits whose Luhn sum ends in 0 (ISO/IEC 7812-1 annex B)."""
    if len(number) != digits or not (number.isascii() and number.isdigit()):
        return False
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _opportunity_problems(item: OpportunityEntry, data: StarterData, places: dict[str, set[str]]) -> Iterator[str]:
    where = f"opportunity {item.slug}"
    skills = {skill.slug for skill in data.skills}
    yield from place_problems(where, item.territory, item.commune, places)
    yield from level_problems(where, "requires", item.requires, skills)
    yield from level_problems(where, "brings", item.brings, skills)
    yield from _poster_problems(where, item, data)
    if item.starts_in_days < 0 or item.ends_in_days < item.starts_in_days:
        yield f"{where}: it ends before it starts, or starts in the past"
    if (item.pay_euros_month is None) == (item.pay_fr is None):
        yield f"{where}: say the pay once, as pay_euros_month or as pay_fr and pay_en"
    if item.hours_per_week is None and item.hours_total is None:
        yield f"{where}: say hours_per_week or hours_total"
    numbers = (item.hours_per_week, item.hours_total, item.radius_km, item.pay_euros_month, item.seats)
    if any(number is not None and number <= 0 for number in numbers) or item.cost_euros < 0:
        yield f"{where}: hours, radius, pay and seats are above 0, a cost is not below 0"


def _poster_problems(where: str, item: OpportunityEntry, data: StarterData) -> Iterator[str]:
    organisations = {row.slug: row.territory for row in data.organisations}
    inhabitants = {row.slug: row.territory for row in data.inhabitants}
    yield from unknown(where, "organisation", [item.organisation], organisations)
    yield from unknown(where, "posted_by", [item.posted_by], inhabitants)
    if (item.organisation is None) == (item.posted_by is None):
        yield f"{where}: posted by an organisation or by an inhabitant, one of both"
    if item.posted_by is not None and item.kind not in NEIGHBOUR_KINDS:
        yield f"{where}: an inhabitant does not post a {item.kind.value}"
    if item.posted_by is not None and (item.cost_euros or item.pay_euros_month):
        yield f"{where}: no money between neighbours"
    home = organisations.get(item.organisation or "") or inhabitants.get(item.posted_by or "")
    if home is not None and home != item.territory:
        yield f"{where}: its poster is of {home}, not of {item.territory}"
