"""The vocabularies of the model as GraphQL enums."""

from __future__ import annotations

import strawberry

from skilltree.model import words

for _vocabulary in (
    words.AdvisedWording,
    words.BadgeVerdict,
    words.BlockKind,
    words.ContactStatus,
    words.EvidenceKind,
    words.Language,
    words.MediaKind,
    words.Modality,
    words.ModuleStatus,
    words.OpportunityKind,
    words.OrganisationKind,
    words.PlacedStanding,
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
    words.WorkVerdict,
):
    strawberry.enum(_vocabulary)
