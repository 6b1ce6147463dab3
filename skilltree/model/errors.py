"""Every error that may reach a user.

    SkilltreeError
    ├── Refusal                 a use case says no; mutations answer it as a typed member
    │   ├── InvalidInput        INVALID_INPUT, or a narrower code
    │   │   ├── WrongPin        BAD_CODE, with the tries that are left
    │   │   ├── TooLarge        TOO_LARGE: a file that is over a limit
    │   │   └── Unsupported     UNSUPPORTED: a file of a kind that is not taken
    │   ├── NotAllowed          NOT_ALLOWED
    │   │   └── Unauthenticated UNAUTHENTICATED
    │   ├── NotFound            NOT_FOUND
    │   ├── KeyReused           KEY_REUSED
    │   ├── Conflict            CONFLICT
    │   │   └── LockedOut       LOCKED_OUT: for ever
    │   └── RateLimited         RATE_LIMITED, with seconds to wait
    └── Unavailable             UNAVAILABLE: a part is down, the same key may be sent again

All others are masked, logged with an id, and shown as INTERNAL with that id.
Messages are for developers and logs: no personal data; the front end has its own words per code.
"""

from __future__ import annotations


class SkilltreeError(Exception):
    """Base of all public errors."""

    code = "INTERNAL"

    def __init__(self, message: str, *, field: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        if code is not None:
            self.code = code


class Refusal(SkilltreeError):  # noqa: N818 -- the field says refusal, and it is one
    """A use case says no. Nothing was stored."""


class InvalidInput(Refusal):
    """The input cannot be taken; `field` names the part."""

    code = "INVALID_INPUT"


class WrongPin(InvalidInput):
    """Not this PIN; `tries_left` more may be tried."""

    code = "BAD_CODE"

    def __init__(self, message: str, *, tries_left: int) -> None:
        super().__init__(message, field="pin")
        self.tries_left = tries_left


class TooLarge(InvalidInput):
    """A file is larger than is taken, or there is no room for it."""

    code = "TOO_LARGE"


class Unsupported(InvalidInput):
    """A file is of a kind that is not taken, or not what it says it is."""

    code = "UNSUPPORTED"


class NotAllowed(Refusal):
    """The viewer may not do or see this."""

    code = "NOT_ALLOWED"


class Unauthenticated(NotAllowed):
    """Nobody is signed in."""

    code = "UNAUTHENTICATED"


class NotFound(Refusal):
    """There is no such thing, or the viewer may not know of it."""

    code = "NOT_FOUND"


class KeyReused(Refusal):
    """The idempotency key was used before with another payload."""

    code = "KEY_REUSED"


class Conflict(Refusal):
    """The state of things does not allow it now (seats gone, already answered)."""

    code = "CONFLICT"


class LockedOut(Conflict):
    """This way in is closed for ever; another one has to be taken."""

    code = "LOCKED_OUT"


class RateLimited(Refusal):
    """Too many tries; `retry_after` is in seconds."""

    code = "RATE_LIMITED"

    def __init__(self, message: str, *, retry_after: int, field: str | None = None) -> None:
        super().__init__(message, field=field)
        self.retry_after = retry_after


class Unavailable(SkilltreeError):  # noqa: N818 -- reads as the state it names
    """A part of the service does not answer."""

    code = "UNAVAILABLE"
