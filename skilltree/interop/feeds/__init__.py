"""Opportunities for other sites (JSON-LD), readers (Atom) and calendars (iCalendar)."""

from skilltree.interop.feeds.atom import write_atom
from skilltree.interop.feeds.calendar import write_calendar
from skilltree.interop.feeds.linked import write_linked

__all__ = ["write_atom", "write_calendar", "write_linked"]
