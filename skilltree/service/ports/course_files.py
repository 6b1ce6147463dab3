"""Courses as files, so that they can live in git: what passes between the use cases and whoever reads and writes them.

The format is described in docs/course-files.md.
"""

from __future__ import annotations

from typing import Protocol

import msgspec

from skilltree.model.base import Localized, Struct
from skilltree.model.course import ModuleContent
from skilltree.model.words import Language


class FileProblem(Struct):
    """Why files cannot be taken. `line` counts from 1, of the file; None for the file as a whole."""

    file: str
    message: str
    line: int | None = None


class CourseText(Struct):
    """What course.yaml says, but for its modules."""

    language: Language
    title: Localized
    summary: Localized
    ordered: bool
    icon: str | None = None


class ModuleFile(Struct):
    """A module of a folder, in all its languages.

    In `content` a `media_id` is the path of a file in the folder, and a `skill_id` a reference: the URI of
    the skill, `rome:` and its code, or its id. `file` is the path of the file in its first language, `labels`
    are words for its skills by reference, for readers. `lines` says where a field stands in that file.
    """

    file: str
    language: Language
    content: ModuleContent
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    lines: dict[str, int] = msgspec.field(default_factory=dict)


class CourseFolder(Struct):
    """A course with its modules in order and their media by path; without `course`, modules alone."""

    modules: tuple[ModuleFile, ...]
    course: CourseText | None = None
    media: dict[str, bytes] = msgspec.field(default_factory=dict)


class ReadFolder(Struct):
    """What was read: the folder, or why not. `ignored` are files that say nothing to a course."""

    folder: CourseFolder | None
    problems: tuple[FileProblem, ...] = ()
    ignored: tuple[str, ...] = ()


class CourseFiles(Protocol):
    """Takes time: call it beside the event loop."""

    def write(self, folder: CourseFolder) -> bytes:
        """Return a zip, always the same one for the same folder."""
        ...

    def read(self, content: bytes) -> ReadFolder:
        """Read a zip of anybody's; never raises for what is in it."""
        ...


class NoCourseFiles:
    """Where nobody reads or writes any: importers, tests of other things."""

    def write(self, folder: CourseFolder) -> bytes:
        """Refuse. Raises NotImplementedError."""
        raise NotImplementedError("this process writes no course files")

    def read(self, content: bytes) -> ReadFolder:
        """Refuse. Raises NotImplementedError."""
        raise NotImplementedError("this process reads no course files")
