"""What an area brings to the matrix."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.graphql.cover import Covered
from tests.graphql.row import Row
from tests.graphql.written import Write


@dataclass(frozen=True)
class Area:
    """Rows of operations and fields, calls of mutations, types of people (`own`) and of nobody (`public`)."""

    queries: dict[str, Row] = field(default_factory=dict)
    mutations: dict[str, Row] = field(default_factory=dict)
    fields: dict[str, Row] = field(default_factory=dict)
    writes: dict[str, Write] = field(default_factory=dict)
    own: dict[str, Covered] = field(default_factory=dict)
    public: dict[str, frozenset[str]] = field(default_factory=dict)
