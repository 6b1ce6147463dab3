"""What goes deeper than letters: the taxonomies' knowledge, and the tagger of texts.

Built of all that the store says of skills and occupations, beside the running engines, and kept as mapped
files. People's own words are no part of it: it would tell others of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skilltree.engine.knowledge import Attachments, Knowledge, KnownConcept, KnownText
from skilltree.engine.knowledge.knowledge import KIND
from skilltree.engine.tagging import Tagger
from skilltree.model.base import Localized
from skilltree.model.taxonomy import ConceptLabel, Occupation
from skilltree.model.words import Language
from skilltree.service.kept import digest_of, find_kept, kept_or_built
from skilltree.service.label_indexes import digest_of as labels_digest
from skilltree.service.ports.index_builder import DepthNames
from skilltree.service.ports.index_files import IndexFiles
from skilltree.service.ports.store import Reading
from skilltree.service.taxonomy_reading import Taxonomy

ESCO_URI = "http://data.europa.eu/esco/"


@dataclass(slots=True, frozen=True)
class Depths:
    """Knowledge, which of its rows the skills and the occupations go with, and the tagger."""

    knowledge: Knowledge
    skills: Attachments
    occupations: Attachments
    tagger: Tagger


@dataclass(slots=True, frozen=True)
class Sources:
    """The taxonomy's labels, and all its concepts with texts and links."""

    taxonomy: Taxonomy
    concepts: Sequence[KnownConcept]


async def read_sources(db: Reading, taxonomy: Taxonomy) -> Sources:
    """Read descriptions and links to go with the labels."""
    labels: dict[str, list[ConceptLabel]] = {}
    for label in (*taxonomy.skills, *taxonomy.occupations):
        labels.setdefault(label.concept, []).append(label)
    skills = list(dict.fromkeys(label.concept for label in taxonomy.skills))
    jobs = list(dict.fromkeys(label.concept for label in taxonomy.occupations))
    occupations = await db.taxonomy.occupations(jobs)
    about = await db.taxonomy.skill_about(skills) | await db.taxonomy.occupation_about(jobs)
    links = {skill.id: list(skill.broader) for each in skills if (skill := taxonomy.catalogue.get(each)) is not None}
    for occupation in occupations.values():
        links[occupation.id] = list(occupation.essential)
        for skill_id in occupation.essential:
            links.setdefault(skill_id, []).append(occupation.id)
    concepts = [
        KnownConcept(
            id=concept,
            labels=tuple(KnownText(text=each.text, language=each.language) for each in sorted(own, key=_rank)),
            about=_about(about.get(concept)),
            links=tuple(links.get(concept, ())),
            family=_family(occupations[concept]) if concept in occupations else None,
        )
        for concept, own in labels.items()
    ]
    return Sources(taxonomy=taxonomy, concepts=concepts)


def _rank(label: ConceptLabel) -> int:
    return label.rank


def _about(texts: Localized | None) -> tuple[KnownText, ...]:
    return tuple(KnownText(text=text, language=Language(tag)) for tag, text in sorted((texts or {}).items()))


def _family(occupation: Occupation) -> str:
    if occupation.uri and occupation.uri.startswith(ESCO_URI):
        return "esco"
    return "rome" if occupation.rome_code else "here"


def names_of(sources: Sources) -> DepthNames:
    """Return the names that follow from these sources; half a second for ESCO.

    Attachments count rows of the knowledge, so its version is part of their names.
    """
    taxonomy = sources.taxonomy
    knowledge = digest_of(_said(sources.concepts))

    def attached(kind: str, labels: Sequence[ConceptLabel]) -> str:
        return f"{kind}-{digest_of((KIND.decode(), knowledge, labels_digest(labels)))}"

    return DepthNames(
        tagger=tagger_name(taxonomy.skills),
        knowledge=f"knowledge-{knowledge}",
        skills=attached("attachedskills", taxonomy.skills),
        occupations=attached("attachedoccupations", taxonomy.occupations),
    )


def build_depths(files: IndexFiles, sources: Sources, names: DepthNames) -> Depths:
    """Map what is kept under these names, which are those of the sources, and build the rest."""
    taxonomy = sources.taxonomy
    described = [text.text for concept in sources.concepts for text in concept.about]
    tagger = kept_or_built(files, names.tagger, Tagger, lambda: Tagger.build(taxonomy.skills, texts=described))
    knowledge = kept_or_built(files, names.knowledge, Knowledge, lambda: Knowledge.build(sources.concepts))
    return Depths(
        knowledge=knowledge,
        skills=kept_or_built(files, names.skills, Attachments, lambda: Attachments.build(knowledge, taxonomy.skills)),
        occupations=kept_or_built(
            files, names.occupations, Attachments, lambda: Attachments.build(knowledge, taxonomy.occupations)
        ),
        tagger=tagger,
    )


def find_depths(files: IndexFiles, names: DepthNames) -> Depths | None:
    """Map what is kept under these names; None when a part is missing."""
    tagger = find_kept(files, names.tagger, Tagger)
    knowledge = find_kept(files, names.knowledge, Knowledge)
    skills = find_kept(files, names.skills, Attachments)
    occupations = find_kept(files, names.occupations, Attachments)
    if tagger is None or knowledge is None or skills is None or occupations is None:
        return None
    return Depths(knowledge=knowledge, skills=skills, occupations=occupations, tagger=tagger)


def kept_tagger(files: IndexFiles, skills: Sequence[ConceptLabel]) -> Tagger | None:
    """Return the tagger of these labels where it is kept, in a moment; None where it must be built."""
    return find_kept(files, tagger_name(skills), Tagger)


def tagger_name(skills: Sequence[ConceptLabel]) -> str:
    """Return the name that a tagger of these labels is kept under.

    Descriptions only say which words are spelled right: a tagger of the same labels and older ones is as good.
    """
    return f"tagger-{labels_digest(skills)}"


def _said(concepts: Sequence[KnownConcept]) -> Iterator[str]:
    """Give all that knowledge is built of, in order."""
    for concept in concepts:
        yield f"{concept.id}\x1f{concept.family}"
        for said in (*concept.labels, *concept.about):
            yield f"{said.language}\x1f{said.text}"
        yield from concept.links
