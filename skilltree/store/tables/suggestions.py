"""What a person said of suggestions, and the time and languages that they have."""

from __future__ import annotations

from sqlalchemy import Column, Date, Double, Index, Table

from skilltree.model.feedback import FeedbackKind
from skilltree.model.words import Language
from skilltree.store.codec import Gid, Instant, Json, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

# A module or an opportunity: a global id, since no column can point at either.
suggestion_feedback = Table(
    "suggestion_feedback",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("subject_id", PlainText, primary_key=True),
    Column("kind", Word(FeedbackKind), nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Date),
    within_territory("person_id", "person"),
    one_of("kind", FeedbackKind),
    check("later", "(kind = 'later') = (until IS NOT NULL)"),
    Index(None, "person_id"),
)

own_means = Table(
    "own_means",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("hours_per_week", Double),
    Column("languages", Json(tuple[Language, ...]), nullable=False),
    within_territory("person_id", "person"),
    check("hours", "hours_per_week BETWEEN 0.25 AND 60"),
    Index(None, "person_id"),
)
