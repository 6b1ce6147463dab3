"""The closed vocabularies of learning platforms elsewhere."""

from __future__ import annotations

from enum import StrEnum


class PlatformKind(StrEnum):
    """How a learning platform tells what people finished there."""

    WEBHOOK = "webhook"
    XAPI = "xapi"


class PlatformScope(StrEnum):
    """What a learning platform may do here: tell, read what it told, read what its organisation's platforms told."""

    READ = "statements/read"
    READ_MINE = "statements/read/mine"
    WRITE = "statements/write"
