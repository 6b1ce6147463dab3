"""What a driver's error means: the database is away, or a constraint refused a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from skilltree.model.errors import Conflict, NotFound, Unavailable

# Primary result codes that tell of the file or the machine, not of the statement.
_SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
# Connection, transaction rollback (deadlock, serialization), resources, operator, system error:
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES_AWAY = ("08", "40", "53", "57", "58")
_UNIQUE = {"23505"}
_FOREIGN = {"23503"}


@contextmanager
def told_apart() -> Iterator[None]:
    """Raise Unavailable, Conflict or NotFound for errors that mean so; leave others as they are."""
    try:
        yield
    except (PoolTimeout, OSError, TimeoutError) as error:
        raise Unavailable("the database does not answer") from error
    except IntegrityError as error:
        # Use cases look before they write; this is what two writers at once, or a bad id, come to.
        if _is_unique(error):
            raise Conflict("this is taken already") from error
        if _is_foreign(error):
            raise NotFound("something that this names does not exist") from error
        raise
    except DBAPIError as error:
        if error.connection_invalidated or _is_away(error):
            raise Unavailable("the database does not answer") from error
        raise


def _is_unique(error: IntegrityError) -> bool:
    if isinstance(error.orig, sqlite3.Error):
        return error.orig.sqlite_errorcode in {
            sqlite3.SQLITE_CONSTRAINT_UNIQUE,
            sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        }
    return _state(error) in _UNIQUE


def _is_foreign(error: IntegrityError) -> bool:
    if isinstance(error.orig, sqlite3.Error):
        return error.orig.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    return _state(error) in _FOREIGN


def _is_away(error: DBAPIError) -> bool:
    if isinstance(error.orig, sqlite3.Error):
        # aiosqlite raises errors of its own, without a code, once its connection is closed.
        number = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_IOERR)
        return number & 0xFF in _SQLITE_AWAY
    state = _state(error)
    return state[:2] in _POSTGRES_AWAY if state else "connection" in str(error.orig)


def _state(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")
