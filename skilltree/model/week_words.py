"""What speaks for a step of a week."""

from __future__ import annotations

from enum import StrEnum


class WeekProof(StrEnum):
    """From the person's own word to somebody else's."""

    BADGE = "badge"
    BOTH_SIDES = "both-sides"
    """A contribution that both sides confirmed."""
    CONFIRMED = "confirmed"
    ELSEWHERE = "elsewhere"
    """Another site told it."""
    FACILITATOR = "facilitator"
    """Seen at a workshop."""
    MODULE_PASSED = "module-passed"
    MODULE_READ = "module-read"
    TEST_PASSED = "test-passed"
    TOLD = "told"
    """The person says so; nobody checked."""
