"""The answers of a printed module are for whoever teaches with it."""

from tests.graphql.stage_reviews import new_organisation
from tests.service.test_teaching_rules import draft
from tests.web.people import newcomer
from tests.web.served import Served

QUESTION = {
    "text": "Combien de brins ?",
    "explanation": "Deux.",
    "choices": [{"text": "Un", "right": False}, {"text": "Deux", "right": True}],
}
SHEET = "query($id: ID!) { answerSheet(module: $id) { text explanation choices { text right } } }"


def test_whoever_teaches_prints_the_answers_of_what_is_published(served: Served) -> None:
    author, teacher, learner = (newcomer(served, name) for name in ("Ada", "Bob", "Chloé"))
    house = new_organisation(author)
    new_organisation(teacher)
    module = draft(author, organisation=house, questions=[QUESTION])
    assert author.read(SHEET, id=module)["answerSheet"] is None
    assert author.do("publishModule", module=module)["__typename"] == "ModulePublished"
    for who in (author, teacher):
        (question, *_) = who.read(SHEET, id=module)["answerSheet"]
        assert [choice["right"] for choice in question["choices"]].count(True) == 1
        assert question["explanation"]
    assert learner.read(SHEET, id=module)["answerSheet"] is None
