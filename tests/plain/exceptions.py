"""What is allowed to break a rule, one reason each. What is no longer needed is a finding itself."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from tests.plain.texts import Finding

FILE = Path(__file__).parent / "exceptions.toml"


class Exempted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule that one place may break; `found` narrows it to one expression, `language` to one language.

    A `where` that ends with `*` stands for all the places that begin so.
    """

    rule: str
    where: str
    why: str
    found: str | None = None
    language: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Say whether the finding is the one that was meant."""
        here = finding.where.startswith(self.where[:-1]) if self.where.endswith("*") else finding.where == self.where
        return (
            here
            and self.rule == finding.rule
            and self.found in {None, finding.found}
            and self.language in {None, finding.language}
        )


class Exceptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: exceptions one by one, and the texts that are rightly the same in both languages."""

    same_in_both: tuple[str, ...]
    exceptions: tuple[Exempted, ...]

    def sort(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[str]]:
        """Return the findings that nobody excused, and the exceptions that excuse nothing."""
        left: list[Finding] = []
        used: set[str | Exempted] = set()
        for finding in findings:
            excuses = [one for one in self.exceptions if one.covers(finding)]
            same = finding.found if finding.rule == "same-in-both" and finding.found in self.same_in_both else None
            if excuses or same:
                used.update(excuses, [same] if same else [])
            else:
                left.append(finding)
        idle = [f"{one.rule}: {one.where}" for one in self.exceptions if one not in used]
        return left, idle + [f"same_in_both: {text}" for text in self.same_in_both if text not in used]


def read_exceptions(file: Path = FILE) -> Exceptions:
    """Return the exceptions. Raises msgspec.ValidationError for one without its reason."""
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Exceptions)
