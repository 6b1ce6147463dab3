"""iCalendar: RFC 5545. Only what has a day is in it; lines are folded at 75 octets, texts are escaped.

A time of day without an end is an hour: calendars show nothing of zero length.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from skilltree.interop.feeds.words import feed_title, without_controls
from skilltree.service.ports.feeds import Feed, FeedItem

PARIS: Final = ZoneInfo("Europe/Paris")
LINE: Final = 75
USUAL_HOURS: Final = 1.0
LONGEST_HOURS: Final = 12.0
"""What lasts longer is hours of many days, told in the text."""


def write_calendar(feed: Feed) -> bytes:
    """Return the calendar of what has a day."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//skilltree//opportunities//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(feed_title(feed.name, feed.language))}",
    ]
    for item in feed.items:
        if item.starts_on is not None:
            lines += _event(item, item.starts_on)
    lines.append("END:VCALENDAR")
    return b"".join(b"\r\n ".join(_folded(line)) + b"\r\n" for line in lines)


def _event(item: FeedItem, day: date) -> list[str]:
    place = ", ".join(part for part in (item.venue, item.commune.name if item.commune else None) if part)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{item.id}@skilltree",
        f"DTSTAMP:{_utc(item.posted_at)}",
        *_times(item, day),
        f"SUMMARY:{_escaped(item.title)}",
        f"DESCRIPTION:{_escaped(f'{item.organisation}. {item.text}')}",
        f"URL:{item.address}",
        f"CATEGORIES:{item.kind.value.upper()}",
        "TRANSP:TRANSPARENT",
    ]
    if place:
        lines.append(f"LOCATION:{_escaped(place)}")
    if item.commune and item.commune.latitude is not None and item.commune.longitude is not None:
        lines.append(f"GEO:{item.commune.latitude:.4f};{item.commune.longitude:.4f}")
    return [*lines, "END:VEVENT"]


def _times(item: FeedItem, day: date) -> list[str]:
    """Whole days, the end being the day after (section 3.6.1), or an hour in UTC where a time is told."""
    if item.at_time is None:
        after = max(item.ends_on or day, day) + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    begins = datetime.combine(day, time.fromisoformat(item.at_time), PARIS)
    hours = item.hours_total if item.hours_total and item.hours_total <= LONGEST_HOURS else USUAL_HOURS
    # Hours pass in UTC, or a night of changing clocks would be an hour too long.
    return [f"DTSTART:{_utc(begins)}", f"DTEND:{_utc(begins.astimezone(UTC) + timedelta(hours=hours))}"]


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Escape a text value (section 3.3.11)."""
    clean = without_controls(text.replace("\r\n", "\n")).replace("\t", " ")
    for sign in ("\\", ";", ","):
        clean = clean.replace(sign, f"\\{sign}")
    return clean.replace("\n", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """Cut a line after at most 75 octets (section 3.1), never within a character; the next begin with a space."""
    part, room = b"", LINE
    for sign in line:
        octets = sign.encode()
        if len(part) + len(octets) > room:
            yield part
            part, room = b"", LINE - 1
        part += octets
    yield part
