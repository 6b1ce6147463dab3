"""Badges that people bring, Open Badges 2.0 and 3.0: what a file holds, and whether it stands."""

from __future__ import annotations

from skilltree.interop.badges_in.files import CheckedBadges

__all__ = ["CheckedBadges"]
