"""Statements as a reader wants them: exact, canonical (one language a text), or ids alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skilltree.interop.xapi.actors import IDENTIFIERS, identity_of
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
        return {"id": thing["id"]}
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
    made = {**statement, "actor": _actor(statement["actor"])}
    verb = statement["verb"]
    made["verb"] = {**verb, "display": _one(verb["display"], languages)} if "display" in verb else verb
    thing = statement["object"]
    if thing.get("objectType") == "SubStatement":
        made["object"] = _canonical(thing, languages)
    else:
        made["object"] = _activity(thing, languages)
    around = statement.get("context", {}).get("contextActivities")
    if around is not None:
        chosen = {name: [_activity(one, languages) for one in several] for name, several in around.items()}
        made["context"] = {**statement["context"], "contextActivities": chosen}
    return made


def _actor(actor: Object) -> Object:
    """A group that is known by itself needs no members."""
    known = any(name in actor for name in IDENTIFIERS)
    return {name: value for name, value in actor.items() if name != "member" or not known}


def _activity(thing: Object, languages: Sequence[str]) -> Object:
    if "definition" not in thing:
        return thing
    return {**thing, "definition": _definition(thing["definition"], languages)}


def merged(iri: str, tellings: Iterable[Object]) -> Object:
    """Return all that statements, the newest first, tell of an activity: texts and extensions side by side."""
    definition: Object = {}
    for telling in tellings:
        for name, value in telling.get("definition", {}).items():
            if name in (*_TEXTS, "extensions"):
                definition[name] = {**value, **definition.get(name, {})}
            else:
                definition.setdefault(name, value)
    made: Object = {"objectType": "Activity", "id": iri}
    return {**made, "definition": definition} if definition else made


def _definition(definition: Object, languages: Sequence[str]) -> Object:
    texts = {name: _one(definition[name], languages) for name in _TEXTS if name in definition}
    return {**definition, **texts}


def _one(texts: dict[str, str], languages: Sequence[str]) -> dict[str, str]:
    """Return the one entry that suits best: the very tag, else one of its language; the first where none does."""
    for wanted in languages:
        language = wanted.split("-")[0]
        near = [tag for tag in texts if tag.lower().split("-")[0] == language or wanted == "*"]
        near.sort(key=lambda tag: tag.lower() != wanted)
        if near:
            return {near[0]: texts[near[0]]}
    return dict(list(texts.items())[:1])
