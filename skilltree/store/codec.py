"""Column types: global ids, JSON, instants, words and texts, converted here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar, cast
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, String, Text, TypeDecorator, Uuid
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeEngine

from skilltree.model.errors import InvalidInput
from skilltree.model.ids import encode_id, row_id

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)

NIL = UUID(int=0)
"""Stands in key columns, which cannot be null, for "no territory" and "the whole tree"."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Unstorable(InvalidInput, DontWrapMixin):
    """A value that no column takes; SQLAlchemy lets it pass unwrapped."""


class _RowKey(TypeDecorator[T]):
    """A row's UUID: `uuid` on PostgreSQL; on SQLite its text, of which a global id is made thrice as fast."""

    impl = Uuid
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the type of the dialect."""
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else String(36))


class Gid(_RowKey[str]):
    """A global id of one type above, a UUID in the row."""

    cache_ok = True

    def __init__(self, type_name: str) -> None:
        super().__init__()
        self.type_name = type_name

    def process_bind_param(self, value: str | None, dialect: Dialect) -> UUID | str | None:
        """Read the row id. Raises InvalidInput for an id of another type."""
        return None if value is None else _row(self.type_name, value, dialect)

    def process_result_value(self, value: UUID | str | None, dialect: Dialect) -> str | None:
        """Make the global id."""
        return None if value is None else _global(self.type_name, value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[UUID | str | None], str | None]:
        """Return `process_result_value` without the calls around it: a tree reads hundreds of ids."""
        name = self.type_name

        def process(value: UUID | str | None) -> str | None:
            return None if value is None else _global(name, value)

        return process


class TerritoryKey(_RowKey[str]):
    """A territory in a key; "" (no territory) is the nil UUID."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> UUID | str:
        """Read the row id."""
        return _row("Territory", value, dialect) if value else _native(NIL, dialect)

    def process_result_value(self, value: UUID | str | None, dialect: Dialect) -> str:
        """Make the global id."""
        return "" if value is None or str(value) == str(NIL) else _global("Territory", value)


class BranchKey(_RowKey[str | None]):
    """A skill in a key; None (the whole tree) is the nil UUID, which sorts first."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> UUID | str:
        """Read the row id."""
        return _native(NIL, dialect) if value is None else _row("Skill", value, dialect)

    def process_result_value(self, value: UUID | str | None, dialect: Dialect) -> str | None:
        """Make the global id."""
        return None if value is None or str(value) == str(NIL) else _global("Skill", value)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC: `timestamptz` on PostgreSQL, microseconds since 1970 on SQLite."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the type of the dialect."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        """Refuse instants without a time zone: nobody could tell when they are."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise Unstorable("an instant needs a time zone")
        return value if dialect.name == "postgresql" else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: datetime | int | None, dialect: Dialect) -> datetime | None:
        """Return an aware instant in UTC."""
        if value is None or isinstance(value, datetime):
            return value if value is None else value.astimezone(UTC)
        return _EPOCH + value * _MICROSECOND


class Json(TypeDecorator[T]):
    """A value of a msgspec type as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: Any) -> None:  # noqa: ANN401 -- dict[str, str] is no type[T]
        super().__init__()
        self.shape = shape
        self._decoder: msgspec.json.Decoder[T] = msgspec.json.Decoder(shape)

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:
        """Encode."""
        if value is None:
            return None
        try:
            return msgspec.json.encode(value).decode()
        except UnicodeEncodeError as error:
            raise Unstorable("this text is not valid Unicode") from error

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:
        """Decode and validate."""
        return None if value is None else self._decoder.decode(value)


class Word(TypeDecorator[W]):
    """A member of a closed vocabulary, stored as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, vocabulary: type[W]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the value."""
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> W | None:
        """Return the member."""
        return None if value is None else self.vocabulary(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], W | None]:
        """Return `process_result_value` by a table: Python's own way to a member is five times as long."""
        members: dict[str, W] = {word.value: word for word in self.vocabulary}

        def process(value: str | None) -> W | None:
            return None if value is None else members.get(value) or self.vocabulary(value)

        return process


class PlainText(TypeDecorator[str]):
    """Text that both databases can hold: PostgreSQL takes no NUL, neither takes lone surrogates."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Raises InvalidInput when it cannot be stored."""
        if value is None:
            return None
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise Unstorable("this text is not valid Unicode") from error
        if "\0" in value:
            raise Unstorable("a text cannot hold the character NUL")
        return value


def _row(type_name: str, value: str, dialect: Dialect) -> UUID | str:
    try:
        return _native(row_id(type_name, value), dialect)
    except InvalidInput as error:
        raise Unstorable(error.message, field=error.field) from error


def _native(row: UUID, dialect: Dialect) -> UUID | str:
    return row if dialect.name == "postgresql" else str(row)


def _global(type_name: str, row: UUID | str) -> str:
    return encode_id(type_name, cast(UUID, row))  # it formats the row, and its text is the same
