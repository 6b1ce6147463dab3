"""Refusals as typed members of every mutation's union."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias, TypeVar
from uuid import UUID

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import shows
from skilltree.model import errors
from skilltree.model.base import Struct
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps

Answer = TypeVar("Answer", bound=Struct)
CommandT_co = TypeVar("CommandT_co", bound=Struct, covariant=True)
Asked = TypeVar("Asked", bound=Struct)


class KeyedInput(Protocol[CommandT_co]):
    """An input that carries an idempotency key and becomes a command."""

    key: UUID

    def command(self) -> CommandT_co:
        """Return the use case's command."""
        ...


class RefusalView(Struct):
    """A use case said no; its class tells the member of the union."""

    code: str
    message: str
    field: str | None
    retry_after_seconds: int = 0


class InvalidInputView(RefusalView):
    """The input cannot be taken."""


class NotAllowedView(RefusalView):
    """The viewer may not do this."""


class NotFoundView(RefusalView):
    """There is no such thing, or the viewer may not know of it."""


class KeyReusedView(RefusalView):
    """The key was used with another payload."""


class ConflictView(RefusalView):
    """The state of things does not allow it now."""


class RateLimitedView(RefusalView):
    """Too many tries."""


@strawberry.interface
class Refusal:
    """Why nothing was stored: `code` is stable, `message` is for developers."""

    code: str
    message: str
    field: str | None


@strawberry.type
@shows(InvalidInputView)
class InvalidInput(Refusal):
    """The input cannot be taken; `field` names the part."""


@strawberry.type
@shows(NotAllowedView)
class NotAllowed(Refusal):
    """The viewer may not do this."""


@strawberry.type
@shows(NotFoundView)
class NotFound(Refusal):
    """There is no such thing, or the viewer may not know of it."""


@strawberry.type
@shows(KeyReusedView)
class KeyReused(Refusal):
    """The idempotency key was used before with another payload."""


@strawberry.type
@shows(ConflictView)
class Conflict(Refusal):
    """The state of things does not allow it now."""


@strawberry.type
@shows(RateLimitedView)
class RateLimited(Refusal):
    """Too many tries."""

    retry_after_seconds: int


Refused: TypeAlias = InvalidInput | NotAllowed | NotFound | KeyReused | Conflict | RateLimited

_VIEWS: tuple[tuple[type[errors.Refusal], type[RefusalView]], ...] = (
    (errors.InvalidInput, InvalidInputView),
    (errors.NotAllowed, NotAllowedView),
    (errors.NotFound, NotFoundView),
    (errors.KeyReused, KeyReusedView),
    (errors.Conflict, ConflictView),
    (errors.RateLimited, RateLimitedView),
)


async def answer(work: Awaitable[Answer]) -> Answer | RefusalView:
    """Await a use case; a refusal becomes an answer, any other error stays an error."""
    try:
        return await work
    except errors.Refusal as refusal:
        return refusal_view(refusal)


async def signed_in(
    info: Info,
    use_case: Callable[[Deps, Viewer, UUID, Asked], Awaitable[Answer]],
    given: KeyedInput[Asked],
) -> Answer | RefusalView:
    """Run a use case for whoever is signed in; refuse (UNAUTHENTICATED) when nobody is."""
    context = info.context
    try:
        viewer = context.require_viewer()
    except errors.Unauthenticated as refusal:
        return refusal_view(refusal)
    return await answer(use_case(context.deps, viewer, given.key, given.command()))


def refusal_view(refusal: errors.Refusal) -> RefusalView:
    """Return the union's member for a refusal."""
    view = next(view for error, view in _VIEWS if isinstance(refusal, error))
    return view(
        code=refusal.code,
        message=refusal.message,
        field=refusal.field,
        retry_after_seconds=refusal.retry_after if isinstance(refusal, errors.RateLimited) else 0,
    )
