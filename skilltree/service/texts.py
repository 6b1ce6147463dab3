"""Checks on texts that people send: trimmed, bounded, without NUL or lone surrogates."""

from __future__ import annotations

from skilltree.model.errors import InvalidInput

NAME_LENGTH = 120
TITLE_LENGTH = 200
SHORT_TEXT_LENGTH = 2_000
LONG_TEXT_LENGTH = 20_000
QUERY_LENGTH = 200
PAGE = 20


def clean_text(text: str, *, field: str, most: int, least: int = 1) -> str:
    """Return the trimmed text. Raises InvalidInput naming the field when it cannot be kept."""
    trimmed = text.strip()
    if len(trimmed) < least:
        raise InvalidInput("this text is missing", field=field, code="TEXT_MISSING")
    if len(trimmed) > most:
        raise InvalidInput(f"at most {most} characters", field=field, code="TEXT_TOO_LONG")
    if "\x00" in trimmed or any("\ud800" <= char <= "\udfff" for char in trimmed):
        raise InvalidInput("this text holds a character that cannot be kept", field=field)
    return trimmed


def clean_optional(text: str | None, *, field: str, most: int) -> str | None:
    """Return the trimmed text, or None when it is missing or empty."""
    if text is None or not text.strip():
        return None
    return clean_text(text, field=field, most=most)


def clean_query(text: str) -> str:
    """Return a search text: at most `QUERY_LENGTH` characters are searched, the rest is refused."""
    if len(text) > QUERY_LENGTH:
        raise InvalidInput(f"at most {QUERY_LENGTH} characters", field="text", code="TEXT_TOO_LONG")
    return text.replace("\x00", " ").strip()


def check_first(first: int | None, *, most: int = 100) -> int:
    """Return a page size, `PAGE` for null. Raises InvalidInput outside 1 to `most`."""
    size = PAGE if first is None else first
    if not 1 <= size <= most:
        raise InvalidInput(f"between 1 and {most}", field="first", code="PAGE_SIZE")
    return size
