"""schema.org JobPosting as JSON-LD, in the many shapes in which sites write it.

No context is fetched: names are taken with or without `schema:` or `https://schema.org/` in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from skilltree.interop.offers.kinds import kind_told
from skilltree.interop.offers.pay import UNITS, pay_in_words, shortened
from skilltree.interop.offers.plain import one_line, plain_text
from skilltree.interop.offers.values import (
    day_of,
    identifier_of,
    instant_of,
    last_day,
    link_of,
    number_of,
    shown,
    weekly_hours,
    whole_of,
)
from skilltree.interop.text import UnfitRow
from skilltree.model.base import Localized
from skilltree.model.course import OCCUPATION_LEVEL
from skilltree.model.words import Language, OpportunityKind
from skilltree.service.ports.offers import Offer, SaidPlace, SaidSkill

SOURCE = "jobposting"
PREFIXES = ("schema:", "https://schema.org/", "http://schema.org/")
ESCO_SKILL = "http://data.europa.eu/esco/skill/"
MOST_SKILLS = 50
WRAPPERS = ("item", "mainEntity", "mainEntityOfPage")
NEAR_TYPES = frozenset({"ListItem", "WebPage", "ItemPage", "DataFeedItem"})
TEXTS = ("description", "responsibilities", "qualifications", "experienceRequirements", "educationRequirements")
Node: TypeAlias = Mapping[str, object]


def postings_in(entry: Node) -> Iterator[Node]:
    """Give the JobPosting that an entry is or wraps; nothing where it is about something else."""
    node = _named(entry)
    types = _types(node)
    if "JobPosting" in types:
        yield node
    elif types & NEAR_TYPES:
        for name in WRAPPERS:
            inner = node.get(name)
            if isinstance(inner, dict) and "JobPosting" in _types(named := _named(inner)):
                yield named


def identifier(node: Node) -> str:
    """Return the posting's identifier, else its address. Raises UnfitRow without one."""
    given = _first(node.get("identifier"))
    if isinstance(given, dict):
        given = _named(given).get("value")
    return identifier_of(_text(given) or _text(node.get("@id")) or _text(node.get("url")))


def read_posting(node: Node, language: Language) -> Offer:
    """Return the offer of a JobPosting. Raises UnfitRow."""
    spoken = _text(node.get("inLanguage"))[:2].lower()
    language = Language(spoken) if spoken in set(Language) else language
    types = [_text(one) for one in _many(node.get("employmentType"))]
    hours = one_line(_text(node.get("workHours")))
    seats = _text(node.get("totalJobOpenings"))
    return Offer(
        source=SOURCE,
        external_id=identifier(node),
        kind=kind_told(*(one.replace("_", " ") for one in types)) or OpportunityKind.JOB,
        language=language,
        title=one_line(_text(node.get("title")) or _text(node.get("name"))),
        text=_whole_text(node),
        place=_place(node),
        employer=one_line(_name(node.get("hiringOrganization"))) or None,
        link=link_of(_text(node.get("url")) or _text(node.get("@id"))),
        posted_at=instant_of(_text(node.get("datePosted")), "datePosted"),
        starts_on=day_of(_text(node.get("jobStartDate")), "jobStartDate"),
        ends_on=last_day(_text(node.get("validThrough")), "validThrough"),
        hours_per_week=weekly_hours(hours),
        pay=_pay(node.get("baseSalary") or node.get("estimatedSalary"), language),
        conditions=_conditions(node, hours),
        seats=whole_of(seats, "totalJobOpenings"),
        skills=tuple(_skills(node))[:MOST_SKILLS],
    )


def _whole_text(node: Node) -> str:
    parts = [plain_text(_text(node.get(name)) or _name(node.get(name))) for name in TEXTS]
    return "\n\n".join(dict.fromkeys(part for part in parts if part))


def _place(node: Node) -> SaidPlace:
    """Return the first place. Raises UnfitRow for one that is not in France."""
    location = _first(node.get("jobLocation"))
    address = _first(_named(location).get("address")) if isinstance(location, dict) else location
    if not isinstance(address, dict):
        return SaidPlace(name=one_line(_text(address)) or None)
    told = _named(address)
    country = _text(told.get("addressCountry")) or _name(told.get("addressCountry"))
    if country and country.casefold() not in {"fr", "fra", "france"}:
        raise UnfitRow(f"it is not in France: {shown(country)}")
    return SaidPlace(
        name=one_line(_text(told.get("addressLocality"))) or None,
        postcode=_text(told.get("postalCode")).strip() or None,
    )


def _pay(given: object, language: Language) -> Localized | None:
    """Return the salary in words; where it is no number, as it stands. Raises UnfitRow for other money than euros."""
    salary = _first(given)
    if not isinstance(salary, dict):
        return _as_it_stands(_text(salary), language)
    told = _named(salary)
    value = told.get("value")
    amounts = _named(value) if isinstance(value, dict) else told
    unit = (_text(amounts.get("unitText")) or _text(told.get("unitText"))).upper()
    currency = _text(told.get("currency")) or _text(amounts.get("currency")) or _text(told.get("salaryCurrency"))
    if currency.upper() not in {"", "EUR", "€"}:
        raise UnfitRow(f"a salary in {shown(currency)}")
    said = _text(amounts.get("minValue")) or _text(amounts.get("value"))
    try:
        low = number_of(said, "baseSalary") or number_of(_text(amounts.get("maxValue")), "baseSalary")
        high = number_of(_text(amounts.get("maxValue")), "baseSalary") or low
    except UnfitRow:
        return _as_it_stands(said, language)
    return pay_in_words(low, high, unit) if low and high and unit in UNITS else None


def _as_it_stands(text: str, language: Language) -> Localized | None:
    said = shortened(one_line(text))
    return {language.value: said} if said else None


def _conditions(node: Node, hours: str) -> str | None:
    """Return experience and education asked for, and working hours that say more than a number."""
    experience = node.get("experienceRequirements")
    months = _text(_named(experience).get("monthsOfExperience")) if isinstance(experience, dict) else ""
    education = _first(node.get("educationRequirements"))
    level = _text(_named(education).get("credentialCategory")) if isinstance(education, dict) else _text(education)
    parts = [
        "" if weekly_hours(hours) else hours,
        f"{months} mois d’expérience" if months else one_line(_text(experience)),
        one_line(level),
        *(one_line(_text(one)) for one in _many(node.get("qualifications"))),
    ]
    return shortened(" · ".join(part for part in dict.fromkeys(parts) if part)) or None


def _skills(node: Node) -> Iterator[SaidSkill]:
    """Give the skills: DefinedTerms with a code or address of ESCO or ROME, and words."""
    for one in _many(node.get("skills")):
        if isinstance(one, dict):
            term = _named(one)
            code, address = _text(term.get("termCode")), _text(term.get("@id")) or _text(term.get("url"))
            uri = next((each for each in (address, code) if each.startswith(ESCO_SKILL)), None)
            rome = code if code.isascii() and code.isdigit() else None
            label = one_line(_text(term.get("name"))) or None
            if uri or rome or label:
                yield SaidSkill(level=OCCUPATION_LEVEL, uri=uri, rome_code=rome, label=label)
        else:
            for label in one_line(_text(one)).replace(";", ",").split(","):
                if label.strip():
                    yield SaidSkill(level=OCCUPATION_LEVEL, label=label.strip())


def _named(node: Node) -> Node:
    """Return the node with plain names."""
    plain: dict[str, object] = {}
    for key, value in node.items():
        name = key
        for prefix in PREFIXES:
            name = name.removeprefix(prefix)
        plain.setdefault({"type": "@type", "id": "@id"}.get(name, name), value)
    return plain


def _types(node: Node) -> set[str]:
    names = {_text(one) for one in _many(node.get("@type"))}
    return {name.removeprefix(prefix) for name in names for prefix in PREFIXES if name.startswith(prefix)} | names


def _many(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: object) -> object:
    return next(iter(_many(value)), None)


def _name(value: object) -> str:
    """Return the name of a thing, or the text that stands for it."""
    one = _first(value)
    return _text(_named(one).get("name")) if isinstance(one, dict) else _text(one)


def _text(value: object) -> str:
    """Return a text or number as text, a list's first one, "" for anything else; `{"@value": ...}` is its value."""
    one = _first(value)
    if isinstance(one, dict):
        one = one.get("@value")
    if isinstance(one, bool) or not isinstance(one, str | int | float):
        return ""
    return str(one)
