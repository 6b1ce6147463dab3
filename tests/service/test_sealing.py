"""Sealed secrets open for their own use and row, and for nothing else."""

from __future__ import annotations

import pytest

from skilltree.service.sealing import SealError, seal, unseal

SECRET = b"s" * 32


def test_what_was_sealed_comes_back() -> None:
    sealed = seal(SECRET, b"signing key", purpose="issuer", bound_to="row 1")
    assert b"signing key" not in sealed
    assert unseal(SECRET, sealed, purpose="issuer", bound_to="row 1") == b"signing key"


def test_two_seals_of_one_thing_differ() -> None:
    assert seal(SECRET, b"x", purpose="p", bound_to="r") != seal(SECRET, b"x", purpose="p", bound_to="r")


@pytest.mark.parametrize(
    ("secret", "purpose", "bound_to"),
    [(b"t" * 32, "issuer", "row 1"), (SECRET, "webhook", "row 1"), (SECRET, "issuer", "row 2")],
)
def test_it_opens_for_nothing_else(secret: bytes, purpose: str, bound_to: str) -> None:
    sealed = seal(SECRET, b"signing key", purpose="issuer", bound_to="row 1")
    with pytest.raises(SealError):
        unseal(secret, sealed, purpose=purpose, bound_to=bound_to)


@pytest.mark.parametrize("change", [lambda s: s[:5], lambda s: b"", lambda s: s[:-1] + bytes([s[-1] ^ 1])])
def test_a_changed_seal_is_refused(change: object) -> None:
    sealed = seal(SECRET, b"signing key", purpose="issuer", bound_to="row 1")
    with pytest.raises(SealError):
        unseal(SECRET, change(sealed), purpose="issuer", bound_to="row 1")  # type: ignore[operator]
