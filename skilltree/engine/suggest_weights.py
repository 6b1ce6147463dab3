"""What each part of a suggestion's utility weighs, in logits, and the constants of the parts.

Fitted on planted territories other than those that measure it (`bench/suggestion_fit.py`, decision 0021), but for
those that no history tells of (`cheap`, `paid`, `demand`, `fresh`, `time`): they are a choice, small, and stated there.
"""

from __future__ import annotations

from typing import Final

from skilltree.model.words import Travel

WEIGHTS: Final = {
    "next": 0.03,
    "next_skill": 0.39,
    "kin": 1.19,
    "lately": 0.73,
    "ever": 0.14,
    "few": 1.07,
    "unready": -0.45,
    "opens": 2.4,
    "new": 0.4,
    "far": -0.82,
    "unread": -0.9,
    "cheap": 0.3,
    "paid": 0.2,
    "demand": 0.4,
    "fresh": 0.3,
    "time": 0.3,
}
"""Utility is the sum of weight times part."""

HALF_WAY_KM: Final = {Travel.WALK: 1.5, Travel.BIKE: 5.0, Travel.TRANSIT: 12.0, Travel.CAR: 25.0}
"""The distance that counts as one for who travels so."""

FAR_STEPS: Final = 4.0
"""Distances level off: so many such distances count as half of that."""

HOME_UNKNOWN: Final = 0.5
HALF_COST_EUROS: Final = 80.0
HALF_FRESH_DAYS: Final = 30.0
NEAR_CREDIT: Final = 0.5
"""A near skill shows at most half of the one required."""

CONDITION: Final = 3.0
"""Missing skills that a missing dated title counts as."""

STEP_BACK: Final = 0.5
"""What a skill weighs that is required to learn a needed one, per step."""

STEPS_BACK: Final = 3
TEACHERS: Final = 6
EDGE: Final = 16
"""Skills looked behind at each step back, and how many easiest teachers of each."""

OFFER_NEED: Final = 0.5
"""What the only skill weighs that a person lacks for many opportunities."""

FILLED: Final = 0.98
"""Skills opened add up as independent chances: one that is wholly filled counts as this much."""

UNREADY_OPENS: Final = 0.6
"""The share of what a module opens that is lost where nothing of what it requires is held."""

DISLIKED: Final = 1.0
"""Logits that what is about the same skills loses for one 'not interested'."""

WEEKS: Final = 4.0
"""A module fits in time if its hours are had within so many weeks."""
