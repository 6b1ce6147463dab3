"""People, organisations, memberships, goals, visibility, and who is being erased."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from skilltree.model.course import SkillLevel
from skilltree.model.words import Language, OrganisationKind, Role, Travel, Visibility
from skilltree.store.codec import BranchKey, Gid, Instant, Json, PlainText, Word
from skilltree.store.tables.base import check, metadata, one_of, territory_key, within_territory

person = Table(
    "person",
    metadata,
    territory_key(),
    Column("id", Gid("Person"), primary_key=True),
    Column("display_name", PlainText, nullable=False),
    Column("language", Word(Language), nullable=False),
    Column("travel", Word(Travel), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("insee", PlainText),
    Column("birth_year", Integer),
    Column("works_in", Json(tuple[str, ...]), nullable=False),
    Column("fictional", Boolean, nullable=False),
    one_of("language", Language),
    one_of("travel", Travel),
    check("birth_year", "birth_year BETWEEN 1880 AND 2200"),
    Index(None, "id"),
)

organisation = Table(
    "organisation",
    metadata,
    territory_key(),
    Column("id", Gid("Organisation"), primary_key=True),
    Column("name", PlainText, nullable=False),
    Column("kind", Word(OrganisationKind), nullable=False),
    Column("siret", PlainText),
    Column("verified", Boolean, nullable=False),
    Column("insee", PlainText),
    Column("about", Json(dict[str, str])),
    UniqueConstraint("territory_id", "siret"),
    one_of("kind", OrganisationKind),
    Index(None, "id"),
)

membership = Table(
    "membership",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("organisation_id", Gid("Organisation"), primary_key=True),
    Column("role", Word(Role), primary_key=True),
    Column("verified", Boolean, nullable=False),
    within_territory("person_id", "person"),
    within_territory("organisation_id", "organisation"),
    one_of("role", Role),
    Index(None, "person_id"),
)

goal = Table(
    "goal",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("text", PlainText),
    Column("occupation_id", Gid("Occupation"), ForeignKey("occupation.id")),
    Column("skills", Json(tuple[SkillLevel, ...]), nullable=False),
    within_territory("person_id", "person"),
    Index(None, "person_id"),
)

visibility = Table(
    "visibility",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("branch", BranchKey, primary_key=True),
    Column("visibility", Word(Visibility), nullable=False),
    Column("since", Instant, nullable=False),
    within_territory("person_id", "person"),
    one_of("visibility", Visibility),
    Index(None, "person_id"),
)

# While a person stands here, append-only tables let that person's rows go.
erasure = Table(
    "erasure",
    metadata,
    territory_key(),
    Column("person_id", Gid("Person"), primary_key=True),
    Column("asked_at", Instant, nullable=False),
)
