"""Statements as a reader wants them: exact, canonical (one language a text), or ids alone."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.interop.xapi.actors import identity_of
from skilltree.interop.xapi.values import Object

FORMATS = ("exact", "ids", "canonical")
_TEXTS = ("name", "description")


def shown(statement: Object, form: str, languages: Sequence[str]) -> Object:
    """Return a statement in one of FORMATS; `languages` are tags by preference."""
    if form == "ids":
        return _ids(statement)
    return _canonical(statement, languages) if form == "canonical" else statement


def languages_of(header: str) -> list[str]:
    """Return the tags of an Accept-Language header, the preferred first (RFC 9110 section 12.5.4)."""
    weighed = []
    for part in header[:500].split(","):
        tag, _, parameter = part.partition(";")
        weight = parameter.strip().removeprefix("q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            quality = 0.0
        if tag.strip() and quality > 0:
            weighed.append((-quality, tag.strip().lower()))
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]


def _ids(statement: Object) -> Object:
    made = dict(statement)
    made["actor"] = identity_of(statement["actor"])
    made["verb"] = {"id": statement["verb"]["id"]}
    made["object"] = _thing(statement["object"])
    if "context" in statement:
        made["context"] = _context(statement["context"])
    if "authority" in statement:
        made["authority"] = identity_of(statement["authority"])
    return made


def _thing(thing: Object) -> Object:
    kind = thing.get("objectType", "Activity")
    if kind == "Activity":
        return {name: thing[name] for name in ("objectType", "id") if name in thing}
    if kind == "SubStatement":
        return _ids(thing)
    return thing if kind == "StatementRef" else identity_of(thing)


def _context(context: Object) -> Object:
    made = dict(context)
    for name in ("instructor", "team"):
        if name in made:
            made[name] = identity_of(made[name])
    if "contextActivities" in made:
        made["contextActivities"] = {
            name: [_thing(activity) for activity in activities]
            for name, activities in context["contextActivities"].items()
        }
    for several, one in (("contextAgents", "agent"), ("contextGroups", "group")):
        if several in made:
            made[several] = [{**item, one: identity_of(item[one])} for item in made[several]]
    return made


def _canonical(statement: Object, languages: Sequence[str]) -> Object:
    made = dict(statement)
    verb = statement["verb"]
    made["verb"] = {**verb, "display": _one(verb["display"], languages)} if "display" in verb else verb
    thing = statement["object"]
    if thing.get("objectType") == "SubStatement":
        made["object"] = _canonical(thing, languages)
    elif "definition" in thing:
        made["object"] = {**thing, "definition": _definition(thing["definition"], languages)}
    return made


def _definition(definition: Object, languages: Sequence[str]) -> Object:
    texts = {name: _one(definition[name], languages) for name in _TEXTS if name in definition}
    return {**definition, **texts}


def _one(texts: dict[str, str], languages: Sequence[str]) -> dict[str, str]:
    """Return the one entry that suits best; the first where none does."""
    for wanted in languages:
        for tag, text in texts.items():
            if wanted in ("*", tag.lower(), tag.lower().split("-")[0]) or wanted.split("-")[0] == tag.lower():
                return {tag: text}
    return dict(list(texts.items())[:1])
