"""A credential as an OpenBadgeCredential (Open Badges 3.0), and an achievement as a paper of its own."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from openbadgeslib.ob3.credential import (
    OB3_CONTEXT,
    Alignment,
    IdentityObject,
    OpenBadgeCredential,
    Result,
    ResultDescription,
)
from openbadgeslib.ob3.credential import Achievement as BadgeAchievement
from openbadgeslib.ob3.credential import Issuer as BadgeIssuer
from openbadgeslib.ob3.ldp import OB3LdpSigner
from openbadgeslib.ob3.status_list import status_entry

from skilltree.interop.openbadges import words
from skilltree.interop.openbadges.keys import pem_of
from skilltree.model.base import pick
from skilltree.model.credential import Achievement, Addresses
from skilltree.model.ids import decode_id
from skilltree.model.taxonomy import Skill
from skilltree.model.xapi import xapi_time
from skilltree.service.ports.badges import Badge, Issuer, SigningKey

ROME = "https://rome.francetravail.fr/"
"""Skills of ROME have no addresses of their own: the code says which one."""


@dataclass
class LevelScale(ResultDescription):
    """The four levels as a rubric, which the library's own description does not know."""

    levels: list[dict[str, Any]] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Return it with its rubric."""
        return super().to_dict() | {"rubricCriterionLevel": self.levels}


@dataclass
class AwardedCredential(OpenBadgeCredential):
    """A credential that says when it was earned too: it may be signed years later."""

    awarded_at: datetime | None = None

    def to_vc(self) -> dict[str, Any]:
        """Return it with the day on which it was earned."""
        vc: dict[str, Any] = super().to_vc()
        return vc if self.awarded_at is None else vc | {"awardedDate": xapi_time(self.awarded_at)}


def sign_badge(where: Addresses, badge: Badge, key: SigningKey) -> dict[str, Any]:
    """Return the signed credential."""
    signer = OB3LdpSigner(pem_of(key.private), where.key(key.issuer, key.public))
    signed: dict[str, Any] = signer.sign(credential_of(where, badge), created=badge.issued_at.replace(microsecond=0))
    return signed


def credential_of(where: Addresses, badge: Badge) -> AwardedCredential:
    """Put a credential into the words of the standard. The subject is a random name, another one each time."""
    made = achievement_of(where, badge.achievement, badge.issuer, badge.skill)
    scale = _scale_id(where, badge.achievement)
    hours = badge.achievement.hours
    return AwardedCredential(
        id=where.credential(badge.id),
        issuer=BadgeIssuer(id=where.issuer(badge.issuer.id), name=badge.issuer.name),
        recipient_id=f"urn:uuid:{decode_id(badge.id)[1]}",
        achievement=made,
        issuance_date=badge.issued_at.replace(microsecond=0),
        expiration_date=badge.expires_at,
        awarded_at=badge.awarded_at.replace(microsecond=0),
        identifiers=identifiers(badge.holder, badge.emails),
        results=[Result(result_description=scale, achieved_level=f"{scale}-{badge.achievement.level}")],
        credits_earned=hours or None,
        credential_status=[
            status_entry(
                where.status_list(badge.issuer.id, badge.place.list_number), "revocation", badge.place.position
            )
        ],
    )


def achievement_of(where: Addresses, achievement: Achievement, issuer: Issuer, skill: Skill) -> BadgeAchievement:
    """Put what was achieved into the words of the standard: a competency at one of four levels."""
    language = words.tongue(achievement.language)
    label = pick(skill.labels, language)
    scale = _scale_id(where, achievement)
    return BadgeAchievement(
        id=where.achievement(achievement.id),
        name=label,
        description=words.description(language, label, achievement.level),
        criteria_narrative=words.narrative(language, achievement.way, achievement.title, issuer.name),
        achievement_type="Competency",
        credits_available=achievement.hours or None,
        alignments=_alignments(skill, label),
        result_descriptions=[
            LevelScale(
                id=scale,
                name=words.LEVEL[language],
                result_type="RubricCriterionLevel",
                levels=[
                    {
                        "id": f"{scale}-{number}",
                        "type": ["RubricCriterionLevel"],
                        "name": name,
                        "level": str(number),
                        "description": meaning,
                    }
                    for number, (name, meaning) in enumerate(words.LEVELS[language], 1)
                ],
            )
        ],
    )


def achievement_paper(where: Addresses, achievement: Achievement, issuer: Issuer, skill: Skill) -> dict[str, Any]:
    """Return an achievement as a paper of its own."""
    made: dict[str, Any] = achievement_of(where, achievement, issuer, skill).to_dict()
    creator = {"id": where.issuer(issuer.id), "type": ["Profile"], "name": issuer.name}
    return {"@context": OB3_CONTEXT} | made | {"creator": creator}


def _scale_id(where: Addresses, achievement: Achievement) -> str:
    return f"{where.achievement(achievement.id)}#level"


def _alignments(skill: Skill, label: str) -> list[Alignment]:
    found = []
    if skill.uri is not None and skill.uri.startswith(("http://", "https://")):
        found.append(Alignment(target_name=label, target_url=skill.uri, target_framework="ESCO"))
    if skill.rome_code is not None:
        found.append(
            Alignment(target_name=label, target_url=ROME, target_framework="ROME 4.0", target_code=skill.rome_code)
        )
    return found


def identifiers(holder: str | None, emails: Sequence[str]) -> list[IdentityObject]:
    """A name, and addresses hashed each with a salt of its own: other sites know their owner by those."""
    named = [IdentityObject(identity_hash=holder, identity_type="name", hashed=False)] if holder else []
    return named + [IdentityObject.create(address, salt=secrets.token_hex(8)) for address in emails]
