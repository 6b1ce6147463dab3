"""Open Badges 3.0 out: badges, status lists, issuers' papers and learners' records (openbadgeslib signs)."""

from __future__ import annotations

from skilltree.interop.openbadges.maker import SignedBadges

__all__ = ["SignedBadges"]
