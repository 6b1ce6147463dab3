"""Activities and their definitions, with the interactions of quizzes."""

from __future__ import annotations

from collections.abc import Mapping

from skilltree.interop.xapi.values import (
    Check,
    Json,
    as_array,
    as_object,
    check_extensions,
    check_iri,
    check_language_map,
    check_object,
    check_string,
    refuse,
)

_COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "true-false": (),
    "choice": ("choices",),
    "fill-in": (),
    "long-fill-in": (),
    "matching": ("source", "target"),
    "performance": ("steps",),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "numeric": (),
    "other": (),
}
_ALL_COMPONENTS = ("choices", "scale", "source", "target", "steps")


def check_activity(value: Json, at: str) -> None:
    """Something that one does, known by its IRI."""
    known: Mapping[str, Check] = {"objectType": check_string, "id": check_iri, "definition": check_definition}
    check_object(value, at, known=known, needed=("id",))
    if value.get("objectType", "Activity") != "Activity":
        raise refuse(f"{at}.objectType", "not Activity")


def check_definition(value: Json, at: str) -> None:
    """What an activity is; an interaction has the parts of its kind only."""
    known: dict[str, Check] = {
        "name": check_language_map,
        "description": check_language_map,
        "type": check_iri,
        "moreInfo": check_iri,
        "extensions": check_extensions,
        "interactionType": check_string,
        "correctResponsesPattern": _check_strings,
    }
    check_object(value, at, known={**known, **dict.fromkeys(_ALL_COMPONENTS, _check_components)})
    used = [name for name in _ALL_COMPONENTS if name in value]
    kind = value.get("interactionType")
    if kind is None:
        if used or "correctResponsesPattern" in value:
            raise refuse(f"{at}.interactionType", "is missing")
        return
    if kind not in _COMPONENTS:
        raise refuse(f"{at}.interactionType", "no such interaction")
    for name in used:
        if name not in _COMPONENTS[kind]:
            raise refuse(f"{at}.{name}", f"not of an interaction {kind}")


def _check_strings(value: Json, at: str) -> None:
    for number, text in enumerate(as_array(value, at)):
        check_string(text, f"{at}[{number}]")


def _check_components(value: Json, at: str) -> None:
    seen = set()
    for number, part in enumerate(as_array(value, at)):
        place = f"{at}[{number}]"
        check_object(part, place, known={"id": check_string, "description": check_language_map}, needed=("id",))
        if part["id"] in seen:
            raise refuse(f"{place}.id", "is there twice")
        seen.add(part["id"])


def check_context_activities(value: Json, at: str) -> None:
    """Activities around this one, by their relation to it; a single one need not be an array."""
    for name, given in as_object(value, at).items():
        place = f"{at}.{name[:100]}"
        if name not in ("parent", "grouping", "category", "other"):
            raise refuse(place, "no such property")
        for number, activity in enumerate(given if isinstance(given, list) else [given]):
            check_activity(activity, f"{place}[{number}]")
