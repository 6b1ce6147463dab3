"""Reading the starter territory's TOML files into typed structs, naming the file when one is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from skilltree.starter.shapes import (
    ActivityEntry,
    CommuneEntry,
    CourseEntry,
    CourseFolder,
    Entry,
    InhabitantEntry,
    ModuleEntry,
    OccupationEntry,
    OpportunityEntry,
    OrganisationEntry,
    SkillEntry,
    StarterData,
    TerritoryEntry,
)

STARTER_FOLDER = Path(__file__).parent / "data"
"""The data that ships with the program."""

E = TypeVar("E", bound=Entry)


class StarterError(Exception):
    """The starter data cannot be used; `problems` says where and why, one line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_starter(folder: Path = STARTER_FOLDER) -> StarterData:
    """Return all that the folder says. Raises StarterError for what cannot be read.

    References between files are not looked at here: see `checks.problems_of`.
    """
    families = {path.stem: _rows(path, "skills", SkillEntry) for path in _files(folder / "skills")}
    return StarterData(
        communes=_rows(folder / "communes.toml", "communes", CommuneEntry),
        territories=_rows(folder / "territories.toml", "territories", TerritoryEntry),
        organisations=_all_rows(folder / "organisations", "organisations", OrganisationEntry),
        skills=tuple(skill for rows in families.values() for skill in rows),
        families={skill.slug: stem for stem, rows in families.items() for skill in rows},
        occupations=_all_rows(folder / "occupations", "occupations", OccupationEntry),
        activities=_rows(folder / "activities.toml", "activities", ActivityEntry),
        courses=tuple(_course(path.parent) for path in sorted((folder / "courses").glob("*/course.toml"))),
        opportunities=_all_rows(folder / "opportunities", "opportunities", OpportunityEntry),
        inhabitants=_rows(folder / "inhabitants.toml", "inhabitants", InhabitantEntry),
    )


def _all_rows(folder: Path, key: str, shape: type[E]) -> tuple[E, ...]:
    """Read the lists of all the files of a folder, in the order of their names."""
    return tuple(row for path in _files(folder) for row in _rows(path, key, shape))


def _files(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise StarterError([f"{folder.name}: no file to read"])
    return found


def _course(folder: Path) -> CourseFolder:
    files = [path for path in _files(folder) if path.name != "course.toml"]
    modules = [_convert(path, _table(path), ModuleEntry) for path in files]
    course = _convert(folder / "course.toml", _table(folder / "course.toml"), CourseEntry)
    return CourseFolder(course=course, modules=tuple(sorted(modules, key=lambda module: module.position)))


def _rows(path: Path, key: str, shape: type[E]) -> tuple[E, ...]:
    """Read a file that holds one list of tables and nothing else."""
    table = _table(path)
    unknown = sorted(table.keys() - {key})
    if unknown or not isinstance(table.get(key), list):
        raise StarterError([f"{path.name}: expected [[{key}]] alone, found {', '.join(sorted(table))}"])
    rows = table[key]
    assert isinstance(rows, list)
    return tuple(_convert(path, row, shape) for row in rows)


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StarterError([f"{path.parent.name}/{path.name}: {error}"]) from error


def _convert(path: Path, table: object, shape: type[E]) -> E:
    try:
        return msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        name = table.get("slug") or table.get("insee") if isinstance(table, dict) else None
        raise StarterError([f"{path.parent.name}/{path.name}, {name or 'an entry'}: {error}"]) from error
