"""`GET /health`: what is up."""

from __future__ import annotations

import msgspec
from litestar import Response, get

from skilltree import __version__
from skilltree.model.errors import Unavailable
from skilltree.service.deps import Deps
from skilltree.web.sessions import AnyRequest


class Health(msgspec.Struct):
    """`status` is "ok" while people can be served; the bus may be away without harm."""

    status: str
    version: str
    store: str
    bus: str
    engines: dict[str, int]


@get("/health")
async def health(request: AnyRequest) -> Response[Health]:
    """Answer 200 while the store answers and the engines are built, else 503."""
    deps: Deps = request.app.state.deps
    try:
        await deps.store.check()
        store = "up"
    except Unavailable:
        store = "down"
    engines = deps.engines
    good = store == "up" and engines.built_at is not None
    body = Health(
        status="ok" if good else "down",
        version=__version__,
        store=store,
        bus="up" if await deps.bus.check() else "down",
        engines={
            "skills": len(engines.catalogue),
            "skillLabels": len(engines.skill_labels),
            "occupationLabels": len(engines.occupation_labels),
            "territories": len(engines.territories),
            "modules": sum(len(local.modules) for local in engines.territories.values()),
            "opportunities": sum(len(local.opportunities) for local in engines.territories.values()),
            "profiles": sum(len(local.people) for local in engines.territories.values()),
        },
    )
    return Response(body, status_code=200 if good else 503, headers={"Cache-Control": "no-store"})
