"""From "I am interested" to the thanks: both sides say that it was done, and trees grow; stewards hide and keep."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.graphql.stage import NEIGHBOURLY
from tests.web.people import Someone, any_skills, demo, newcomer, organisation, visitor
from tests.web.served import Served

POSTED = "... on OpportunityPosted { opportunity { id } }"
STATE = "id status waitingPlace reply movedUpAt settledAt learnt posterSaid { hours thanks } responderSaid { hours }"
LEAVES = "{ me { tree { skills { level standing skill { id } evidence { kind level hours source } why { code } } } } }"
MINE = (
    f"{{ me {{ responses {{ {STATE} opportunity {{ id }} }} posted {{ id state moderation {{ verdict note }} }} }} }}"
)
ONE = "query($id: ID!) { node(id: $id) { ... on Opportunity { id state seatsLeft mine doneBy lends { level } } } }"
LOAN: dict[str, Any] = NEIGHBOURLY | {"kind": "TALENT_LOAN", "title": "Réparer un vélo"}


def post(someone: Someone, **more: Any) -> str:
    return str(someone.do("postOpportunity", POSTED, **(NEIGHBOURLY | more))["opportunity"]["id"])


def join(someone: Someone, item: str) -> str:
    made = someone.do("respondToOpportunity", "... on OpportunityAnswered { response { id } }", opportunity=item)
    return str(made["response"]["id"])


def yes(poster: Someone, response: str, **more: Any) -> dict[str, Any]:
    fields = f"... on ResponseAnswered {{ response {{ {STATE} from }} }}"
    return poster.do("answerResponse", fields, response=response, **({"accept": True} | more))


def done(someone: Someone, response: str, **more: Any) -> dict[str, Any]:
    return someone.do("sayDone", f"... on DoneSaid {{ response {{ {STATE} }} }}", response=response, **more)


def told(someone: Someone) -> list[str]:
    return [one["kind"] for one in someone.read("{ notices { kind } }")["notices"]]


def leaves(someone: Someone) -> dict[str, dict[str, Any]]:
    return {leaf["skill"]["id"]: leaf for leaf in someone.read(LEAVES)["me"]["tree"]["skills"]}


def lent(served: Served, *, asks: bool) -> tuple[Someone, Someone, str, str]:
    """Poster, whoever answered and got a yes, the answer, and the skill."""
    poster, other = newcomer(served, "Rosa"), newcomer(served, "Idriss")
    [skill] = any_skills(served, 1)
    named = {"requires": [{"skill": skill, "level": 2}]} if asks else {"lends": [{"skill": skill, "level": 3}]}
    response = join(other, post(poster, **(LOAN | {"asks": asks} | named)))
    assert yes(poster, response, reply="Samedi")["response"]["reply"] == "Samedi"
    return poster, other, response, skill


def test_a_hand_that_was_given_grows_the_tree_of_who_gave_it(served_on_each: Served) -> None:
    poster, other, response, skill = lent(served_on_each, asks=False)
    first = done(other, response, hours=3, thanks="Merci !", learnt=True)["response"]
    assert (first["settledAt"], first["learnt"]) == (None, True)
    assert leaves(poster) == {}
    second = done(poster, response, hours=2, thanks="Avec plaisir")["response"]
    assert second["settledAt"] is not None
    [fact] = leaves(poster)[skill]["evidence"]
    assert fact == {"kind": "CONTRIBUTION", "level": 3, "hours": 2.0, "source": "Idriss : Réparer un vélo"}
    assert leaves(poster)[skill]["standing"] == "CONFIRMED"
    learnt = leaves(other)[skill]
    assert (learnt["level"], learnt["standing"]) == (1, "CLAIMED")
    assert learnt["evidence"][0]["source"] == "Rosa : Réparer un vélo"
    assert done(poster, response)["code"] == "SAID_BEFORE"
    looks = other.read("{ me { accessLog { who what } } }")["me"]["accessLog"]
    assert {"who": "Rosa", "what": "response"} in looks


def test_a_hand_that_was_needed_grows_the_tree_of_who_came(served: Served) -> None:
    poster, other, response, skill = lent(served, asks=True)
    done(poster, response, hours=4)
    assert leaves(other) == {}
    done(other, response)
    [fact] = leaves(other)[skill]["evidence"]
    assert (fact["kind"], fact["level"]) == ("CONTRIBUTION", 2)
    assert fact["hours"] is None  # one side's word alone
    assert leaves(poster) == {}


def test_two_who_do_each_other_the_favour_stand_beside_each_other_and_weigh_nothing(served: Served) -> None:
    rosa, idriss = newcomer(served, "Rosa"), newcomer(served, "Idriss")
    [skill] = any_skills(served, 1)
    for poster, other in ((rosa, idriss), (idriss, rosa)):
        response = join(other, post(poster, **(LOAN | {"asks": False, "lends": [{"skill": skill, "level": 3}]})))
        yes(poster, response)
        done(poster, response, hours=1)
        done(other, response, hours=1)
    for someone in (rosa, idriss):
        leaf = leaves(someone).get(skill)
        assert leaf is None or leaf["standing"] != "CONFIRMED"
        facts = someone.read("query($s: ID!) { leaf(skill: $s) { evidence { setAside hours } } }", s=skill)["leaf"]
        assert facts is None or {fact["setAside"] for fact in facts["evidence"]} == {"RING"}


def test_an_organisations_volunteer_is_confirmed_by_it(served: Served) -> None:
    nadege, other = demo(served, "nadege"), newcomer(served, "Idriss")
    one, two = any_skills(served, 2)
    item = post(
        nadege,
        kind="VOLUNTEERING",
        organisation=organisation("service-tremplin"),
        requires=[{"skill": one, "level": 1}],
        brings=[{"skill": two, "level": 2}],
    )
    response = join(other, item)
    yes(nadege, response)
    done(nadege, response, hours=5)
    done(other, response, hours=6)
    grown = leaves(other)
    assert {skill: (leaf["level"], leaf["evidence"][0]["hours"]) for skill, leaf in grown.items()} == {
        one: (1, 2.5),
        two: (2, 2.5),
    }


def test_nothing_is_done_before_its_day_nor_without_a_yes(served: Served) -> None:
    poster, other = newcomer(served), newcomer(served)
    soon = (served.deps.clock().date() + timedelta(days=3)).isoformat()
    response = join(other, post(poster, startsOn=soon))
    assert done(other, response)["code"] == "NOT_ACCEPTED"
    yes(poster, response)
    for someone in (poster, other):
        assert done(someone, response)["code"] == "TOO_EARLY"
    assert done(newcomer(served), response)["code"] == "NOT_FOUND"
    assert done(other, response, hours=0)["field"] == "hours"


def test_a_yes_takes_a_seat_a_no_gives_it_back(served: Served) -> None:
    driver = newcomer(served, "Conduite")
    item = post(driver, seats=1)
    first, second = join(newcomer(served, "A"), item), join(newcomer(served, "B"), item)
    assert yes(driver, first)["response"]["from"] == "A"
    assert yes(driver, second)["code"] == "FULL"
    assert yes(driver, first, accept=False, reply="Désolée")["response"]["status"] == "DECLINED"
    assert yes(driver, second)["response"]["status"] == "ACCEPTED"
    assert driver.read(ONE, id=item)["node"]["seatsLeft"] == 0


def test_who_waits_moves_up_and_is_told(served: Served) -> None:
    poster, first, second, third = (newcomer(served, name) for name in ("Hôte", "Un", "Deux", "Trois"))
    item = post(poster, kind="GROUP_PURCHASE", seats=1)
    taken, waiting, later = join(first, item), join(second, item), join(third, item)
    assert third.read(MINE)["me"]["responses"][0]["waitingPlace"] == 2
    first.do("withdrawResponse", response=taken)
    moved = second.read(MINE)["me"]["responses"][0]
    assert (moved["id"], moved["status"], moved["movedUpAt"] is not None) == (waiting, "ACCEPTED", True)
    assert (told(second), told(third)) == (["MOVED_UP"], [])
    assert third.read(MINE)["me"]["responses"][0]["waitingPlace"] == 1
    assert first.read(MINE)["me"]["responses"] == []
    # One more seat, one more who moves up; fewer than are taken are refused.
    fields = "... on OpportunityChanged { opportunity { title seatsLeft } }"
    more = NEIGHBOURLY | {"opportunity": item, "kind": "GROUP_PURCHASE"}
    changed = poster.do("editOpportunity", fields, **(more | {"seats": 2, "title": "Autrement"}))
    assert changed["opportunity"] == {"title": "Autrement", "seatsLeft": 0}
    assert third.read(MINE)["me"]["responses"][0]["id"] == later
    assert third.read(MINE)["me"]["responses"][0]["status"] == "ACCEPTED"
    assert poster.do("editOpportunity", **(more | {"seats": 1}))["field"] == "seats"


def test_what_somebody_said_yes_to_keeps_its_skills(served: Served) -> None:
    poster, _, response, skill = lent(served, asks=False)
    item = poster.read(MINE)["me"]["posted"][0]["id"]
    better = LOAN | {"opportunity": item, "asks": False, "lends": [{"skill": skill, "level": 4}]}
    assert poster.do("editOpportunity", **better)["code"] == "FIXED"
    assert yes(poster, response, accept=False)["response"]["status"] == "DECLINED"
    assert poster.do("editOpportunity", **better)["__typename"] == "OpportunityChanged"


def test_what_was_declined_or_done_cannot_be_taken_back(served: Served) -> None:
    poster, other, response, _ = lent(served, asks=False)
    done(poster, response)
    assert other.do("withdrawResponse", response=response)["code"] == "DONE"
    assert yes(poster, response, accept=False)["code"] == "DONE"
    refused = join(other, post(poster))
    yes(poster, refused, accept=False)
    assert other.do("withdrawResponse", response=refused)["code"] == "DECLINED"


def test_closed_and_repeated(served: Served) -> None:
    poster, other = newcomer(served), newcomer(served)
    item = post(poster, kind="CIVIC_DEBATE", seats=5, title="La place du marché", atTime="18:30", venue="Mairie")
    join(other, item)
    assert poster.do("closeOpportunity", opportunity=item)["__typename"] == "OpportunityClosed"
    assert newcomer(served).read(ONE, id=item)["node"]["state"] == "CLOSED"
    assert newcomer(served).do("respondToOpportunity", opportunity=item)["code"] == "OVER"
    fields = "... on OpportunityChanged { opportunity { id state seatsLeft startsOn atTime venue } }"
    again = poster.do("repeatOpportunity", fields, opportunity=item, startsOn="2999-01-01", endsOn="2999-01-01")
    assert again["opportunity"] | {"id": ""} == {
        "id": "",
        "state": "OPEN",
        "seatsLeft": 5,
        "startsOn": "2999-01-01",
        "atTime": "18:30",
        "venue": "Mairie",
    }
    assert poster.do("repeatOpportunity", opportunity=item, endsOn="2000-01-01")["field"] == "endsOn"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"asks": True}, "asks"),
        ({"kind": "TALENT_LOAN", "asks": True, "lends": []}, None),
        ({"kind": "TALENT_LOAN", "toCommune": "93001"}, "toCommune"),
        ({"toCommune": "93001", "atTime": "07:45"}, None),
        ({"toCommune": "00000"}, "toCommune"),
        ({"atTime": "25:00"}, "atTime"),
        ({"atTime": "١٨:٣٠"}, "atTime"),
    ],
)
def test_each_kind_has_its_own_fields(served: Served, more: dict[str, Any], field: str | None) -> None:
    answer = newcomer(served).do("postOpportunity", **(NEIGHBOURLY | more))
    assert answer.get("field") == field


def test_a_reported_post_is_hidden_at_once_everywhere_and_comes_back(served_on_each: Served) -> None:
    served = served_on_each
    poster, other, steward = newcomer(served, "Arnaque"), newcomer(served), demo(served, "helene")
    title = "Zygomatique payante"
    item = post(poster, title=title)
    response = join(other, item)
    assert other.do("reportOpportunity", opportunity=item, reason="OTHER")["code"] == "TEXT_MISSING"
    for someone, reason in ((other, "MONEY"), (newcomer(served), "FALSE")):
        told = someone.do("reportOpportunity", opportunity=item, reason=reason, text=f"texte {reason}")
        assert told["__typename"] == "OpportunityReported"
    assert other.do("reportOpportunity", opportunity=item, reason="FALSE")["code"] == "REPORTED_BEFORE"
    queue = "{ reportedOpportunities(first: 100) { opportunity { id title } reasons texts } }"
    [found] = [
        each
        for each in steward.read(queue)["reportedOpportunities"]
        if each["opportunity"] == {"id": item, "title": title}
    ]
    assert found["reasons"] == ["MONEY", "FALSE"]
    assert found["texts"] == ["texte MONEY", "texte FALSE"]
    hide = {"opportunity": item, "verdict": "HIDE"}
    assert steward.do("moderateOpportunity", **hide)["code"] == "TEXT_MISSING"
    decided = steward.do(
        "moderateOpportunity",
        "... on OpportunityModerated { reports }",
        **hide,
        note="On ne se paie pas entre voisins.",
    )
    assert decided["reports"] == 2
    search = f'{{ searchOpportunities(text: "{title}", first: 100) {{ edges {{ node {{ id }} }} }} }}'
    assert item not in str(visitor(served).read(search))
    assert visitor(served).read(ONE, id=item)["node"] is None
    assert steward.read(ONE, id=item)["node"] is None
    assert other.read(MINE)["me"]["responses"] == []
    assert poster.read(MINE)["me"]["posted"] == [
        {"id": item, "state": "HIDDEN", "moderation": {"verdict": "HIDE", "note": "On ne se paie pas entre voisins."}}
    ]
    for someone, operation, given in (
        (poster, "answerResponse", {"response": response, "accept": True}),
        (poster, "repeatOpportunity", {"opportunity": item}),
        (newcomer(served), "respondToOpportunity", {"opportunity": item}),
    ):
        assert someone.do(operation, **given)["code"] == "NOT_FOUND"
    mine = other.read("query($id: ID!) { node(id: $id) { ... on Opportunity { id } } }", id=item)["node"]
    assert mine is None
    steward.do("moderateOpportunity", opportunity=item, verdict="KEEP")
    assert item in str(visitor(served).read(search))
    assert other.read(MINE)["me"]["responses"][0]["id"] == response


def test_nobody_decides_about_their_own(served: Served) -> None:
    steward = demo(served, "helene")
    item = post(steward)
    assert steward.do("moderateOpportunity", opportunity=item, verdict="KEEP")["code"] == "OWN"


def test_an_answer_and_a_yes_are_told_to_whom_they_wait_for(served: Served) -> None:
    poster, other, response, _ = lent(served, asks=False)
    assert (told(poster), told(other)) == (["POST_ANSWERED"], ["ANSWER_ACCEPTED"])
    assert yes(poster, response, accept=False)["response"]["status"] == "DECLINED"
    assert told(other) == ["ANSWER_ACCEPTED"]
