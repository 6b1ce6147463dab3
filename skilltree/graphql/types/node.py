"""The Relay node interface."""

from __future__ import annotations

import strawberry


@strawberry.interface
class Node:
    """Anything with a global id."""

    id: strawberry.ID
