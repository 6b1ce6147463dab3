"""Profiles that a phone keeps locked: POST /auth/pin, /auth/unlock, /auth/forget."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Response, post
from litestar.params import JSONBody

from skilltree.model.errors import Unauthenticated
from skilltree.service import locked_phones
from skilltree.service.deps import Deps
from skilltree.web.answers import NO_STORE, Short, SignedIn, answer_session, peer_of
from skilltree.web.sessions import AnyRequest, check_same_origin, find_viewer

Pin = Annotated[str, msgspec.Meta(max_length=40)]


class ChoosePin(msgspec.Struct):
    """The PIN, and what the phone calls itself."""

    pin: Pin
    device: Short = "?"


class Handle(msgspec.Struct):
    """What the phone keeps."""

    handle: str


class Unlock(msgspec.Struct):
    """What the phone kept, and what the person typed."""

    handle: Short
    pin: Pin


class Forget(msgspec.Struct):
    """What the phone kept."""

    handle: Short


@post("/pin", status_code=200)
async def choose_pin(request: AnyRequest, data: JSONBody[ChoosePin]) -> Response[Handle]:
    """Let this phone keep a locked profile of whoever is signed in."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    viewer = await find_viewer(request, deps)
    if viewer is None:
        raise Unauthenticated("sign in first")
    handle = await locked_phones.lock_phone(deps, viewer, data.pin, device=data.device)
    return Response(Handle(handle=handle), status_code=200, headers=NO_STORE)


@post("/unlock", status_code=200)
async def unlock(request: AnyRequest, data: JSONBody[Unlock]) -> Response[SignedIn]:
    """Turn handle and PIN into a session."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    signed = await locked_phones.unlock_phone(deps, data.handle, data.pin, peer=peer_of(request))
    return await answer_session(request, signed)


@post("/forget", status_code=204)
async def forget(request: AnyRequest, data: JSONBody[Forget]) -> None:
    """Forget a locked profile; the same answer whether there was one."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    await locked_phones.count_forgetting(deps, peer_of(request))
    await locked_phones.forget_this_phone(deps, data.handle)


PHONE_ROUTES = [choose_pin, unlock, forget]
