"""Only under --demo: who can be tried, and the messages that nobody sent."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Router, get
from litestar.params import FromQuery

from skilltree.interop.messengers import FileMessenger
from skilltree.service.demo import DemoPerson, demo_people
from skilltree.service.deps import Deps
from skilltree.web.sessions import AnyRequest


class DevMessage(msgspec.Struct):
    """A message that waits in the file."""

    at: str
    channel: str
    text: str
    code: str


@get("/people")
async def people(request: AnyRequest) -> list[DemoPerson]:
    """Fictional people with an address to sign in by, those with a role first."""
    deps: Deps = request.app.state.deps
    return await demo_people(deps)


@get("/outbox", sync_to_thread=True)
def outbox(request: AnyRequest, address: FromQuery[str | None] = None) -> list[DevMessage]:
    """Messages, newest first."""
    messenger: Any = request.app.state.deps.messenger
    found = messenger.messages(address) if isinstance(messenger, FileMessenger) else []
    return [
        DevMessage(
            at=message.at.isoformat(),
            channel=message.channel.value,
            text=message.text,
            code=next((word.strip(".") for word in message.text.split() if word.strip(".").isdigit()), ""),
        )
        for message in found
    ]


dev_router = Router(path="/dev", route_handlers=[people, outbox])
