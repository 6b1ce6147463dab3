"""Between learners and authors: reviews, exercises handed in, questions, seats at sessions."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, Table

from skilltree.model.words import Reviewer, ReviewVerdict, WorkVerdict
from skilltree.store.codec import Gid, Instant, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory


def _of_version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["territory_id", "module_id", "version"],
        ["module_version.territory_id", "module_version.module_id", "module_version.version"],
    )


review_rule = Table(
    "review_rule",
    metadata,
    territory_key(),
    Column("organisation_id", Gid("Organisation"), primary_key=True),
    Column("reviewer", Word(Reviewer), nullable=False),
    Column("partner_id", Gid("Organisation")),
    within_territory("organisation_id", "organisation"),
    within_territory("partner_id", "organisation"),
    one_of("reviewer", Reviewer),
    check("partner", "(reviewer = 'partner') = (partner_id IS NOT NULL)"),
    Index(None, "organisation_id"),
)

review = Table(
    "review",
    metadata,
    territory_key(),
    Column("module_id", Gid("Module"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("asked_by", Gid("Person"), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("verdict", Word(ReviewVerdict)),
    Column("comment", PlainText),
    Column("decided_by", Gid("Person")),
    Column("decided_at", Instant),
    _of_version(),
    within_territory("asked_by", "person"),
    within_territory("decided_by", "person"),
    one_of("verdict", ReviewVerdict),
    check("decided", "(verdict IS NULL) = (decided_at IS NULL)"),
    Index(None, "module_id"),
)

work = Table(
    "work",
    metadata,
    territory_key(),
    Column("id", Gid("Work"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("module_id", Gid("Module"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("block", Integer, nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("text", PlainText),
    Column("media_id", Gid("Media")),
    Column("verdict", Word(WorkVerdict)),
    Column("comment", PlainText),
    Column("judged_by", Gid("Person")),
    Column("judged_at", Instant),
    _of_version(),
    within_territory("person_id", "person"),
    within_territory("media_id", "media"),
    within_territory("judged_by", "person"),
    one_of("verdict", WorkVerdict),
    check("block", "block >= 0"),
    check("something", "text IS NOT NULL OR media_id IS NOT NULL"),
    check("judged", "(verdict IS NULL) = (judged_at IS NULL)"),
    Index(None, "id"),
    Index(None, "person_id"),
    Index(None, "module_id", "judged_at"),
    Index(None, "media_id"),
)

question_for_author = Table(
    "question_for_author",
    metadata,
    territory_key(),
    Column("id", Gid("QuestionForAuthor"), primary_key=True),
    Column("person_id", Gid("Person"), nullable=False),
    Column("module_id", Gid("Module"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("block", Integer, nullable=False),
    Column("text", PlainText, nullable=False),
    Column("at", Instant, nullable=False),
    Column("answer", PlainText),
    Column("answered_by", Gid("Person")),
    Column("answered_at", Instant),
    _of_version(),
    within_territory("person_id", "person"),
    within_territory("answered_by", "person"),
    check("block", "block >= 0"),
    check("answered", "(answer IS NULL) = (answered_at IS NULL)"),
    Index(None, "id"),
    Index(None, "person_id"),
    Index(None, "module_id", "answered_at"),
)

session_seat = Table(
    "session_seat",
    metadata,
    territory_key(),
    Column("module_id", Gid("Module"), primary_key=True),
    Column("session", PlainText, primary_key=True),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("taken_at", Instant, nullable=False),
    within_territory("module_id", "module"),
    within_territory("person_id", "person"),
    Index(None, "person_id"),
    Index(None, "module_id"),
)
