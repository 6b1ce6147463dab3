"""The vocabularies of why a skill stands as it does, and of what does not count."""

from __future__ import annotations

from enum import StrEnum


class SetAside(StrEnum):
    """Why a confirmation weighs nothing, though it stays to be read. Nobody is accused by it."""

    FLOOD = "flood"
    """Very many in a short time, from one hand."""
    OWN = "own"
    """From the person themselves."""
    RING = "ring"
    """People who confirm each other, in pairs or round a circle."""


class Tie(StrEnum):
    """What two people have shared, so that one may be asked to confirm what the other can do."""

    COURSE = "course"
    OPPORTUNITY = "opportunity"
    ORGANISATION = "organisation"
    WORKSHOP = "workshop"


class Support(StrEnum):
    """How much speaks for a skill at its level, in three words."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


class Dispute(StrEnum):
    """Facts that contradict each other; both stay to be read."""

    CONFIRMERS_DIFFER = "confirmers_differ"
    TEST_DIFFERS = "test_differs"


class WhyCode(StrEnum):
    """Why a skill stands on a tree as it does; the front end puts it into words."""

    SAID = "said"
    LEARNT = "learnt"
    TESTED = "tested"
    CONFIRMED = "confirmed"
    CREDENTIAL = "credential"
    CONTRIBUTED = "contributed"
    ONE_SOURCE = "one_source"
    RING = "ring"
    FLOOD = "flood"
    OWN = "own"
    SAID_BEYOND = "said_beyond"
    RETEST = "retest"
    TEST_DIFFERS = "test_differs"
    CONFIRMERS_DIFFER = "confirmers_differ"
    EXPIRED = "expired"
    QUIET = "quiet"
    WOKEN = "woken"
    VALID_UNTIL = "valid_until"
    TAKEN_BACK = "taken_back"
    SUPPOSED = "supposed"
    SUPPOSES = "supposes"
