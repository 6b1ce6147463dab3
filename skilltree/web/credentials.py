"""Signed papers for verifiers, wherever they are: credentials, issuers, achievements, status lists, one's own tree."""

from __future__ import annotations

from contextlib import suppress

from litestar import Response, get
from litestar.exceptions import NotAuthorizedException
from litestar.params import FromPath

from skilltree.model.errors import NotFound
from skilltree.model.person import Viewer
from skilltree.service.credential_papers import achievement_paper, issuer_paper, status_list
from skilltree.service.credential_shares import shared_document
from skilltree.service.credentials import own_document
from skilltree.service.deps import Deps
from skilltree.service.own_record import learner_record, own_tree
from skilltree.web.answers import peer_of
from skilltree.web.sessions import AnyRequest, find_viewer, shown_origin
from skilltree.web.writing import reader_of

JSON_LD = "application/ld+json"
PUBLIC = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""Verifiers are pages of other sites too; these papers hold nothing that a session opens."""
ALWAYS_ASK = {"Cache-Control": "no-cache"}
PRIVATE = {"Cache-Control": "no-store"}
LONGEST_NUMBER = 9
ENDING = ".json"


@get("/credentials/{name:str}")
async def read_credential(request: AnyRequest, name: FromPath[str]) -> Response[bytes]:
    """Return a credential as it was signed: to its owner, or for `?share=TOKEN`."""
    deps: Deps = request.app.state.deps
    if not name.endswith(ENDING):
        raise NotFound("there is no such credential", field="id")
    credential_id = name.removesuffix(ENDING)
    token = request.query_params.get("share")
    if token is not None:
        viewer = await _whoever(request)
        content = await shared_document(deps, viewer, credential_id, token, peer_of(request))
        return Response(content, media_type=JSON_LD, headers=PUBLIC | PRIVATE)
    content = await own_document(deps, await reader_of(request), credential_id)
    return _attached(content, "attestation.json")


@get("/issuers/{issuer:str}")
async def read_issuer(request: AnyRequest, issuer: FromPath[str]) -> Response[bytes]:
    """Return an issuer's Profile, with the keys that verify what it signed."""
    paper = await issuer_paper(request.app.state.deps, issuer, _origin(request))
    return Response(paper, media_type=JSON_LD, headers=PUBLIC | ALWAYS_ASK)


@get("/achievements/{achievement:str}")
async def read_achievement(request: AnyRequest, achievement: FromPath[str]) -> Response[bytes]:
    """Return what credentials are given for."""
    paper = await achievement_paper(request.app.state.deps, achievement, _origin(request))
    return Response(paper, media_type=JSON_LD, headers=PUBLIC | ALWAYS_ASK)


@get("/status/{issuer:str}/{number:str}")
async def read_status_list(request: AnyRequest, issuer: FromPath[str], number: FromPath[str]) -> Response[bytes]:
    """Return a signed list of credentials that count no more, as it is now."""
    if not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
        raise NotFound("there is no such list", field="number")
    paper = await status_list(request.app.state.deps, issuer, int(number), _origin(request))
    return Response(paper, media_type=JSON_LD, headers=PUBLIC | ALWAYS_ASK)


@get("/me/clr.json")
async def read_record(request: AnyRequest) -> Response[bytes]:
    """Return one's whole tree as a Comprehensive Learner Record; `?name=1` says whose it is."""
    with_name = request.query_params.get("name") == "1"
    viewer = await reader_of(request)
    content = await learner_record(request.app.state.deps, viewer, _origin(request), with_name=with_name)
    return _attached(content, "arbre-clr.json")


@get("/me/tree.json")
async def read_own_tree(request: AnyRequest) -> Response[bytes]:
    """Return one's whole tree as plain JSON."""
    content = await own_tree(request.app.state.deps, await reader_of(request))
    return _attached(content, "arbre.json", "application/json")


async def _whoever(request: AnyRequest) -> Viewer | None:
    """Return who asks; a link needs no session, so that a dead one does not matter."""
    with suppress(NotAuthorizedException):
        return await find_viewer(request, request.app.state.deps)
    return None


def _origin(request: AnyRequest) -> str | None:
    return shown_origin(request, request.app.state.settings)


def _attached(content: bytes, name: str, media_type: str = JSON_LD) -> Response[bytes]:
    headers = PRIVATE | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


credential_handlers = (
    read_credential,
    read_issuer,
    read_achievement,
    read_status_list,
    read_record,
    read_own_tree,
)
