"""schema.org Course and CourseInstance as JSON-LD (https://schema.org/Course), read leniently, written plainly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from skilltree.model.words import Language, Modality
from skilltree.service.ports.course_files import FileProblem
from skilltree.service.ports.described_courses import DescribedCourse, ReadDescriptions, Term

FILE: Final = "course.jsonld"
MOST_COURSES: Final = 60
DEEPEST: Final = 12
HOURS_A_DAY: Final = 7
"""Of a course that says its length in days."""
_TITLE: Final = 200
_SUMMARY: Final = 2_000
_TERMS: Final = 40
_DURATION: Final = re.compile(
    r"^P(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,3})D)?"
    r"(?:T(?:(?P<hours>\d{1,4}(?:\.\d+)?)H)?(?:(?P<minutes>\d{1,4})M)?(?:\d{1,6}S)?)?$"
)
_MODES: Final = {"online": Modality.ONLINE, "onsite": Modality.ONSITE, "blended": Modality.MIXED}


class SchemaOrgCourses:
    """See `service.ports.described_courses.CourseDescriptions`."""

    def write(self, course: DescribedCourse) -> bytes:
        """Return JSON-LD of a course of ours."""
        return json.dumps({"@context": "https://schema.org", **_told(course)}, ensure_ascii=False, indent=2).encode()

    def read(self, content: bytes) -> ReadDescriptions:
        """Read JSON-LD of anybody's; never raises for what is in it."""
        try:
            data = json.loads(content.decode("utf-8-sig"))
        except json.JSONDecodeError as error:
            return _refused(f"not JSON: {error.msg}", error.lineno)
        except (UnicodeDecodeError, RecursionError, ValueError):
            return _refused("not JSON in UTF-8")
        found = [course for item in _courses(data, 0) if (course := _course(item)) is not None]
        if not found:
            return _refused("there is no Course with a name")
        if len(found) > MOST_COURSES:
            return _refused(f"at most {MOST_COURSES} courses")
        return ReadDescriptions(courses=tuple(found))


def _refused(message: str, line: int | None = None) -> ReadDescriptions:
    return ReadDescriptions(courses=(), problems=(FileProblem(file=FILE, message=message, line=line),))


def _told(course: DescribedCourse) -> dict[str, Any]:
    instance: dict[str, Any] = {"@type": "CourseInstance"}
    if course.modality is not None:
        instance["courseMode"] = next(mode for mode, known in _MODES.items() if known is course.modality)
    if course.hours:
        instance["courseWorkload"] = _duration(course.hours)
    told: dict[str, Any] = {
        "@type": "Course",
        "@id": course.link,
        "url": course.link,
        "name": course.title,
        "description": course.summary,
        "inLanguage": course.language.value,
        "provider": {"@type": "Organization", "name": course.provider} if course.provider else None,
        "timeRequired": _duration(course.hours) if course.hours else None,
        "teaches": [
            {"@type": "DefinedTerm", "name": term.name} | ({"@id": term.uri} if term.uri else {})
            for term in course.teaches
        ],
        "offers": None
        if course.cost_euros is None
        else {
            "@type": "Offer",
            "price": course.cost_euros,
            "priceCurrency": "EUR",
            "category": "Paid" if course.cost_euros else "Free",
        },
        "hasCourseInstance": [instance] if len(instance) > 1 else None,
        "hasPart": [_told(part) for part in course.parts],
    }
    return {key: value for key, value in told.items() if value not in (None, [])}


def _duration(hours: float) -> str:
    whole, minutes = divmod(round(hours * 60), 60)
    return "PT" + (f"{whole}H" if whole else "") + (f"{minutes}M" if minutes or not whole else "")


def _courses(data: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- anybody's JSON
    """Yield courses wherever a page puts them: alone, in lists, in a graph, in a list of items."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _courses(item, depth + 1)
    elif isinstance(data, dict):
        if _types(data) & {"Course", "CourseInstance"}:
            yield data
            return
        for key in ("@graph", "itemListElement", "item", "mainEntity"):
            if key in data:
                yield from _courses(data[key], depth + 1)


def _types(data: dict[str, Any]) -> set[str]:
    return {str(kind).rpartition("/")[2].rpartition(":")[2] for kind in _all(data.get("@type"))}


def _all(value: Any) -> list[Any]:  # noqa: ANN401 -- anybody's JSON
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any, most: int) -> str | None:  # noqa: ANN401 -- anybody's JSON
    """Return the first words of a value, however they are wrapped."""
    for item in _all(value)[:1]:
        inner = (item.get("@value") or item.get("name")) if isinstance(item, dict) else item
        if isinstance(inner, str) and (kept := "".join(c for c in inner if c.isprintable() or c == "\n").strip()):
            return kept[:most].strip()
    return None


def _course(data: dict[str, Any]) -> DescribedCourse | None:
    title = _text(data.get("name"), _TITLE)
    if title is None:
        return None
    instances = [item for item in _all(data.get("hasCourseInstance")) if isinstance(item, dict)]
    everywhere = [data, *instances]
    return DescribedCourse(
        title=title,
        summary=_text(data.get("description"), _SUMMARY) or title,
        language=_language(data),
        provider=_text(data.get("provider") or data.get("organizer"), _TITLE),
        teaches=tuple(_terms(data.get("teaches"))),
        hours=next((h for item in everywhere for h in (_hours(item),) if h), None),
        modality=next((m for item in everywhere for m in (_mode(item),) if m), None),
        cost_euros=next((p for item in everywhere for p in (_price(item),) if p is not None), None),
        link=_link(data),
    )


def _language(data: dict[str, Any]) -> Language:
    said = _text(data.get("inLanguage"), 40) or "fr"
    known = {language.value: language for language in Language}
    return known.get(said.lower().replace("_", "-").partition("-")[0], Language.FR)


def _terms(value: Any) -> Iterator[Term]:  # noqa: ANN401 -- anybody's JSON
    for item in _all(value)[:_TERMS]:
        name = _text(item, _TITLE)
        uri = item.get("@id") or item.get("url") if isinstance(item, dict) else None
        if name is not None:
            yield Term(name=name, uri=uri if isinstance(uri, str) and len(uri) < _TITLE else None)


def _hours(data: dict[str, Any]) -> float | None:
    for key in ("timeRequired", "courseWorkload", "duration"):
        found = _DURATION.match(_text(data.get(key), 40) or "")
        if found is None:
            continue
        parts = {name: float(text or 0) for name, text in found.groupdict().items()}
        days = parts["weeks"] * 5 + parts["days"]
        hours = days * HOURS_A_DAY + parts["hours"] + parts["minutes"] / 60
        if hours:
            return round(hours, 2)
    return None


def _mode(data: dict[str, Any]) -> Modality | None:
    said = {str(mode).lower() for mode in _all(data.get("courseMode"))}
    return next((modality for word, modality in _MODES.items() if word in said), None)


def _price(data: dict[str, Any]) -> int | None:
    for offer in _all(data.get("offers")):
        if isinstance(offer, dict) and str(offer.get("priceCurrency", "EUR")) == "EUR":
            try:
                price = float(offer["price"])
            except (KeyError, TypeError, ValueError):
                continue
            if 0 <= price <= 100_000:
                return round(price)
    return None


def _link(data: dict[str, Any]) -> str | None:
    for key in ("url", "@id"):
        said = data.get(key)
        if isinstance(said, str) and said.startswith("https://") and len(said) < _SUMMARY:
            return said
    return None
