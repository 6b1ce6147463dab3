"""One's own data: `GET /me/data.zip` takes all of them away, `POST /me/erase` ends the account with all of them.

Erasing is no mutation: those keep their answer under a key, and here nothing may stay.
"""

from __future__ import annotations

import asyncio
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
from litestar import Response, get, post
from litestar.params import JSONBody

from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.download_own_data import download_own_data
from skilltree.service.erase_me import EraseMe, erase_me
from skilltree.service.views.own_data import AccountErased, OwnData
from skilltree.web.answers import session_cookie
from skilltree.web.sessions import AnyRequest, is_secure
from skilltree.web.writing import reader_of, writer_of

READ_ME = {
    Language.FR: (
        "Ce fichier contient tout ce que le service garde sur vous.\n"
        "donnees.json\u00a0: vos données. Chaque partie dit à quoi elle sert.\n"
        "photos\u00a0: les photos que vous avez envoyées.\n"
        "Gardez ce fichier pour vous.\n"
    ),
    Language.EN: (
        "This file holds everything that the service keeps about you.\n"
        "data.json: your data. Each part says what it is for.\n"
        "photos: the photos that you sent.\n"
        "Keep this file to yourself.\n"
    ),
}
NAMES = {
    Language.FR: ("LISEZ-MOI.txt", "donnees.json", "mes-donnees.zip"),
    Language.EN: ("README.txt", "data.json", "my-data.zip"),
}
ENDINGS = {"image/jpeg": "jpg", "image/webp": "webp", "image/png": "png"}


@get("/me/data.zip")
async def own_data(request: AnyRequest) -> Response[bytes]:
    """Return a zip: a text that says what it is, the data as JSON, the photos."""
    deps: Deps = request.app.state.deps
    viewer = await reader_of(request)
    data = await download_own_data(deps, viewer)
    language = viewer.language if viewer.language in NAMES else Language.FR
    content = await asyncio.to_thread(_zipped, data, language)
    headers = {
        "Content-Disposition": f'attachment; filename="{NAMES[language][2]}"',
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type="application/zip", headers=headers)


@post("/me/erase", status_code=200)
async def erase(request: AnyRequest, data: JSONBody[EraseMe]) -> Response[AccountErased]:
    """Erase whoever is signed in, for ever; `{"sure": true}` is said by a second act."""
    deps: Deps = request.app.state.deps
    viewer = await writer_of(request)
    response = Response(await erase_me(deps, viewer, data), status_code=200, headers={"Cache-Control": "no-store"})
    if is_secure(request, request.app.state.settings):
        response.set_cookie(session_cookie("", seconds=0))
    return response


own_data_handlers = [own_data, erase]


def _zipped(data: OwnData, language: Language) -> bytes:
    read_me, told, _ = NAMES[language]
    whole = {"made_at": data.made_at, "sections": data.sections, "names": data.names}
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        file.writestr(read_me, READ_ME[language])
        file.writestr(told, msgspec.json.format(msgspec.json.encode(whole), indent=2))
        for number, photo in enumerate(data.photos, start=1):
            file.writestr(f"photos/{number}.{ENDINGS.get(photo.mime, 'bin')}", photo.content)
    return made.getvalue()
