"""What a row of the authorisation matrix is.

An outcome is "ok", "null", "empty", or the code of the error or refusal. `stage` is a fresh owner;
the ids in the inputs are the owner's real ones, sent by everybody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.graphql.stage import ROLES, Stage

SIGNED_OUT = "UNAUTHENTICATED"


@dataclass(frozen=True)
class Row:
    """An operation's fields or a document, what is sent with it, and what each role gets."""

    outcomes: dict[str, str]
    given: Callable[[Stage], dict[str, Any]] = lambda _: {}
    document: str = ""


def everybody(**others: str) -> dict[str, str]:
    """All may, but for those named."""
    return dict.fromkeys(ROLES, "ok") | others


def signed_in(**others: str) -> dict[str, str]:
    """All who are signed in may, but for those named."""
    return everybody(visitor=SIGNED_OUT) | others


def only(*allowed: str, otherwise: str, visitor: str = SIGNED_OUT) -> dict[str, str]:
    """Those named may; visitors get `visitor`, all others get `otherwise`."""
    return dict.fromkeys(ROLES, otherwise) | {"visitor": visitor} | dict.fromkeys(allowed, "ok")


def ignored(_made: str) -> dict[str, Any]:
    """Nothing to send: the stage has made it, which is enough."""
    return {}
