"""Badges from elsewhere, what they made, and what their achievements are worth."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from skilltree.model.badge_words import BadgeVerdict
from skilltree.model.badges import Alignment, BadgeFact, ForeignAchievement, ReceivedBadge
from skilltree.model.course import SkillLevel
from skilltree.model.errors import Conflict
from skilltree.model.ids import foreign_achievement_id_of, new_id
from skilltree.store import SqlStore
from skilltree.store.tables import badges as t
from tests.store.conftest import Town
from tests.store.samples import NOON, make_fact
from tests.store.test_constraints import raw, refuse

__all__ = ["raw"]

WEEK = timedelta(days=7)


def make_achievement(town: Town, name: str = "Souder", **changes: Any) -> ForeignAchievement:
    values: dict[str, Any] = {
        "territory_id": town.id, "id": foreign_achievement_id_of("https://ecole.example", name),
        "issuer": "https://ecole.example", "issuer_name": "École", "achievement": f"https://ecole.example/{name}",
        "name": name, "description": "En bref", "alignments": (Alignment(url="http://esco/1", name="Un", code="1"),),
    }  # fmt: skip
    return ForeignAchievement(**(values | changes))


def make_badge(town: Town, achievement: ForeignAchievement, **changes: Any) -> ReceivedBadge:
    values: dict[str, Any] = {
        "territory_id": town.id, "id": new_id("ReceivedBadge"), "person_id": town.ada.id, "hash": b"h",
        "achievement_id": achievement.id, "code": new_id("Code"), "verdict": BadgeVerdict.VALID, "proven": True,
        "mine": True, "document": b"{}", "received_at": NOON, "checked_at": NOON, "expires_at": NOON + WEEK,
    }  # fmt: skip
    return ReceivedBadge(**(values | changes))


async def keep(store: SqlStore, achievement: ForeignAchievement, *badges: ReceivedBadge) -> None:
    async with store.writing(achievement.territory_id) as tx:
        await tx.badges.put_achievement(achievement)
        for badge in badges:
            await tx.badges.put_badge(badge)


async def test_a_badge_comes_back_whole_by_each_of_its_names(store: SqlStore, town: Town) -> None:
    achievement = make_achievement(town)
    badge = make_badge(town, achievement, vouched_by=town.bob.id, vouched_at=NOON, issued_at=NOON)
    await keep(store, achievement, badge)
    async with store.reading() as db:
        assert await db.badges.badge(badge.id) == badge
        assert await db.badges.badge_by_hash(town.ada.id, b"h") == badge
        assert await db.badges.badge_by_hash(town.bob.id, b"h") is None
        assert await db.badges.badge_by_code(town.id, badge.code) == badge
        assert await db.badges.badge_by_code(new_id("Territory"), badge.code) is None
        assert await db.badges.badges_with(b"h", town.id) == [badge]
        assert await db.badges.badges_for(achievement.id, town.id) == [badge]
        assert await db.badges.achievement(town.id, achievement.id) == achievement
        assert await db.badges.achievement(new_id("Territory"), achievement.id) is None


async def test_a_badge_is_replaced_and_the_newest_is_read_first(store: SqlStore, town: Town) -> None:
    achievement = make_achievement(town)
    old = make_badge(town, achievement)
    new = make_badge(town, achievement, hash=b"i", received_at=NOON + WEEK)
    await keep(store, achievement, old, new)
    changed = msgspec.structs.replace(old, verdict=BadgeVerdict.REVOKED)
    await keep(store, msgspec.structs.replace(achievement, name="Braser"), changed)
    async with store.reading() as db:
        assert await db.badges.badges_of(town.ada.id) == [new, changed]
        found = await db.badges.achievement(town.id, achievement.id)
        assert found is not None
        assert found.name == "Braser"


@pytest.mark.parametrize(
    ("changes", "waits"),
    [
        ({}, True),
        ({"verdict": BadgeVerdict.UNKNOWN_ISSUER}, True),
        ({"mine": False}, False),
        ({"proven": False}, False),
        ({"verdict": BadgeVerdict.REVOKED}, False),
        ({"verdict": BadgeVerdict.EXPIRED}, False),
        ({"verdict": BadgeVerdict.NOT_CHECKED}, False),
    ],
)
async def test_an_achievement_waits_while_a_badge_of_it_stands(
    store: SqlStore, town: Town, changes: dict[str, Any], waits: bool
) -> None:
    achievement = make_achievement(town)
    badge = make_badge(town, achievement, **changes)
    await keep(store, achievement, badge)
    async with store.reading() as db:
        assert await db.badges.waiting(town.id, 10) == ([achievement] if waits else [])
        assert await db.badges.waiting(new_id("Territory"), 10) == []
    assert badge.stands is waits
    if changes == {"mine": False}:
        await keep(store, achievement, msgspec.structs.replace(badge, vouched_by=town.bob.id, vouched_at=NOON))
        async with store.reading() as db:
            assert await db.badges.waiting(town.id, 10) == [achievement]


async def test_known_issuers_come_first_and_what_was_said_waits_no_more(store: SqlStore, town: Town) -> None:
    unknown = make_achievement(town, "A", unknown_issuer=True)
    said = make_achievement(town, "B", mapped_by=town.bob.id, mapped_at=NOON)
    known = make_achievement(town, "C", skills=(SkillLevel(skill_id=town.welding, level=2),))
    for n, achievement in enumerate((unknown, said, known)):
        await keep(store, achievement, make_badge(town, achievement, hash=bytes([n])))
    async with store.reading() as db:
        assert await db.badges.waiting(town.id, 10) == [known, unknown]
        assert await db.badges.waiting(town.id, 1) == [known]


async def test_what_may_change_is_checked_the_longest_ago_first(store: SqlStore, town: Town) -> None:
    achievement = make_achievement(town)
    verdicts = [*BadgeVerdict]
    badges = [
        make_badge(town, achievement, hash=bytes([n]), verdict=verdict, checked_at=NOON - n * WEEK)
        for n, verdict in enumerate(verdicts)
    ]
    await keep(store, achievement, *badges)
    async with store.reading() as db:
        found = await db.badges.to_check(NOON, 10)
    may = {BadgeVerdict.VALID, BadgeVerdict.UNKNOWN_ISSUER, BadgeVerdict.NOT_CHECKED, BadgeVerdict.REVOKED}
    assert found == [badge for badge in reversed(badges) if badge.verdict in may and badge.checked_at < NOON]


async def test_what_a_badge_made_is_remembered_and_forgotten_with_it(store: SqlStore, town: Town) -> None:
    achievement = make_achievement(town)
    badge = make_badge(town, achievement)
    await keep(store, achievement, badge)
    shows = make_fact(town.ada.id, town.welding)
    made = BadgeFact(badge_id=badge.id, evidence_id=shows.id, person_id=town.ada.id, skill_id=town.welding, level=2)
    async with store.writing(town.id) as tx:
        await tx.evidence.append(town.id, shows)
        await tx.badges.add_fact(made)
        assert await tx.badges.facts(badge.id) == [made]
        await tx.badges.take_back(made, NOON, "revoked")
        assert await tx.badges.facts(badge.id) == [msgspec.structs.replace(made, taken_back_at=NOON, reason="revoked")]
        await tx.badges.drop_badge(badge.id)
        assert await tx.badges.facts(badge.id) == []
        assert await tx.badges.badge(badge.id) is None
        assert await tx.evidence.find(shows.id) is not None


async def test_one_row_a_credential_and_one_badge_a_code(store: SqlStore, town: Town) -> None:
    achievement = make_achievement(town)
    badge = make_badge(town, achievement)
    await keep(store, achievement, badge)
    with pytest.raises(Conflict):
        await keep(store, achievement, make_badge(town, achievement))
    with pytest.raises(Conflict):
        await keep(store, achievement, make_badge(town, achievement, hash=b"i", code=badge.code))
    await keep(store, achievement, make_badge(town, achievement, person_id=town.bob.id))


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, ""),
        ({"verdict": "nonsense"}, "ck_received_badge_verdict"),
        ({"vouched_at": NOON}, "ck_received_badge_vouched"),
        ({"person_id": new_id("Person")}, "(?i)foreign key"),
        ({"achievement_id": new_id("ForeignAchievement")}, "(?i)foreign key"),
        ({"document": None}, "(?i)not.null"),
    ],
)
async def test_what_the_database_refuses_of_a_badge(
    raw: Any,
    town: Town,
    changes: dict[str, Any],
    because: str,
) -> None:
    achievement = make_achievement(town)
    names = ReceivedBadge.__struct_fields__
    await raw.execute(
        t.foreign_achievement.insert().values(
            **{name: getattr(achievement, name) for name in ForeignAchievement.__struct_fields__}
        )
    )
    badge = make_badge(town, achievement)
    row = {name: getattr(badge, name) for name in names} | changes
    if "verdict" in changes:
        from sqlalchemy import text
        from sqlalchemy.exc import IntegrityError

        await refuse(raw, t.received_badge, row | {"verdict": BadgeVerdict.VALID}, because="")
        with pytest.raises(IntegrityError, match=because):
            await raw.execute(text("UPDATE received_badge SET verdict = 'nonsense'"))
        return
    await refuse(raw, t.received_badge, row, because=because)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"mapped_at": NOON}, "ck_foreign_achievement_mapped"),
        ({"territory_id": new_id("Territory")}, "(?i)foreign key"),
        ({"name": None}, "(?i)not.null"),
    ],
)
async def test_what_the_database_refuses_of_an_achievement(
    raw: Any,
    town: Town,
    changes: dict[str, Any],
    because: str,
) -> None:
    achievement = make_achievement(town)
    row = {name: getattr(achievement, name) for name in ForeignAchievement.__struct_fields__} | changes
    await refuse(raw, t.foreign_achievement, row, because=because)
