"""The privacy floor as a step: counts of people in whole floors, rounded down.

A number that is shown says "at least so many". It changes only once a whole floor of people more did the same, and
the difference of any two shown numbers is known no better than to almost a floor to each side: no subtraction singles
out a smaller group. docs/decisions/0015 has the argument.
"""

from __future__ import annotations

from typing import Final

PRIVACY_FLOOR: Final = 11


def at_least(count: int, *, floor: int = PRIVACY_FLOOR) -> int | None:
    """Return the largest multiple of the floor that is not above `count`; None for nothing to show."""
    if floor < 1:
        raise ValueError(f"floor {floor}: at least 1")
    return count // floor * floor or None
