"""What must hold between the starter's files, each breach as one line that an editor can act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from skilltree.starter.check_courses import course_problems
from skilltree.starter.check_inhabitants import inhabitant_problems
from skilltree.starter.check_local import local_problems
from skilltree.starter.check_taxonomy import taxonomy_problems
from skilltree.starter.check_texts import text_problems
from skilltree.starter.reading import StarterError
from skilltree.starter.shapes import StarterData


def require_sound(data: StarterData, *, today: date) -> None:
    """Raise StarterError with every problem of the data."""
    problems = problems_of(data, today=today)
    if problems:
        raise StarterError(problems)


def problems_of(data: StarterData, *, today: date) -> list[str]:
    """Return every breach, one line each; nothing when the data may be loaded."""
    return [
        *_repeated_slugs(data),
        *text_problems(data),
        *taxonomy_problems(data),
        *local_problems(data),
        *course_problems(data),
        *inhabitant_problems(data, today=today),
    ]


def _repeated_slugs(data: StarterData) -> Iterator[str]:
    kinds: dict[str, Iterable[str]] = {
        "territory": (row.slug for row in data.territories),
        "commune": (row.insee for row in data.communes),
        "organisation": (row.slug for row in data.organisations),
        "skill": (row.slug for row in data.skills),
        "occupation": (row.slug for row in data.occupations),
        "activity": (row.slug for row in data.activities),
        "course": (folder.course.slug for folder in data.courses),
        "module": (module.slug for folder in data.courses for module in folder.modules),
        "opportunity": (row.slug for row in data.opportunities),
        "inhabitant": (row.slug for row in data.inhabitants),
    }
    for kind, slugs in kinds.items():
        for slug, times in Counter(slugs).items():
            if times > 1:
                yield f"{kind} {slug}: written {times} times"
