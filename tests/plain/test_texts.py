"""All that people read is plain: every rule over every text. `python -m tests.plain` prints the same at leisure."""

from functools import cache

import pytest

from tests.plain.exceptions import read_exceptions
from tests.plain.outside import texts_outside
from tests.plain.reading import read_all
from tests.plain.reading_screens import button_places
from tests.plain.rules import all_findings
from tests.plain.texts import Finding

RULES = (
    "sentence-length", "button-length", "forbidden-word", "initials", "missing-translation", "same-in-both",
    "foreign-words", "typography", "capitals", "average-length", "readability",
)  # fmt: skip


@cache
def sorted_findings() -> tuple[list[Finding], list[str]]:
    return read_exceptions().sort(all_findings(read_all(), buttons=button_places()))


@pytest.mark.parametrize("rule", RULES)
def test_every_text_keeps_the_rule(rule: str) -> None:
    left, _ = sorted_findings()
    broken = [str(one) for one in left if one.rule == rule]
    assert not broken, "\n".join(broken)


def test_no_rule_is_forgotten() -> None:
    left, _ = sorted_findings()
    assert {one.rule for one in left} <= set(RULES)


def test_no_exception_is_idle() -> None:
    _, idle = sorted_findings()
    assert idle == []


def test_no_text_stands_outside_the_dictionaries() -> None:
    assert texts_outside() == []
