"""What somebody takes away, and the end of an account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from skilltree.model.base import Struct
from skilltree.service.ports.own_data import Photo, Row


class Section(Struct):
    """Rows of one table, and what they are for."""

    about: str
    rows: Sequence[Row]


class OwnData(Struct):
    """Everything that is kept about a person. `sections` has one entry a table, `names` what ids are called."""

    made_at: datetime
    sections: Mapping[str, Section]
    names: Mapping[str, str]
    photos: Sequence[Photo]


class AccountErased(Struct):
    """Nothing of this person is left."""

    at: datetime
