"""Sending a short text to a person: a port with a console and a file implementation."""

from __future__ import annotations

from typing import Protocol

from skilltree.model.person import Contact


class Messenger(Protocol):
    """Raises Unavailable when the message cannot be handed over."""

    async def send(self, contact: Contact, *, subject: str, text: str) -> None:
        """Hand over one message. `text` holds the code; it must never be logged elsewhere."""
        ...
