"""A recruiter searches a pattern; nameless profiles come back, and each person sees the look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput, NotAllowed
from skilltree.model.evidence import check_level
from skilltree.model.ids import OrganisationId, PersonId, SkillId
from skilltree.model.ledger import AccessRecord, ContactRequest
from skilltree.model.pattern import Pattern, PatternTerm, ProfileSkill, TalentHit
from skilltree.model.person import Organisation, Viewer
from skilltree.model.place import Commune
from skilltree.model.words import Language, Role, Standing, TermNeed
from skilltree.service.contacts import show_contact
from skilltree.service.deps import Deps
from skilltree.service.places import load_communes, require_communes
from skilltree.service.pseudonyms import person_of, pseudonym_of
from skilltree.service.skills import show_levels, show_skill
from skilltree.service.texts import check_first
from skilltree.service.understanding import understand
from skilltree.service.views.opportunities import TalentSkillView, TalentView, UnderstoodTermView
from skilltree.service.views.pages import (
    EdgeView,
    PageInfoView,
    decode_cursor,
    encode_cursor,
)
from skilltree.service.views.people import commune_view, organisation_view
from skilltree.service.wishes import note_empty_pattern

MOST_TERMS = 40
MOST_PAGE = 50


class WantedTerm(Struct):
    """A term as the recruiter gave it: a skill, or a text to understand."""

    skill_id: SkillId | None
    text: str | None
    need: TermNeed
    level: int
    standing: Standing | None
    valid_on: date | None


class WantedPattern(Struct):
    """A pattern as the recruiter gave it."""

    terms: tuple[WantedTerm, ...]
    works_in: tuple[str, ...]


class TalentPage(Struct):
    """A page of nameless profiles, and how the terms were understood."""

    edges: list[EdgeView[TalentView]]
    page_info: PageInfoView
    total_count: int | None
    understood: list[UnderstoodTermView]


async def find_talents(
    deps: Deps, viewer: Viewer, wanted: WantedPattern, *, first: int | None, after: str | None
) -> TalentPage:
    """Return consenting people by how much of the pattern they cover. Raises NotAllowed."""
    organisation_id = recruiting_for(viewer)
    size = check_first(first, most=MOST_PAGE)
    understood = [understand(deps, term.skill_id, term.text, viewer.language) for term in _checked(wanted)]
    communes = await require_communes(deps, wanted.works_in, field="pattern.worksIn")
    pattern = Pattern(
        terms=tuple(
            PatternTerm(
                skill_id=shown.skill.id,
                need=term.need,
                level=term.level,
                standing=term.standing,
                valid_on=term.valid_on,
            )
            for term, shown in zip(wanted.terms, understood, strict=True)
            if shown.skill is not None
        ),
        works_in=communes,
    )
    must_unknown = any(
        term.need is TermNeed.MUST and shown.skill is None for term, shown in zip(wanted.terms, understood, strict=True)
    )
    people = deps.engines.territories[viewer.territory_id].people
    hits, total = (
        ([], 0)
        if must_unknown or not pattern.terms
        else people.search(
            pattern,
            limit=size + 1,
            after=_last_seen(deps, organisation_id, after),
            near=deps.engines.catalogue.near,
            narrower=deps.engines.catalogue.narrower,
        )
    )
    if not total:
        await note_empty_pattern(deps, viewer, organisation_id, _found_nowhere(deps, viewer, pattern))
    shown_hits = hits[:size]
    views = await _show_hits(deps, viewer, organisation_id, shown_hits)
    edges = [
        EdgeView(node=view, cursor=encode_cursor((hit.coverage, view.id)))
        for hit, view in zip(shown_hits, views, strict=True)
    ]
    return TalentPage(
        edges=edges,
        page_info=PageInfoView(has_next_page=len(hits) > size, end_cursor=edges[-1].cursor if edges else None),
        total_count=total if total >= deps.rules.privacy_floor else None,
        understood=understood,
    )


def _found_nowhere(deps: Deps, viewer: Viewer, pattern: Pattern) -> list[SkillId]:
    """Return the skills of a pattern that nobody has even alone: it is not they who lack where only the sum is rare."""
    local = deps.engines.territories[viewer.territory_id]
    lacking = []
    for term in pattern.terms:
        if term.need is TermNeed.NOT:
            continue
        alone = Pattern(terms=(term,), works_in=pattern.works_in)
        _, people = local.people.search(alone, limit=1, narrower=deps.engines.catalogue.narrower)
        if not people:
            lacking.append(term.skill_id)
    return lacking


def recruiting_for(viewer: Viewer) -> OrganisationId:
    """Return the verified organisation that the viewer recruits for. Raises NotAllowed."""
    for membership in viewer.memberships:
        if membership.role is Role.RECRUITER and membership.verified:
            return membership.organisation_id
    raise NotAllowed("only recruiters of verified organisations search")


def _last_seen(deps: Deps, organisation_id: OrganisationId, after: str | None) -> tuple[float, PersonId] | None:
    """Return the last hit of the page before. Cursors hold pseudonyms: a person's id would link two organisations."""
    last = decode_cursor(after, tuple[float, str])
    return None if last is None else (last[0], person_of(deps.rules.secret, organisation_id, last[1]))


def _checked(wanted: WantedPattern) -> Sequence[WantedTerm]:
    if not 1 <= len(wanted.terms) <= MOST_TERMS:
        raise InvalidInput(f"1 to {MOST_TERMS} terms", field="pattern.terms")
    for term in wanted.terms:
        check_level(term.level, field="pattern.terms.level")
        if (term.skill_id is None) == (term.text is None):
            raise InvalidInput("a skill or a text", field="pattern.terms")
    return wanted.terms


async def _show_hits(
    deps: Deps, viewer: Viewer, organisation_id: OrganisationId, hits: Sequence[TalentHit]
) -> list[TalentView]:
    """Show profiles, and log one look for each person in the same transaction as it is read."""
    if not hits:
        return []
    codes = sorted({code for hit in hits for code in hit.works_in})
    communes = await load_communes(deps, codes)
    ids = [hit.person_id for hit in hits]
    async with deps.store.writing(viewer.territory_id) as tx:
        contacts = await tx.ledger.contacts_by(organisation_id, ids)
        found = await tx.people.organisations([organisation_id])
        organisation = found[organisation_id]
        await tx.ledger.log_accesses(
            viewer.territory_id,
            [
                AccessRecord(
                    person_id=person_id,
                    reader_id=viewer.person_id,
                    who=organisation.name,
                    what="nameless-profile",
                    why="skill-search",
                    at=deps.clock(),
                )
                for person_id in ids
            ],
        )
    return [
        await _show_hit(
            deps,
            viewer.language,
            organisation,
            hit,
            communes=communes,
            contact=contacts.get(hit.person_id),
        )
        for hit in hits
    ]


async def _show_hit(
    deps: Deps,
    language: Language,
    organisation: Organisation,
    hit: TalentHit,
    *,
    communes: dict[str, Commune],
    contact: ContactRequest | None,
) -> TalentView:
    return TalentView(
        id=pseudonym_of(deps.rules.secret, organisation.id, hit.person_id),
        coverage=round(hit.coverage, 4),
        have=[_show_skill(deps, held, language) for held in hit.have],
        near=[_show_skill(deps, near.held, language, instead_of=near.instead_of) for near in hit.near],
        missing=show_levels(deps, hit.missing, language),
        works_in=[commune_view(communes[code]) for code in hit.works_in if code in communes],
        contact=(await show_contact(deps, contact, organisation_view(organisation, language)) if contact else None),
    )


def _show_skill(
    deps: Deps, held: ProfileSkill, language: Language, *, instead_of: SkillId | None = None
) -> TalentSkillView:
    return TalentSkillView(
        skill=show_skill(deps, held.skill_id, language),
        level=held.level,
        standing=held.standing,
        instead_of=show_skill(deps, instead_of, language) if instead_of else None,
    )
