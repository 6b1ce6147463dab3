"""The accessibility audit adds up, names tests that exist, and the declaration on screen says the same."""

import re
from collections import Counter

from tests.support.install import ROOT

AUDIT = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
#: How many criteria RGAA 4.1 has in each of its themes.
CRITERIA = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
RESULTS = ("met", "not met", "n/a")


def _results() -> dict[tuple[int, int], str]:
    lines = re.findall(r"^\| (\d+)\.(\d+) \| [^|]+ \| \**([^|*]+)\** \| [^|]+ \|$", AUDIT, re.MULTILINE)
    found = {(int(theme), int(number)): result for theme, number, result in lines}
    assert len(found) == len(lines), "a criterion is there twice"
    return found


def _declared() -> dict[str, int]:
    source = (ROOT / "frontend/src/features/about/audit.ts").read_text(encoding="utf-8")
    return {name: int(value) for name, value in re.findall(r"(met|notMet|notApplicable): (\d+)", source)}


def test_every_criterion_has_its_line() -> None:
    assert list(_results()) == [(at, n + 1) for at, count in enumerate(CRITERIA, 1) for n in range(count)]
    assert set(_results().values()) == set(RESULTS)


def test_the_table_counts_the_lines() -> None:
    rows = re.findall(r"^\| (\d+)\. [^|]+ \| (\d+) \| (\d+) \| (\d+) \|$", AUDIT, re.MULTILINE)
    assert len(rows) == len(CRITERIA)
    for theme, *counted in rows:
        by_result = Counter(result for (at, _), result in _results().items() if at == int(theme))
        assert [by_result[result] for result in RESULTS] == [int(one) for one in counted], f"theme {theme}"


def test_the_declaration_says_what_the_audit_found() -> None:
    counted = Counter(_results().values())
    assert _declared() == {"met": counted["met"], "notMet": counted["not met"], "notApplicable": counted["n/a"]}
    rate = int(counted["met"] / (counted["met"] + counted["not met"]) * 100)
    assert f"{rate} % of those that apply" in AUDIT


def test_the_plays_that_it_names_exist() -> None:
    plays = {path.stem for path in (ROOT / "tests/e2e/browser").glob("*.mjs")}
    tests = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    named = set(re.findall(r"`([a-z_]+)(?:\.mjs)?`", AUDIT)) - {"main", "fieldset", "body"}
    assert named <= plays | tests, named - plays - tests
