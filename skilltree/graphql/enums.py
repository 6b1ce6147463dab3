"""The vocabularies of the model as GraphQL enums."""

from __future__ import annotations

import strawberry

from skilltree.model import badge_words, platform_words, why_words, words
from skilltree.model.credential import CredentialStanding, CredentialWay
from skilltree.model.notice import NoticeChannel, NoticeKind
from skilltree.model.week_words import WeekProof

for _vocabulary in (
    why_words.Dispute,
    why_words.SetAside,
    why_words.Support,
    why_words.Tie,
    why_words.WhyCode,
    words.AdvisedWording,
    badge_words.BadgeVerdict,
    words.BlockKind,
    words.CommunityPart,
    words.ContactStatus,
    CredentialStanding,
    CredentialWay,
    words.EvidenceKind,
    words.Language,
    words.MediaKind,
    words.Modality,
    words.ModuleStatus,
    words.OpportunityKind,
    words.OrganisationKind,
    words.PlacedStanding,
    platform_words.PlatformKind,
    words.ReasonKind,
    words.ResponseStatus,
    words.Reviewer,
    words.ReviewVerdict,
    words.Role,
    words.SkillKind,
    words.Standing,
    words.SuggestionKind,
    words.TermNeed,
    words.Travel,
    words.Visibility,
    WeekProof,
    NoticeChannel,
    NoticeKind,
    words.WorkVerdict,
):
    strawberry.enum(_vocabulary)
