"""Dates, numbers, addresses of pages and codes as offers write them; refusals that quote no address of anybody."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from skilltree.interop.text import UnfitRow

PARIS = ZoneInfo("Europe/Paris")
LONGEST_ID = 200
LONGEST_LINK = 500
LONGEST_REMARK = 300
MOST_WEEKLY_HOURS = 80.0
FRENCH_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?", re.ASCII)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,6})?", re.ASCII)
HOURS = re.compile(
    r"(?<![\d.,:/])(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:heures?|hours?|h)(?:\s?(\d{2})(?!\d))?(?![a-z])",
    re.IGNORECASE | re.ASCII,
)
A_WEEK = re.compile(r"\s*(?:/|par|a|per|each)\s*(?:semaine|sem|week)\b|\s*(?:hebdo|weekly)", re.IGNORECASE)
UP_TO = re.compile(r"(?:\bà|\bto|\bdès|\bvers|[-–])\s*$", re.IGNORECASE)
E_MAIL = re.compile(r"\S+@\S+")
PHONE = re.compile(r"(?:\d[\s.-]?){8,}\d")


def shown(value: str, most: int = 60) -> str:
    """Return the beginning of a value for a message that goes to logs: e-mail addresses and phone numbers hidden."""
    start = value[: most + 1]
    hidden = PHONE.sub("…", E_MAIL.sub("…@…", start))
    return repr(hidden[:most])


def day_of(text: str, what: str) -> date | None:
    """Return a day in Paris, None for nothing: 2026-11-30, with or without a time, or 30/11/2026. Raises UnfitRow."""
    text = text.strip()
    if not text:
        return None
    try:
        if french := FRENCH_DAY.fullmatch(text):
            day, month, year = map(int, french.groups())
            return date(year, month, day)
        if ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
        at = datetime.fromisoformat(text)
        return at.date() if at.tzinfo is None else at.astimezone(PARIS).date()
    except (ValueError, OverflowError) as error:
        raise UnfitRow(f"{what} is no date: {shown(text)}") from error


def instant_of(text: str, what: str) -> datetime | None:
    """Return an instant, None for nothing; a day alone is its noon in Paris. Raises UnfitRow."""
    text = text.strip()
    if not text:
        return None
    try:
        if not (ISO_DAY.fullmatch(text) or FRENCH_DAY.fullmatch(text)):
            at = datetime.fromisoformat(text)
            return (at if at.tzinfo else at.replace(tzinfo=PARIS)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnfitRow(f"{what} is no date: {shown(text)}") from error
    day = day_of(text, what)
    return None if day is None else datetime.combine(day, time(12), PARIS).astimezone(UTC)


def number_of(text: str, what: str) -> float | None:
    """Return a number, None for nothing. Raises UnfitRow."""
    text = text.strip().replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if not text:
        return None
    if not NUMBER.fullmatch(text):
        raise UnfitRow(f"{what} is no number: {shown(text)}")
    return float(text.replace(",", "."))


def whole_of(text: str, what: str) -> int | None:
    """Return a whole number, None for nothing. Raises UnfitRow."""
    value = number_of(text, what)
    if value is None:
        return None
    if value != int(value):
        raise UnfitRow(f"{what} is no whole number: {shown(text)}")
    return int(value)


def weekly_hours(text: str) -> float | None:
    """Return the hours a week of a remark such as "35H Horaires normaux" or "24h30"; None for "9h-17h" and the like."""
    text = text[:LONGEST_REMARK]
    times = list(HOURS.finditer(text))
    told = next((one for one in times if A_WEEK.match(text, one.end())), None)
    if told is None:
        if len(times) != 1 or UP_TO.search(text, 0, times[0].start()):
            return None
        told = times[0]
    hours = float(f"{told[1]}.{told[2] or 0}") + int(told[3] or 0) / 60
    return round(hours, 2) if 0 < hours <= MOST_WEEKLY_HOURS else None


def link_of(text: str | None) -> str | None:
    """Return the address of a page on the web; None for anything else."""
    link = (text or "").strip()
    if not link.startswith(("https://", "http://")) or len(link) > LONGEST_LINK or not link.isprintable():
        return None
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    fit = parts.hostname and parts.username is None and not re.search(r"[\s<>\"']", link)
    return link if fit else None


def identifier_of(text: str) -> str:
    """Return what an offer is called at its source. Raises UnfitRow."""
    identifier = " ".join(text.split())
    if not identifier:
        raise UnfitRow("it has no identifier")
    if len(identifier) > LONGEST_ID or not identifier.isprintable():
        raise UnfitRow(f"its identifier is none: {shown(identifier)}")
    return identifier


def last_day(at: str, what: str) -> date | None:
    """Return the last day of something valid through an instant: midnight belongs to the day before."""
    day = day_of(at, what)
    text = at.strip()
    if day is None or ISO_DAY.fullmatch(text) or FRENCH_DAY.fullmatch(text):
        return day
    moment = datetime.fromisoformat(text)
    local = moment if moment.tzinfo is None else moment.astimezone(PARIS)
    return local.date() - timedelta(days=1) if local.time() == time(0) else local.date()
