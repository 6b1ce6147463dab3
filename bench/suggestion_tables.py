"""The planted ground as tables that whole groups of people are drawn with. Frozen with `suggestion_world`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.suggestion_world import DOMAINS, Ground, Ints, Rows

Array = NDArray[Any]


@dataclass(slots=True)
class Tables:
    """Rows of the ground as rectangles, -1 where there is nothing; `skill -1` reads the last column, which is held."""

    ground: Ground
    teaches: Ints
    teaches_level: Ints
    needs: Ints
    by_domain: list[tuple[Array, Array]]
    beyond: Rows
    teachers: Rows
    popular: NDArray[np.float64]
    distance: Array
    taste: Array
    occupations: Ints


def rectangle(rows: Rows) -> Ints:
    """Return rows of unequal length as a table, -1 where there is nothing."""
    wide = max((len(row) for row in rows), default=0) or 1
    table = np.full((len(rows), wide), -1, np.int32)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    return table


def tables_of(ground: Ground) -> Tables:
    """Return the tables of a ground."""
    count = len(ground.module_main)
    needs = [
        sorted({each for skill in taught for each in ground.before[skill]} - set(taught))
        for taught in ground.module_teaches
    ]
    pull = np.exp(ground.module_pull.astype(np.float64))
    fields = ground.domain[ground.module_main]
    by_domain = []
    for field in range(DOMAINS):
        members = np.flatnonzero(fields == field).astype(np.int32)
        by_domain.append((members, np.cumsum(pull[members])))
    beyond: Rows = [[] for _ in ground.domain]
    teachers: Rows = [[] for _ in ground.domain]
    for module in range(count):
        for skill in ground.module_teaches[module]:
            teachers[skill].append(module)
        for skill in needs[module]:
            beyond[skill].append(module)
    latitude, longitude = np.radians(ground.communes.astype(np.float64)).T
    cosines = np.sin(latitude)[:, None] * np.sin(latitude) + np.cos(latitude)[:, None] * np.cos(latitude) * np.cos(
        longitude[:, None] - longitude
    )
    return Tables(
        ground=ground,
        teaches=rectangle(ground.module_teaches),
        teaches_level=rectangle(ground.module_teaches_level),
        needs=rectangle(needs),
        by_domain=by_domain,
        beyond=beyond,
        teachers=teachers,
        popular=np.cumsum(pull),
        distance=(6371 * np.arccos(np.clip(cosines, -1, 1))).astype(np.float32),
        taste=ground.taste[ground.module_main],
        occupations=rectangle(ground.occupations),
    )
