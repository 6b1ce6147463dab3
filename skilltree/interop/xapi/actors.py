"""Agents and groups: who a statement is about, and by what they are known."""

from __future__ import annotations

from hashlib import sha1

from skilltree.interop.xapi.values import (
    Json,
    Object,
    as_array,
    as_object,
    check_iri,
    check_mailto,
    check_object,
    check_sha1,
    check_string,
    refuse,
)

IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid", "account")


def check_account(value: Json, at: str) -> None:
    """A name on a site."""
    check_object(value, at, known={"homePage": check_iri, "name": check_string}, needed=("homePage", "name"))


_NAMED = {
    "name": check_string,
    "objectType": check_string,
    "mbox": check_mailto,
    "mbox_sha1sum": check_sha1,
    "openid": check_iri,
    "account": check_account,
}


def check_agent(value: Json, at: str) -> None:
    """A person or a program, known by exactly one identifier."""
    check_object(value, at, known=_NAMED)
    if value.get("objectType", "Agent") != "Agent":
        raise refuse(f"{at}.objectType", "not Agent")
    if _identifiers(value) != 1:
        raise refuse(at, "an agent has exactly one identifier")


def check_group(value: Json, at: str) -> None:
    """People together: known by one identifier, or else by their members."""
    check_object(value, at, known={**_NAMED, "member": _check_members})
    if value.get("objectType") != "Group":
        raise refuse(f"{at}.objectType", "not Group")
    known_by = _identifiers(value)
    if known_by > 1:
        raise refuse(at, "a group has one identifier at most")
    if known_by == 0 and "member" not in value:
        raise refuse(f"{at}.member", "a group without identifier has members")


def check_actor(value: Json, at: str) -> None:
    """An agent or a group."""
    kind = as_object(value, at).get("objectType", "Agent")
    (check_group if kind == "Group" else check_agent)(value, at)


def _check_members(value: Json, at: str) -> None:
    for number, member in enumerate(as_array(value, at)):
        check_agent(member, f"{at}[{number}]")


def _identifiers(actor: Object) -> int:
    return sum(name in actor for name in IDENTIFIERS)


def key_of(actor: Object) -> str | None:
    """Return one text for the identifier, the same for an address and its SHA-1; None for a nameless group.

    An address is hashed in small letters, as the addresses of people are kept here.
    """
    if "mbox" in actor:
        return sha1_key(actor["mbox"].lower())
    if "mbox_sha1sum" in actor:
        return f"sha1:{actor['mbox_sha1sum'].lower()}"
    if "openid" in actor:
        return f"openid:{actor['openid']}"
    if "account" in actor:
        return f"account:{actor['account']['homePage']} {actor['account']['name']}"
    return None


def sha1_key(mbox: str) -> str:
    """Return the key of a `mailto:` address."""
    return f"sha1:{sha1(mbox.encode(), usedforsecurity=False).hexdigest()}"


def names_of(actor: Object) -> tuple[str, ...]:
    """Return the keys under which a person who linked their account may be known: also an account's mere name."""
    key = key_of(actor)
    if key is None or actor.get("objectType") == "Group":
        return ()
    return (key, f"code:{actor['account']['name']}") if "account" in actor else (key,)


def keys_of(actor: Object) -> set[str]:
    """Return the keys of an actor and of a group's members."""
    members = [key_of(member) for member in actor.get("member", ())]
    return {key for key in (key_of(actor), *members) if key is not None}


def identity_of(actor: Object) -> Object:
    """Return what tells an actor from others, and nothing more: the format `ids`."""
    kept = {name: actor[name] for name in ("objectType", *IDENTIFIERS) if name in actor}
    if "member" in actor and not _identifiers(actor):
        kept["member"] = [identity_of(member) for member in actor["member"]]
    return kept
