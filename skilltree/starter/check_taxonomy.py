"""Skills and occupations of the starter: ids of their own, links that lead somewhere, no circles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from skilltree.model.words import SkillKind
from skilltree.starter.names import occupation_id, skill_id
from skilltree.starter.shapes import StarterData

MOST_SKILLS_SHOWN = 3
"""By one doing: three doings make a tree of about five leaves."""


def taxonomy_problems(data: StarterData) -> Iterator[str]:
    """Yield what is wrong with skills and occupations."""
    known = {skill.slug for skill in data.skills}
    for skill in data.skills:
        for field, slugs in (("broader", skill.broader), ("prerequisites", skill.prerequisites)):
            yield from unknown(f"skill {skill.slug}", field, slugs, known)
        if (skill.kind is SkillKind.TITLE) != (skill.issuer_fr is not None):
            yield f"skill {skill.slug}: a title has an issuer, and nothing else has"
        if skill.valid_years is not None and (skill.kind is not SkillKind.TITLE or skill.valid_years <= 0):
            yield f"skill {skill.slug}: valid_years is for titles, and above 0"
    for activity in data.activities:
        yield from unknown(f"activity {activity.slug}", "skills", activity.skills, known)
        if not 1 <= len(set(activity.skills)) == len(activity.skills) <= MOST_SKILLS_SHOWN:
            yield f"activity {activity.slug}: it shows 1 to {MOST_SKILLS_SHOWN} skills, each once"
    for occupation in data.occupations:
        yield from unknown(f"occupation {occupation.slug}", "essential", occupation.essential, known)
        yield from unknown(f"occupation {occupation.slug}", "optional", occupation.optional, known)
        for slug, times in Counter(occupation.essential + occupation.optional).items():
            if times > 1:
                yield f"occupation {occupation.slug}: {slug} stands {times} times"
    yield from _shared_ids("skills", {skill.slug: skill_id(skill) for skill in data.skills})
    yield from _shared_ids("occupations", {job.slug: occupation_id(job) for job in data.occupations})
    yield from circles("broader", {skill.slug: skill.broader for skill in data.skills})
    yield from circles("prerequisites", {skill.slug: skill.prerequisites for skill in data.skills})


def unknown(where: str, field: str, slugs: Iterable[str | None], known: Iterable[str]) -> Iterator[str]:
    """Yield the slugs that name nothing."""
    for slug in sorted({slug for slug in slugs if slug is not None} - set(known)):
        yield f"{where}: {field} names {slug}, which does not exist"


def circles(field: str, links: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield each circle found once, as the chain of its slugs."""
    done: set[str] = set()
    for start in links:
        chain = _circle_from(start, links, done, [])
        if chain:
            yield f"{field} go in a circle: {' -> '.join(chain)}"


def _circle_from(slug: str, links: Mapping[str, tuple[str, ...]], done: set[str], chain: list[str]) -> list[str] | None:
    if slug in chain:
        return [*chain[chain.index(slug) :], slug]
    if slug in done:
        return None
    done.add(slug)
    for target in links.get(slug, ()):
        found = _circle_from(target, links, done, [*chain, slug])
        if found:
            return found
    return None


def _shared_ids(kind: str, ids: Mapping[str, str]) -> Iterator[str]:
    """Two entries of one ESCO URI or ROME code would overwrite each other."""
    holders: dict[str, list[str]] = {}
    for slug, concept in ids.items():
        holders.setdefault(concept, []).append(slug)
    for slugs in holders.values():
        if len(slugs) > 1:
            yield f"{kind} {', '.join(slugs)}: the same ESCO URI or ROME code"
