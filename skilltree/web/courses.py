"""Courses that live in git (`ID.zip`, `/courses.zip`), or are told by other sites and told to them (`.jsonld`)."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.params import FromPath

from skilltree.model.errors import NotFound
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.described_courses import describe_course, import_descriptions
from skilltree.service.export_courses import export_course, export_module
from skilltree.service.import_course import CourseImported, import_course
from skilltree.web.sessions import AnyRequest, language_of
from skilltree.web.writing import key_of, refuse_length, writer_of

MOST_BYTES = 30_000_000
MOST_DESCRIBED = 1_000_000
DESCRIBED = ".jsonld"
ZIP = "application/zip"
SHORTLY = "public, max-age=60"


@get("/courses/{name:str}")
async def read_course(request: AnyRequest, name: FromPath[str]) -> Response[bytes]:
    """Return a published course: ID.zip, or ID.jsonld as other sites describe courses (schema.org)."""
    deps: Deps = request.app.state.deps
    if name.endswith(DESCRIBED):
        address = request.app.state.settings.public_url or str(request.base_url)
        language = language_of(request) or Language.FR
        told = await describe_course(deps, name.removesuffix(DESCRIBED), language, address.rstrip("/"))
        headers = {"Cache-Control": SHORTLY, "Vary": "Accept-Language"}
        return Response(told, media_type="application/ld+json", headers=headers)
    exported = await export_course(deps, _id_of(name, ".zip"))
    return _attached(exported.content, "course.zip")


@get("/modules/{name:str}")
async def read_module(request: AnyRequest, name: FromPath[str]) -> Response[bytes]:
    """Return a published module as a zip."""
    deps: Deps = request.app.state.deps
    exported = await export_module(deps, _id_of(name, ".zip"))
    return _attached(exported.content, "module.zip")


@post("/courses.zip", request_max_body_size=MOST_BYTES)
async def take_in(request: AnyRequest) -> Response[dict[str, object]]:
    """Make drafts of a zip for `?organisation=ID`; 422 names file and line of what cannot be taken."""
    deps: Deps = request.app.state.deps
    viewer = await writer_of(request)
    refuse_length(request, MOST_BYTES)
    content = await request.body()
    report = await import_course(deps, viewer, key_of(request), request.query_params.get("organisation", ""), content)
    return answer_report(report)


@post("/courses.jsonld", request_max_body_size=MOST_DESCRIBED)
async def take_in_described(request: AnyRequest) -> Response[dict[str, object]]:
    """Make drafts of schema.org courses for `?organisation=ID`."""
    deps: Deps = request.app.state.deps
    viewer = await writer_of(request)
    refuse_length(request, MOST_DESCRIBED)
    content = await request.body()
    wanted = request.query_params.get("organisation", "")
    return answer_report(await import_descriptions(deps, viewer, key_of(request), wanted, content))


def answer_report(report: CourseImported) -> Response[dict[str, object]]:
    """Say what was made, or why nothing was."""
    body: dict[str, object] = {
        "course": report.course_id,
        "modules": [{"file": made.file, "id": made.id} for made in report.modules],
        "problems": [{"file": p.file, "line": p.line, "message": p.message} for p in report.problems],
        "ignored": report.ignored,
    }
    if report.problems:
        body |= {"code": "COURSE_FILES", "message": "nothing was taken in"}
    return Response(body, status_code=422 if report.problems else 201, headers={"Cache-Control": "no-store"})


def _id_of(name: str, ending: str) -> str:
    if not name.endswith(ending):
        raise NotFound("there is no such file", field="id")
    return name.removesuffix(ending)


def _attached(content: bytes, name: str) -> Response[bytes]:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": SHORTLY}
    return Response(content, media_type=ZIP, headers=headers)


course_handlers = (read_course, read_module, take_in, take_in_described)
