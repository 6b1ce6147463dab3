"""The vocabularies of the model as GraphQL enums."""

from __future__ import annotations

import strawberry

from skilltree.model import badge_words, opportunity_words, path_words, platform_words, telling, why_words, words
from skilltree.model.credential import CredentialStanding, CredentialWay
from skilltree.model.feedback import FeedbackKind
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
    FeedbackKind,
    words.Language,
    words.MediaKind,
    words.Modality,
    opportunity_words.ModerationVerdict,
    words.ModuleStatus,
    words.OpportunityKind,
    opportunity_words.OpportunityState,
    words.OrganisationKind,
    words.PlacedStanding,
    path_words.GoalKind,
    path_words.PathObstacle,
    path_words.PathWay,
    platform_words.PlatformKind,
    words.ReasonKind,
    opportunity_words.ReportReason,
    words.ResponseStatus,
    words.Reviewer,
    words.ReviewVerdict,
    words.Role,
    opportunity_words.Side,
    words.SkillKind,
    words.Standing,
    words.SuggestionKind,
    words.TermNeed,
    telling.ForWhom,
    telling.Often,
    telling.ToldHow,
    telling.Unread,
    words.Travel,
    words.Visibility,
    WeekProof,
    NoticeChannel,
    NoticeKind,
    words.WorkVerdict,
):
    strawberry.enum(_vocabulary)
