"""What badges from elsewhere are worth here, and whose they are: said by stewards and authors, never of their own."""

from __future__ import annotations

import pytest

from tests.web.badges import WAITING, badge_for, badges, bring, issuer_of, leaves, waiting, worth
from tests.web.people import any_skills, demo, newcomer
from tests.web.served import Served


@pytest.fixture
def served(served_on_each: Served) -> Served:
    """On each database."""
    return served_on_each


def test_somebody_beside_may_vouch_and_its_owner_is_told(served: Served) -> None:
    who, issuer, steward = newcomer(served, "Lina"), issuer_of(served), demo(served, "helene")
    [skill] = any_skills(served, 1)
    content = badge_for(issuer, who, recipient_id="mailto:perdue@test.invalid")
    bring(who, content)
    code = badges(who)[0]["code"]
    asked = "query($c: ID!) { badgeToVouch(code: $c) { owner name issuer } }"
    seen = steward.read(asked, c=f" {code[:5].lower()} {code[5:]}")["badgeToVouch"]
    assert seen == {"owner": "Lina", "name": "Souder la fibre", "issuer": "ecole.example"}
    assert demo(served, "nadege").read(asked, c=code)["badgeToVouch"] is None
    assert steward.do("vouchBadge", code=code)["__typename"] == "BadgeVouched"
    worth(steward, issuer, skill)
    assert len(leaves(who)) == 1
    told = who.read("{ me { accessLog { what why } } }")["me"]["accessLog"]
    assert told == [{"what": "badge", "why": "vouch"}] * 2
    # A badge has one owner.
    thief = newcomer(served)
    bring(thief, content)
    assert steward.do("vouchBadge", code=badges(thief)[0]["code"])["code"] == "HELD_BY_ANOTHER"


def test_nobody_confirms_themselves(served: Served) -> None:
    author, issuer, lost = demo(served, "karim"), issuer_of(served), issuer_of(served)
    [skill] = any_skills(served, 1)
    bring(author, badge_for(issuer, author))
    assert worth(author, issuer, skill) == "OWN_BADGE"
    made = bring(author, badge_for(lost, author, recipient_id="mailto:perdu@test.invalid")).json()
    code = next(badge["code"] for badge in badges(author) if badge["id"] == made["id"])
    assert author.do("vouchBadge", code=code)["code"] == "OWN_BADGE"


def test_two_do_not_vouch_for_each_other(served: Served) -> None:
    steward, author = demo(served, "helene"), demo(served, "karim")
    codes = {}
    for who in (steward, author):
        lost = badge_for(issuer_of(served), who, recipient_id="mailto:perdu@test.invalid")
        made = bring(who, lost).json()
        codes[who] = next(badge["code"] for badge in badges(who) if badge["id"] == made["id"])
    assert steward.do("vouchBadge", code=codes[author])["__typename"] == "BadgeVouched"
    refused = author.do("vouchBadge", code=codes[steward])
    assert (refused["__typename"], refused["code"]) == ("NotAllowed", "VOUCHED_BACK")
    assert author.read("query($c: ID!) { badgeToVouch(code: $c) { owner } }", c=codes[steward])["badgeToVouch"] is None


def test_what_somebody_said_of_an_achievement_was_not_said_of_their_own_badge(served: Served) -> None:
    author, steward, who, issuer = demo(served, "karim"), demo(served, "helene"), newcomer(served), issuer_of(served)
    [skill] = any_skills(served, 1)
    before = len(leaves(author))
    bring(who, badge_for(issuer, who))
    achievement = worth(author, issuer, skill)
    made = bring(author, badge_for(issuer, author)).json()
    own = next(badge for badge in badges(author) if badge["id"] == made["id"])
    assert (own["waits"], own["counts"]) == (True, [])
    assert (len(leaves(author)), len(leaves(who))) == (before, 1)
    steward.do("mapAchievement", achievement=achievement, skills=[{"skill": skill, "level": 2}])
    own = next(badge for badge in badges(author) if badge["id"] == made["id"])
    assert (own["waits"], own["counts"]) == (False, [{"level": 2, "skill": {"id": skill}}])


def test_a_key_of_nobody_known_waits_last_and_counts_once_somebody_answers_for_it(served: Served) -> None:
    who, author = newcomer(served), demo(served, "karim")
    known, unknown = issuer_of(served), issuer_of(served, "did:key")
    [skill] = any_skills(served, 1)
    for issuer in (unknown, known):
        bring(who, badge_for(issuer, who))
    assert {badge["verdict"] for badge in badges(who)} == {"UNKNOWN_ISSUER", "VALID"}
    order = [one["achievement"] for one in author.read(WAITING)["waitingAchievements"]]
    assert order.index(known.achievement) < order.index(unknown.achievement)
    found = waiting(author, unknown)
    assert found is not None
    assert (found["unknownIssuer"], found["issuer"]) == (True, unknown.id)
    worth(author, unknown, skill)
    assert len(leaves(who)) == 1
    assert {badge["verdict"] for badge in badges(who)} == {"VALID"}


def test_what_its_issuer_names_exactly_is_proposed_first_and_nothing_grows_of_it(served: Served) -> None:
    who, author, issuer = newcomer(served), demo(served, "karim"), issuer_of(served)
    catalogue = served.deps.engines.catalogue
    skill = next(s for i in any_skills(served, 200) if (s := catalogue.get(i)) and s.uri and "esco" in s.uri)
    bring(who, badge_for(issuer, who, alignments=[str(skill.uri)]))
    found = waiting(author, issuer)
    assert found is not None
    assert found["proposed"] == [{"exact": True, "skill": {"id": skill.id}}]
    assert leaves(who) == []
    plain = issuer_of(served)
    bring(who, badge_for(plain, who))
    found = waiting(author, plain)
    assert found is not None
    assert found["proposed"]
    assert not any(one["exact"] for one in found["proposed"])


def test_mapped_anew_it_grows_the_new_and_takes_back_the_old(served: Served) -> None:
    who, author, issuer = newcomer(served), demo(served, "karim"), issuer_of(served)
    first, second = any_skills(served, 2)
    bring(who, badge_for(issuer, who))
    achievement = worth(author, issuer, first)
    assert [leaf["skill"]["id"] for leaf in leaves(who)] == [first]
    author.do("mapAchievement", achievement=achievement, skills=[{"skill": second, "level": 2}])
    assert [leaf["skill"]["id"] for leaf in leaves(who)] == [second]
    author.do("mapAchievement", achievement=achievement, skills=[])
    assert leaves(who) == []
    assert waiting(author, issuer) is None
