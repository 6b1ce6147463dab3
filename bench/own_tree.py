"""Reading one's own tree by GraphQL, beside plain REST with msgspec over the same rows, in the same process and run.

Five answers of one application, asked by turns, so that all see the same machine:

- `first`: the page's own query where nothing is kept of this tree; `again`: the same, read before, not changed since;
- `whole`: with every fact of every leaf, read before;
- `rest_tree`: the tree anew by a hand-written route, encoded by msgspec; `rest_rows`: the facts as they are stored.

Each opens the session as any request does. `in_process` speaks ASGI without a socket; `socket` is another process that
keeps one connection to the server. Processor time is the server's whole process, its database threads too.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec
import numpy as np
import uvicorn
import uvloop
from litestar import Litestar, Request, Response, get

from bench.child import ask_child
from bench.own_tree_world import WHOLE, make_world, own_page, settings_of
from bench.result import ROOT, BenchError
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.trees import read_tree
from skilltree.web.app import create_app
from skilltree.web.sessions import find_viewer

ROUNDS: Final = 300
WARM: Final = 30
PEOPLE: Final = 300
OK: Final = 200
FORGET: Final = "/bench/forget"
_DATA, _URL = "SKILLTREE_BENCH_DATA", "SKILLTREE_BENCH_URL"

AnyRequest = Request[Any, Any, Any]
Asked = tuple[str, str, bytes]
"""Method, path, body."""
Ask = Callable[[Asked], Awaitable[None]]


async def _opened(request: AnyRequest) -> tuple[Deps, Viewer]:
    deps: Deps = request.app.state.deps
    viewer = await find_viewer(request, deps)
    if viewer is None:
        raise BenchError("nobody is signed in")
    return deps, viewer


@get("/bench/tree")
async def plain_tree(request: AnyRequest) -> Response[bytes]:
    """Answer the tree, read anew, as a hand-written route would."""
    deps, viewer = await _opened(request)
    deps.engines.kept_trees.forget(viewer.person_id)
    found = await read_tree(deps, viewer, Language.FR)
    return Response(msgspec.json.encode(found), media_type="application/json")


@get("/bench/rows")
async def plain_rows(request: AnyRequest) -> Response[bytes]:
    """Answer the facts as they are stored."""
    deps, viewer = await _opened(request)
    async with deps.store.reading() as db:
        found = await db.evidence.of_person(viewer.person_id)
    return Response(msgspec.json.encode(found), media_type="application/json")


@get(FORGET)
async def forget(request: AnyRequest) -> Response[bytes]:
    """Let the tree go, so that the next read is a first one."""
    deps, viewer = await _opened(request)
    deps.engines.kept_trees.forget(viewer.person_id)
    return Response(b"{}", media_type="application/json")


def served() -> Litestar:
    """Return the application with the plain routes, over the data that the environment names."""
    app = create_app(settings_of(Path(os.environ[_DATA]), os.environ.get(_URL), 0))
    for route in (plain_tree, plain_rows, forget):
        app.register(route)
    return app


def measure(quick: bool, database_url: str | None = None) -> dict[str, Any]:
    """Return the figures of one database. Raises BenchError where the server does not answer."""
    with TemporaryDirectory(prefix="skilltree-bench-") as scratch:
        data = Path(scratch)
        who = asyncio.run(make_world(settings_of(data, database_url, 20 if quick else PEOPLE)))
        environment = {_DATA: str(data)} | ({_URL: database_url} if database_url else {})
        figures: dict[str, Any] = {"facts": who.facts}
        for lane in ("in_process", "socket"):
            turns = str(20 if quick else ROUNDS)
            found = ask_child("bench.own_tree", lane, who.token, turns, environment=environment)
            figures |= {f"{lane}_{key}": value for key, value in found.items()}
    return figures


def asked() -> dict[str, Asked]:
    """Return what is asked, by name."""
    page, whole = (msgspec.json.encode({"query": text}) for text in (own_page(), WHOLE))
    return {
        "first": ("POST", "/graphql", page),
        "again": ("POST", "/graphql", page),
        "whole": ("POST", "/graphql", whole),
        "rest_tree": ("GET", "/bench/tree", b""),
        "rest_rows": ("GET", "/bench/rows", b""),
    }


async def by_turns(ask: Ask, rounds: int, cpu: Callable[[], float]) -> dict[str, float]:
    """Ask all by turns; return p50 and p99 of the clock and p50 of the processor, in milliseconds."""
    clock: dict[str, list[float]] = {name: [] for name in asked()}
    work: dict[str, list[float]] = {name: [] for name in clock}
    for turn in range(WARM + rounds):
        for name, what in asked().items():
            if name == "first":
                await ask(("GET", FORGET, b""))
            busy, begun = cpu(), time.perf_counter()
            await ask(what)
            if turn >= WARM:
                clock[name].append(1000 * (time.perf_counter() - begun))
                work[name].append(1000 * (cpu() - busy))
    figures = {}
    for name, took in clock.items():
        figures[f"{name}_p50_ms"] = round(float(np.percentile(took, 50)), 2)
        figures[f"{name}_p99_ms"] = round(float(np.percentile(took, 99)), 2)
        figures[f"{name}_cpu_p50_ms"] = round(float(np.percentile(work[name], 50)), 2)
    return figures


async def in_process(token: str, rounds: int) -> dict[str, float]:
    """Measure without a socket."""
    app = served()
    headers = [
        (b"host", b"localhost"),
        (b"content-type", b"application/json"),
        (b"authorization", b"Bearer %b" % token.encode()),
    ]

    async def ask(what: Asked) -> None:
        method, path, body = what
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": headers,
            "client": ("127.0.0.1", 1), "server": ("localhost", 80), "state": {},
        }  # fmt: skip
        answers: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:  # noqa: ANN401 -- as ASGI has it
            answers.append(message)

        await app(scope, receive, send)  # type: ignore[arg-type]  # ASGI's messages are plain dicts
        _check(answers[0]["status"], b"".join(each.get("body", b"") for each in answers[1:]))

    async with app.lifespan():
        return await by_turns(ask, rounds, time.process_time)


def by_socket(token: str, rounds: int) -> dict[str, float]:
    """Measure a server in a process of its own, over one connection."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench.own_tree", "serve"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            port = int(server.stdout.readline())
            with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
                headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}

                async def ask(what: Asked) -> None:
                    connection.request(what[0], what[1], what[2] or None, headers)
                    answer = connection.getresponse()
                    _check(answer.status, answer.read())

                return asyncio.run(by_turns(ask, rounds, lambda: _busy(server.pid)))
        finally:
            server.terminate()


def _busy(pid: int) -> float:
    """Return the processor seconds of a process, where the system tells them; 0 elsewhere."""
    try:
        threads = [each.read_text(encoding="ascii") for each in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    except OSError:
        return 0.0
    return sum(int(told.split()[0]) for told in threads) / 1e9


def _check(status: int, body: bytes) -> None:
    if status != OK or b'"errors"' in body:
        raise BenchError(f"an answer of status {status}: {body[:200]!r}")


def _serve() -> None:
    config = uvicorn.Config(served(), host="127.0.0.1", port=0, log_level="warning", access_log=False)
    with closing(config.bind_socket()) as listening:
        listening.listen()
        print(listening.getsockname()[1], flush=True)
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        _serve()
    else:
        token, turns = sys.argv[2], int(sys.argv[3])
        seen = by_socket(token, turns) if sys.argv[1] == "socket" else uvloop.run(in_process(token, turns))
        print(msgspec.json.encode(seen).decode())
