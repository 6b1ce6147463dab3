"""The parts of a statement beside actor and object: verb, result, context, attachments."""

from __future__ import annotations

from collections.abc import Mapping

from skilltree.interop.xapi.activities import check_context_activities
from skilltree.interop.xapi.actors import check_actor, check_agent, check_group
from skilltree.interop.xapi.values import (
    Check,
    Json,
    Object,
    as_array,
    as_object,
    check_boolean,
    check_content_type,
    check_count,
    check_duration,
    check_extensions,
    check_iri,
    check_language,
    check_language_map,
    check_number,
    check_object,
    check_sha2,
    check_string,
    check_uuid,
    refuse,
)


def check_verb(value: Json, at: str) -> None:
    """What was done."""
    check_object(value, at, known={"id": check_iri, "display": check_language_map}, needed=("id",))


def check_reference(value: Json, at: str) -> None:
    """A pointer to another statement."""
    check_object(value, at, known={"objectType": check_string, "id": check_uuid}, needed=("objectType", "id"))
    if value["objectType"] != "StatementRef":
        raise refuse(f"{at}.objectType", "not StatementRef")


def check_score(value: Json, at: str) -> None:
    """Numbers that agree with each other."""
    check_object(value, at, known=dict.fromkeys(("scaled", "raw", "min", "max"), check_number))
    raw, least, most = (value.get(name) for name in ("raw", "min", "max"))
    if not -1 <= value.get("scaled", 0) <= 1:
        raise refuse(f"{at}.scaled", "not between -1 and 1")
    if least is not None and most is not None and least >= most:
        raise refuse(f"{at}.min", "not below max")
    if raw is not None and ((least is not None and raw < least) or (most is not None and raw > most)):
        raise refuse(f"{at}.raw", "not between min and max")


def check_result(value: Json, at: str) -> None:
    """How it went."""
    known: Mapping[str, Check] = {
        "score": check_score,
        "success": check_boolean,
        "completion": check_boolean,
        "response": check_string,
        "duration": check_duration,
        "extensions": check_extensions,
    }
    check_object(value, at, known=known)


def check_context(value: Json, at: str, thing: Object, *, second: bool) -> None:
    """In what frame it was done; `thing` is the statement's object, `second` of a statement of xAPI 2.0."""
    known: dict[str, Check] = {
        "registration": check_uuid,
        "instructor": check_actor,
        "team": check_group,
        "contextActivities": check_context_activities,
        "revision": check_string,
        "platform": check_string,
        "language": check_language,
        "statement": check_reference,
        "extensions": check_extensions,
    }
    if second:
        known["contextAgents"] = _check_each("contextAgent", "agent", check_agent)
        known["contextGroups"] = _check_each("contextGroup", "group", check_group)
    check_object(value, at, known=known)
    if thing.get("objectType", "Activity") != "Activity":
        for name in ("revision", "platform"):
            if name in value:
                raise refuse(f"{at}.{name}", "only where the object is an activity")


def _check_each(kind: str, who: str, check_who: Check) -> Check:
    def check_types(value: Json, at: str) -> None:
        types = as_array(value, at)
        if not types:
            raise refuse(at, "is empty")
        for number, one in enumerate(types):
            check_iri(one, f"{at}[{number}]")

    def check(value: Json, at: str) -> None:
        for number, item in enumerate(as_array(value, at)):
            place = f"{at}[{number}]"
            known = {"objectType": check_string, who: check_who, "relevantTypes": check_types}
            check_object(item, place, known=known, needed=("objectType", who))
            if item["objectType"] != kind:
                raise refuse(f"{place}.objectType", f"not {kind}")

    return check


def check_attachments(value: Json, at: str) -> None:
    """What is said of files; the files themselves come beside."""
    known: Mapping[str, Check] = {
        "usageType": check_iri,
        "display": check_language_map,
        "description": check_language_map,
        "contentType": check_content_type,
        "length": check_count,
        "sha2": check_sha2,
        "fileUrl": check_iri,
    }
    for number, one in enumerate(as_array(value, at)):
        needed = ("usageType", "display", "contentType", "length", "sha2")
        check_object(as_object(one, at), f"{at}[{number}]", known=known, needed=needed)
