"""A know-how in somebody's own words is theirs alone, until an author teaches it to everybody."""

from uuid import uuid4

from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.web.people import Someone, demo, newcomer, visitor
from tests.web.served import Served


def propose(someone: Someone) -> tuple[str, str]:
    """Propose a know-how that nobody else has; return its id and its words."""
    label = f"danser le {uuid4().hex[:12]}"
    made = someone.do("proposeSkill", "... on SkillProposed { skill { id local } }", label=label, level=2)
    assert made["skill"]["local"] is True
    return made["skill"]["id"], label


def found_by(someone: Someone, label: str) -> list[str]:
    query = "query($t: String!) { searchSkills(text: $t) { skill { id } } }"
    return [hit["skill"]["id"] for hit in someone.read(query, t=label)["searchSkills"]]


def test_own_words_are_found_by_their_owner_alone(served: Served) -> None:
    owner, stranger, passer_by = newcomer(served), newcomer(served), visitor(served)
    skill, label = propose(owner)
    assert found_by(owner, label)[0] == skill
    for other in (stranger, passer_by):
        assert skill not in found_by(other, label)
        assert other.read("query($i: ID!) { node(id: $i) { id } }", i=skill)["node"] is None
    refused = stranger.do("declareSkill", "... on SkillDeclared { evidence { id } }", skill=skill, level=1)
    assert (refused["__typename"], refused["code"]) == ("NotFound", "NOT_FOUND")


def test_what_an_author_teaches_is_open_to_everybody(served: Served) -> None:
    karim, learner = demo(served, "karim"), newcomer(served)
    skill, label = propose(karim)
    text = Stage(Cast(served)).module_text(teaches=[{"skill": skill, "level": 2}])
    draft = karim.do("saveModule", "... on ModuleSaved { draft { id } }", **text)["draft"]["id"]
    assert skill not in found_by(learner, label)
    karim.do("publishModule", "... on ModulePublished { module { id } }", module=draft)
    assert found_by(learner, label)[0] == skill
