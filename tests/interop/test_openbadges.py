"""Badges, lists and records as papers: what they say, what they do not, and how large they get."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from openbadgeslib.ob3.ldp import MAX_LDP_DOCUMENT_BYTES
from openbadgeslib.ob3.status import decode_encoded_list, set_indices

from skilltree.interop.openbadges import SignedBadges
from skilltree.model.credential import LIST_BITS, Achievement, Addresses, CredentialWay, Place
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import new_id
from skilltree.model.taxonomy import Skill
from skilltree.model.words import Language, SkillKind, Standing
from skilltree.service.ports.badges import Badge, Issuer, LearnerRecord, RecordedSkill, SigningKey

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHERE = Addresses(origin="https://arbre.example")
TERRITORY = new_id("Territory")
MAKER = SignedBadges()
PUBLIC, PRIVATE = MAKER.new_key()
KEY = SigningKey(issuer=TERRITORY, public=PUBLIC, private=PRIVATE)
ISSUER = Issuer(id=TERRITORY, name="Val d'Essai")


def make_skill(**changes: Any) -> Skill:
    values: dict[str, Any] = {
        "id": new_id("Skill"), "kind": SkillKind.SKILL, "labels": {"fr": "souder", "en": "weld"},
        "uri": "http://data.europa.eu/esco/skill/1", "rome_code": "123456",
    }  # fmt: skip
    return Skill(**(values | changes))


def make_badge(skill: Skill, **changes: Any) -> Badge:
    achievement = Achievement(
        territory_id=TERRITORY,
        id=new_id("Achievement"),
        issuer=TERRITORY,
        skill_id=skill.id,
        level=3,
        way=changes.pop("way", CredentialWay.COURSE),
        source_id="",
        language=changes.pop("language", Language.FR),
        title="Souder proprement",
        hours=changes.pop("hours", 2.5),
    )
    values: dict[str, Any] = {
        "id": new_id("Credential"), "issuer": ISSUER, "achievement": achievement, "skill": skill,
        "place": Place(list_number=2, position=77), "awarded_at": NOW - timedelta(days=9), "issued_at": NOW,
    }  # fmt: skip
    return Badge(**(values | changes))


async def signed(badge: Badge) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(await MAKER.sign_badge(WHERE, badge, KEY))
    return made


async def test_a_badge_says_what_where_and_until_when() -> None:
    badge = make_badge(make_skill(), expires_at=NOW + timedelta(days=1))
    made = await signed(badge)
    achievement = made["credentialSubject"]["achievement"]
    assert made["id"] == WHERE.credential(badge.id)
    assert made["issuer"] == {"id": WHERE.issuer(TERRITORY), "type": ["Profile"], "name": "Val d'Essai"}
    assert (made["validFrom"], made["validUntil"]) == ("2026-11-22T12:00:00Z", "2026-11-23T12:00:00Z")
    assert made["awardedDate"] == "2026-11-13T12:00:00.000Z"
    assert [(one["targetFramework"], one.get("targetCode")) for one in achievement["alignment"]] == [
        ("ESCO", None),
        ("ROME 4.0", "123456"),
    ]
    levels = achievement["resultDescription"][0]["rubricCriterionLevel"]
    assert made["credentialSubject"]["result"][0]["achievedLevel"] == levels[2]["id"]
    assert [one["level"] for one in levels] == ["1", "2", "3", "4"]
    assert made["credentialSubject"]["creditsEarned"] == achievement["creditsAvailable"] == 2.5
    assert made["credentialStatus"]["statusListIndex"] == "77"
    assert made["credentialStatus"]["statusListCredential"] == f"https://arbre.example/status/{TERRITORY}/2"
    assert made["proof"]["verificationMethod"] == f"https://arbre.example/issuers/{TERRITORY}#{PUBLIC}"


async def test_a_skill_of_ones_own_is_aligned_with_nothing_and_no_hours_are_no_credit() -> None:
    made = await signed(make_badge(make_skill(uri="urn:skilltree:local:1", rome_code=None), hours=None))
    assert "alignment" not in made["credentialSubject"]["achievement"]
    assert "creditsEarned" not in made["credentialSubject"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("way", list(CredentialWay))
async def test_every_way_is_said_in_every_language(way: CredentialWay, language: Language) -> None:
    made = MAKER.achievement_paper(
        WHERE, make_badge(make_skill(), way=way, language=language).achievement, ISSUER, make_skill()
    )
    paper = json.loads(made)
    english = language is Language.EN
    assert paper["name"] == ("weld" if english else "souder")
    assert paper["description"].startswith("Can do" if english else "Sait faire")
    assert "{" not in paper["criteria"]["narrative"]


async def test_addresses_are_hashed_each_with_its_own_salt() -> None:
    made = await signed(make_badge(make_skill(), holder="Ada", emails=("ada@test.invalid", "ada@other.invalid")))
    name, *addresses = made["credentialSubject"]["identifier"]
    assert (name["identityHash"], name["hashed"]) == ("Ada", False)
    assert len({one["salt"] for one in addresses}) == len(addresses) == 2
    assert "test.invalid" not in json.dumps(made)


async def test_a_list_has_the_bits_that_were_given_and_is_signed_once_while_they_stay() -> None:
    first = await MAKER.sign_status_list(WHERE, 0, [0, 77, LIST_BITS - 1], KEY, NOW)
    bits = decode_encoded_list(json.loads(first)["credentialSubject"]["encodedList"])
    assert (len(bits) * 8, set_indices(bits)) == (LIST_BITS, frozenset({0, 77, LIST_BITS - 1}))
    assert await MAKER.sign_status_list(WHERE, 0, [0, 77, LIST_BITS - 1], KEY, NOW + timedelta(hours=11)) == first
    for number, given, at in (
        (0, [0, 77], NOW),
        (1, [0, 77, LIST_BITS - 1], NOW),
        (0, [0, 77, LIST_BITS - 1], NOW + timedelta(hours=13)),
    ):
        assert await MAKER.sign_status_list(WHERE, number, given, KEY, at) != first


def record_of(credentials: tuple[bytes, ...], skills: int, **changes: Any) -> LearnerRecord:
    return LearnerRecord(
        issuer=ISSUER,
        language=changes.pop("language", Language.FR),
        issued_at=NOW,
        expires_at=NOW + timedelta(days=90),
        credentials=credentials,
        skills=tuple(
            RecordedSkill(skill=make_skill(), level=2, standing=list(Standing)[number % 3]) for number in range(skills)
        ),
        **changes,
    )


async def test_a_record_of_a_long_life_is_cut_to_what_verifiers_take() -> None:
    badge = await MAKER.sign_badge(WHERE, make_badge(make_skill()), KEY)
    several = tuple(badge.replace(b"example/credentials/", f"example/credentials/{n}-".encode()) for n in range(100))
    record = await MAKER.sign_record(WHERE, record_of(several, 200), KEY)
    made = json.loads(record)
    assert len(record) <= MAX_LDP_DOCUMENT_BYTES
    assert made["partial"] is True
    held = made["credentialSubject"]["verifiableCredential"]
    assert 20 < len(held) < 100
    assert held[0]["id"].startswith("https://arbre.example/credentials/0-")
    assert len(made["credentialSubject"]["achievement"]) == 130


async def test_a_record_tells_what_nobody_checked() -> None:
    badge = await MAKER.sign_badge(WHERE, make_badge(make_skill()), KEY)
    made = json.loads(await MAKER.sign_record(WHERE, record_of((badge,), 3, language=Language.EN), KEY))
    assert "partial" not in made
    assert "identifier" not in made["credentialSubject"]
    told = {one["achievementType"]: one["name"] for one in made["credentialSubject"]["achievement"]}
    assert told == {
        "ext:SelfDeclared": "Self-declared: weld",
        "ext:Learnt": "Learnt: weld",
        "ext:Confirmed": "Confirmed: weld",
    }
    with pytest.raises(InvalidInput):
        await MAKER.sign_record(WHERE, record_of((), 3), KEY)


def test_a_key_shows_nothing_of_itself() -> None:
    assert PUBLIC.startswith("z6Mk")
    assert repr(PRIVATE) not in repr(KEY)
    assert "private" not in repr(KEY)
    assert {one.name for one in fields(KEY)} == {"issuer", "public", "private"}
