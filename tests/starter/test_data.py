"""What the starter's own texts and numbers must keep to, whoever edits them."""

import re
import unicodedata
from collections import Counter, defaultdict

import pytest

from skilltree.model.words import OpportunityKind, OrganisationKind, Role, SkillKind
from skilltree.starter.checks import problems_of
from skilltree.starter.shapes import QuestionEntry, StarterData
from tests.starter.conftest import NOW
from tests.starter.shingles import near_duplicates

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def questions(data: StarterData) -> list[QuestionEntry]:
    return [q for folder in data.courses for module in folder.modules for q in module.questions]


def test_the_files_hold_together(data: StarterData) -> None:
    assert problems_of(data, today=NOW.date()) == []


def test_there_is_enough_to_begin_with(data: StarterData) -> None:
    assert len(data.skills) >= 400
    assert len(data.occupations) >= 60
    assert len(data.courses) >= 12
    assert sum(len(folder.modules) for folder in data.courses) >= 60
    assert sum(item.organisation is not None for item in data.opportunities) >= 150
    assert len(data.inhabitants) == 30
    assert len(data.territories) == 3


def test_slugs_are_plain(data: StarterData) -> None:
    slugs = [
        *(skill.slug for skill in data.skills),
        *(occupation.slug for occupation in data.occupations),
        *(organisation.slug for organisation in data.organisations),
        *(opportunity.slug for opportunity in data.opportunities),
        *(person.slug for person in data.inhabitants),
        *(module.slug for folder in data.courses for module in folder.modules),
    ]
    assert [slug for slug in slugs if not SLUG.fullmatch(slug)] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_skills_go_by_one_name(data: StarterData, language: str) -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    for skill in data.skills:
        for label in getattr(skill, language):
            holders[folded(label)].add(skill.slug)
    assert {label: slugs for label, slugs in holders.items() if len(slugs) > 1} == {}


def folded(label: str) -> str:
    decomposed = unicodedata.normalize("NFD", label.lower().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def test_the_place_of_the_right_choice_gives_nothing_away(data: StarterData) -> None:
    for folder in data.courses:
        for module in folder.modules:
            places = [[choice.right for choice in q.choices].index(True) for q in module.questions]
            assert len(set(places)) >= 2, module.slug
            assert all(a != b or b != c for a, b, c in zip(places, places[1:], places[2:], strict=False)), module.slug
    everywhere = Counter([choice.right for choice in q.choices].index(True) for q in questions(data))
    assert everywhere.keys() >= {0, 1, 2}
    assert max(everywhere.values()) < everywhere.total() / 2


def test_the_longest_choice_is_not_always_the_right_one(data: StarterData) -> None:
    longest = sum(max(q.choices, key=lambda choice: len(choice.fr)).right for q in questions(data))
    assert longest < len(questions(data)) * 0.6


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_block_is_written_twice(data: StarterData, language: str) -> None:
    texts = {
        f"{module.slug}/{position}": getattr(block, language)
        for folder in data.courses
        for module in folder.modules
        for position, block in enumerate(module.blocks, 1)
    }
    assert near_duplicates(texts, least=0.5) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_opportunity_is_written_twice(data: StarterData, language: str) -> None:
    texts = {item.slug: getattr(item, f"text_{language}") for item in data.opportunities}
    assert near_duplicates(texts, least=0.5) == []


def test_every_course_is_given_in_every_territory(data: StarterData) -> None:
    homes = {row.slug: row.territory for row in data.organisations}
    everywhere = sorted(territory.slug for territory in data.territories)
    given = {folder.course.slug: sorted(homes[slug] for slug in folder.course.hosts) for folder in data.courses}
    assert given == dict.fromkeys(given, everywhere)


def test_every_opportunity_says_all_that_decides(data: StarterData) -> None:
    lacking = [
        item.slug
        for item in data.opportunities
        if not (item.conditions_fr and item.funding_fr and item.contact_name and item.contact_how_fr and item.brings)
    ]
    assert lacking == []


def test_modules_are_short(data: StarterData) -> None:
    modules = [module for folder in data.courses for module in folder.modules]
    assert [module.slug for module in modules if not 0 < module.hours <= 2] == []
    assert [module.slug for module in modules if not 3 <= len(module.blocks) <= 8 or len(module.questions) < 4] == []


def test_every_kind_of_opportunity_is_there(data: StarterData) -> None:
    assert {item.kind for item in data.opportunities} == set(OpportunityKind)


def test_opportunities_are_ahead_and_within_a_year(data: StarterData) -> None:
    assert [o.slug for o in data.opportunities if not 0 < o.starts_in_days <= o.ends_in_days <= 365] == []


def test_every_family_of_actors_is_there(data: StarterData) -> None:
    assert {organisation.kind for organisation in data.organisations} == set(OrganisationKind)
    assert {role.role for person in data.inhabitants for role in person.roles} == set(Role)


def test_invented_companies_have_invented_numbers(data: StarterData) -> None:
    assert [row.slug for row in data.organisations if not row.siret.startswith("999")] == []


def test_something_taught_is_missing_for_somebody(data: StarterData) -> None:
    taught = {t.skill for folder in data.courses for module in folder.modules for t in module.teaches}
    assert any(not taught & {fact.skill for fact in person.evidence} for person in data.inhabitants)


def test_some_titles_have_run_out_and_some_are_valid(data: StarterData) -> None:
    titles = {skill.slug for skill in data.skills if skill.kind is SkillKind.TITLE}
    left = [
        fact.valid_days - fact.days_ago
        for person in data.inhabitants
        for fact in person.evidence
        if fact.skill in titles and fact.valid_days is not None
    ]
    assert min(left) < 0 < max(left)


def test_every_territory_has_people_to_find_and_things_to_do(data: StarterData) -> None:
    for territory in data.territories:
        assert any(p.findable for p in data.inhabitants if p.territory == territory.slug)
        assert any(o.territory == territory.slug for o in data.opportunities)


def test_a_question_of_a_module_that_teaches_several_skills_names_its_own(data: StarterData) -> None:
    """The loader would take the first: an answer about another skill must not count for it."""
    modules = [module for folder in data.courses for module in folder.modules if len(module.teaches) > 1]
    assert len(modules) >= 50
    assert [module.slug for module in modules if any(question.skill is None for question in module.questions)] == []


def test_most_of_what_is_taught_can_be_tested(data: StarterData) -> None:
    """A small test of a skill needs a question of that skill at least; 112 of 125 had one in November 2026."""
    taught, asked = set[str](), set[str]()
    for folder in data.courses:
        for module in folder.modules:
            taught |= {one.skill for one in module.teaches}
            asked |= {question.skill or module.teaches[0].skill for question in module.questions}
    assert len(asked & taught) >= 0.85 * len(taught)


def test_some_questions_are_harder_than_their_level_and_some_easier(data: StarterData) -> None:
    said = Counter(question.difficulty for question in questions(data))
    assert min(said[-1], said[1]) >= 20
