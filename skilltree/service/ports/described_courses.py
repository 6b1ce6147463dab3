"""Courses as other sites describe them (schema.org Course, JSON-LD): what is told of ours, what is read of theirs."""

from __future__ import annotations

from typing import Protocol

from skilltree.model.base import Struct
from skilltree.model.words import Language, Modality
from skilltree.service.ports.course_files import FileProblem


class Term(Struct):
    """A skill by its name, and by its address where it has one."""

    name: str
    uri: str | None = None


class DescribedCourse(Struct):
    """A course, or a part of one. `hours` None: nobody says. `cost_euros` None: nobody says in euros."""

    title: str
    summary: str
    language: Language
    provider: str | None
    teaches: tuple[Term, ...]
    hours: float | None = None
    modality: Modality | None = None
    cost_euros: int | None = None
    link: str | None = None
    parts: tuple[DescribedCourse, ...] = ()


class ReadDescriptions(Struct):
    """What was read, or why not."""

    courses: tuple[DescribedCourse, ...]
    problems: tuple[FileProblem, ...] = ()


class CourseDescriptions(Protocol):
    """The two ways."""

    def write(self, course: DescribedCourse) -> bytes:
        """Return JSON-LD of a course of ours."""
        ...

    def read(self, content: bytes) -> ReadDescriptions:
        """Read JSON-LD of anybody's; never raises for what is in it."""
        ...


class NoCourseDescriptions:
    """Where nobody reads or writes any."""

    def write(self, course: DescribedCourse) -> bytes:
        """Refuse. Raises NotImplementedError."""
        raise NotImplementedError("this process describes no courses")

    def read(self, content: bytes) -> ReadDescriptions:
        """Refuse. Raises NotImplementedError."""
        raise NotImplementedError("this process reads no descriptions")
