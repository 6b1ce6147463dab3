"""POST /auth/new: an account without an address, and the card that keeps it."""

from __future__ import annotations

import msgspec
from litestar import Response, post
from litestar.params import JSONBody

from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.new_account import open_own_account
from skilltree.web.answers import PrintedCard, Short, SignedIn, answer_session, peer_of
from skilltree.web.sessions import AnyRequest, check_same_origin, language_of


class OpenAccount(msgspec.Struct):
    """Where the newcomer lives, and on which device they are."""

    territory: Short | None = None
    device: Short = "?"


@post("/new", status_code=201)
async def new_account(request: AnyRequest, data: JSONBody[OpenAccount]) -> Response[SignedIn]:
    """Open an account; its card is told here and never again."""
    deps: Deps = request.app.state.deps
    check_same_origin(request, request.app.state.settings)
    made = await open_own_account(
        deps,
        territory_code=data.territory,
        language=language_of(request) or Language.FR,
        device=data.device,
        peer=peer_of(request),
    )
    card = PrintedCard(number=made.card.number, pin=made.card.pin)
    return await answer_session(request, made.signed, card=card, status=201)
