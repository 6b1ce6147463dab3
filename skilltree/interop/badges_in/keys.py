"""The key that an issuer stands by, for the key that a signature names (W3C Controlled Identifiers 1.0, DID Core).

An https issuer and a did:web are as good as their address; a did:key proves itself alone: nobody says who holds it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import did

from skilltree.interop.badges_in.values import Object, iri
from skilltree.interop.badges_in.visits import Visits, is_unreachable
from skilltree.model.base import Struct
from skilltree.service.ports.fetching import CannotFetch

MOST_KEYS = 100


class UnknownKey(Exception):  # noqa: N818 -- it reads as what happened
    """The issuer does not stand by this key, or says nothing that can be read here."""


class IssuerKey(Struct):
    """`known` is false of a key that says nothing of who holds it."""

    pem: bytes
    known: bool


def find_key(issuer: str, method: str | None, visits: Visits, *, jwk: Object | None = None) -> IssuerKey:
    """Return the issuer's key named `method`, or the one that equals `jwk`. Raises UnknownKey, CannotFetch."""
    try:
        if issuer.startswith("did:key:"):
            if method is not None and method.partition("#")[0] not in {issuer, ""}:
                raise UnknownKey("a key of somebody else")
            return IssuerKey(pem=did.resolve_did(issuer), known=False)
        if issuer.startswith("did:web:"):
            document = did.fetch_did_web_document(issuer, visits.fetch)
            return IssuerKey(pem=_chosen(document, issuer, method, visits, jwk), known=True)
        if issuer.startswith("https://"):
            return IssuerKey(pem=_chosen(visits.read(issuer), issuer, method, visits, jwk), known=True)
    except LibOpenBadgesException as error:
        if is_unreachable(error):
            raise CannotFetch("the issuer does not answer") from error
        raise UnknownKey("no key that can be read") from error
    raise UnknownKey("a kind of issuer that is not known here")


def _chosen(document: Object, issuer: str, method: str | None, visits: Visits, jwk: Object | None) -> bytes:
    if iri(document) != issuer:
        raise UnknownKey("the document is of somebody else")
    methods = _methods(document)
    if method is None and jwk is not None:
        wanted = _pem({"publicKeyJwk": jwk})
        if any(wanted == _readable(each) for each in methods.values() if isinstance(each, dict)):
            return wanted
        raise UnknownKey("the issuer does not list this key")
    if method is None:
        if len(methods) != 1:
            raise UnknownKey("the signature names no key")
        [method] = methods
    name = f"{issuer}{method}" if method.startswith("#") else method
    found = methods.get(name)
    if found is None and issuer.startswith("https://") and same_origin(name, issuer):
        # Open Badges 3.0, 8.2.4.2: `kid` may be the address of a JWK.
        found = visits.read(name)
        if iri(found.get("controller", issuer)) != issuer:
            raise UnknownKey("a key of somebody else")
        return _pem(found if "kty" not in found else {"publicKeyJwk": found})
    if isinstance(found, str):
        found = visits.read(name)
    if not isinstance(found, dict) or iri(found.get("controller", issuer)) != issuer:
        raise UnknownKey("the issuer does not list this key")
    return _pem(found)


def _methods(document: Object) -> dict[str, Any]:
    """Return the keys by name that may sign what an issuer says: whole, or their names alone."""
    whole: dict[str, Any] = {}
    allowed: set[str] = set()
    owner = str(document.get("id"))
    for field in ("verificationMethod", "assertionMethod"):
        listed = document.get(field)
        for each in (listed if isinstance(listed, list) else [listed])[:MOST_KEYS]:
            name = iri(each) or (each.get("id") if isinstance(each, dict) else each)
            if not isinstance(name, str):
                continue
            full = f"{owner}{name}" if name.startswith("#") else name
            if isinstance(each, dict) or full not in whole:
                whole[full] = each
            if field == "assertionMethod":
                allowed.add(full)
    return {name: each for name, each in whole.items() if name in allowed or not allowed}


def same_origin(one: str, other: str) -> bool:
    """True when two addresses are of one server."""
    try:
        first, second = urlsplit(one), urlsplit(other)
        return (first.scheme, first.hostname, first.port) == (second.scheme, second.hostname, second.port)
    except ValueError:
        return False


def _readable(entry: Object) -> bytes | None:
    try:
        return _pem(entry)
    except LibOpenBadgesException:
        return None


def _pem(entry: Object) -> bytes:
    # The library's reader of one entry; it takes whole documents only.
    return did.pem_for_kid({"verificationMethod": [entry]}, "")
