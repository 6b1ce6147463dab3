"""Whole statements: checked, put into one form, and described by what a reader may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from uuid import uuid4

import msgspec

from skilltree.interop.xapi.activities import check_activity
from skilltree.interop.xapi.actors import check_actor, key_of, keys_of, names_of
from skilltree.interop.xapi.parts import check_attachments, check_context, check_reference, check_result, check_verb
from skilltree.interop.xapi.values import (
    Check,
    Json,
    Object,
    as_object,
    check_object,
    check_string,
    check_time,
    check_uuid,
    read_time,
    refuse,
)
from skilltree.model.base import Localized
from skilltree.model.errors import InvalidInput
from skilltree.model.xapi import VOIDED, Received, xapi_time

FINISHED = frozenset(f"http://adlnet.gov/expapi/verbs/{name}" for name in ("completed", "passed"))
_SET_HERE = ("id", "authority", "stored", "timestamp", "version")
_AROUND = ("parent", "grouping", "category", "other")


def read_statements(given: Json, *, second: bool, statement_id: str | None = None, most: int = 500) -> list[Received]:
    """Return one or several statements, `second` of xAPI 2.0. Raises InvalidInput that names the place.

    `statement_id` is that of the address; a statement with another one is refused.
    """
    statements = given if isinstance(given, list) else [given]
    if not statements:
        raise refuse("statements", "there are none")
    if len(statements) > most:
        raise refuse("statements", f"at most {most}")
    if statement_id is not None:
        check_uuid(statement_id, "statementId")
        if isinstance(given, list) or as_object(given, "statement").get("id", statement_id).lower() != statement_id:
            raise refuse("statement.id", "not that of the address")
    read = [_read(one, f"statements[{n}]", statement_id, second=second) for n, one in enumerate(statements)]
    if len({one.id for one in read}) != len(read):
        raise refuse("statements", "an id is there twice")
    return read


def _read(given: Json, at: str, statement_id: str | None, *, second: bool) -> Received:
    check_statement(given, at, second=second)
    # By the coder, not by copy: extensions may be nested as deep as it reads.
    statement = msgspec.json.decode(msgspec.json.encode(given))
    statement["id"] = (given.get("id") or statement_id or str(uuid4())).lower()
    _straighten(statement)
    thing: Object = statement["object"]
    kind = thing.get("objectType", "Activity")
    verb = statement["verb"]["id"]
    shape = {name: value for name, value in statement.items() if name not in _SET_HERE}
    return Received(
        id=statement["id"],
        content=msgspec.json.encode(statement),
        digest=sha256(msgspec.json.encode(shape, order="deterministic")).digest(),
        verb=verb,
        timestamp=read_time(given["timestamp"], at) if "timestamp" in given else None,
        actors=names_of(statement["actor"]),
        agents=tuple(sorted(_agents(statement))),
        related_agents=tuple(sorted(_related_agents(statement))),
        activity=thing["id"] if kind == "Activity" else None,
        activity_name=_name_of(thing) if kind == "Activity" else None,
        related_activities=tuple(sorted(_related_activities(statement))),
        registration=str(statement.get("context", {}).get("registration", "")).lower() or None,
        refers=thing["id"].lower() if kind == "StatementRef" else None,
        voids=thing["id"].lower() if verb == VOIDED else None,
        finished=kind == "Activity" and _is_finished(verb, statement.get("result", {})),
        attachments=tuple(one["sha2"].lower() for one in statement.get("attachments", ())),
    )


def check_statement(value: Json, at: str, *, second: bool) -> None:
    """A whole statement. Raises InvalidInput."""
    known: dict[str, Check] = {
        "id": check_uuid,
        "stored": check_time,
        "version": _check_version(second=second),
        "authority": _check_authority,
        "attachments": check_attachments,
        "object": _check_thing(second=second),
    }
    _check(value, at, {**_common(), **known}, second=second)
    if value["verb"]["id"] == VOIDED and value["object"].get("objectType") != "StatementRef":
        raise refuse(f"{at}.object", "what is voided is a StatementRef")


def _common() -> dict[str, Check]:
    return {
        "actor": check_actor,
        "verb": check_verb,
        "result": check_result,
        "context": _check_is_object,
        "timestamp": check_time,
    }


def _check_is_object(value: Json, at: str) -> None:
    as_object(value, at)


def _check(value: Json, at: str, known: Mapping[str, Check], *, second: bool) -> None:
    check_object(value, at, known=known, needed=("actor", "verb", "object"))
    if "context" in value:
        check_context(value["context"], f"{at}.context", value["object"], second=second)


def _check_thing(*, second: bool) -> Check:
    def check_sub(value: Json, at: str) -> None:
        def no_third(inner: Json, place: str) -> None:
            if as_object(inner, place).get("objectType") == "SubStatement":
                raise refuse(place, "a statement within a statement within a statement")
            _check_thing(second=second)(inner, place)

        known: dict[str, Check] = {**_common(), "objectType": check_string, "object": no_third}
        _check(value, at, {**known, "attachments": check_attachments}, second=second)

    kinds: dict[str, Check] = {
        "Activity": check_activity,
        "Agent": check_actor,
        "Group": check_actor,
        "StatementRef": check_reference,
        "SubStatement": check_sub,
    }

    def check(value: Json, at: str) -> None:
        kind = as_object(value, at).get("objectType", "Activity")
        found = kinds.get(kind) if isinstance(kind, str) else None
        if found is None:
            raise refuse(f"{at}.objectType", "no such kind of object")
        found(value, at)

    return check


def _check_version(*, second: bool) -> Check:
    def check(value: Json, at: str) -> None:
        check_string(value, at)
        first = value == "1.0" or value.startswith("1.0.")
        if not (first or (second and (value == "2.0" or value.startswith("2.0.")))):
            raise refuse(at, "a version that is not read here")

    return check


def _check_authority(value: Json, at: str) -> None:
    check_actor(value, at)
    if value.get("objectType") == "Group" and (len(value.get("member", ())) != 2 or key_of(value) is not None):
        raise refuse(at, "as authority a group has two members and no identifier")


def _straighten(statement: Object) -> None:
    """Times in UTC, context activities as arrays: in the statement, and in the one within it."""
    for one in (statement, statement["object"]):
        if isinstance(one.get("timestamp"), str):
            one["timestamp"] = xapi_time(read_time(one["timestamp"], "timestamp"))
        around = one.get("context", {}).get("contextActivities", {})
        for name, given in around.items():
            around[name] = given if isinstance(given, list) else [given]


def _is_finished(verb: str, result: Object) -> bool:
    if result.get("success") is False or result.get("completion") is False:
        return False
    return verb in FINISHED or result.get("completion") is True or result.get("success") is True


def _name_of(activity: Object) -> Localized | None:
    names: Localized | None = activity.get("definition", {}).get("name")
    return {tag.split("-")[0].lower(): text for tag, text in names.items()} if names else None


def _agents(statement: Object) -> set[str]:
    thing = statement["object"]
    keys = keys_of(statement["actor"])
    return keys | keys_of(thing) if thing.get("objectType") in ("Agent", "Group") else keys


def _related_agents(statement: Object) -> set[str]:
    context = statement.get("context", {})
    others = [context[name] for name in ("instructor", "team") if name in context]
    others += [item["agent"] for item in context.get("contextAgents", ())]
    others += [item["group"] for item in context.get("contextGroups", ())]
    others += [statement["authority"]] if "authority" in statement else []
    keys = _agents(statement).union(*(keys_of(other) for other in others))
    return keys | _related_agents(statement["object"]) if _has_sub(statement) else keys


def _related_activities(statement: Object) -> set[str]:
    around = statement.get("context", {}).get("contextActivities", {})
    found = {activity["id"] for name in _AROUND for activity in around.get(name, ())}
    if _has_sub(statement):
        return found | _related_activities(statement["object"])
    thing = statement["object"]
    return found | ({thing["id"]} if thing.get("objectType", "Activity") == "Activity" else set())


def _has_sub(statement: Object) -> bool:
    kind = statement["object"].get("objectType")
    return bool(kind == "SubStatement")


def agent_key(text: str) -> str:
    """Return the key of an agent given as JSON in an address. Raises InvalidInput."""
    try:
        agent = msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise InvalidInput("agent: not JSON", field="agent") from error
    check_actor(agent, "agent")
    key = key_of(agent)
    if key is None:
        raise refuse("agent", "no identifier")
    return key
