"""Who sees what: choices at once, previews, the page for everybody, kept links, consents, looks."""

from __future__ import annotations

from typing import Any

import pytest

from skilltree.model.purposes import BASES, ENDED_BY_ANOTHER, LegalBasis
from skilltree.service.own_consents import ENDINGS
from tests.graphql.areas.who_sees import found, given_away, grown_up, kept, opened
from tests.graphql.cast import Cast
from tests.graphql.stage import Stage
from tests.graphql.stage_teaching import SECRET_NOTE
from tests.web.served import Served

PAGE = "query($handle: String!) { publicPage(handle: $handle) { name skills { level skill { id } } } }"
SEEN = "query($by: Visibility!) { treeAsSeen(audience: $by) { tooYoung shownName skills { skill { id } } } }"
SHARED = "query($token: String!) { sharedTree(token: $token) { ownerName forAccount skills { level } } }"
CONSENTS = "{ myConsents { purpose scope about basis given withdrawable lines { given } } }"


@pytest.fixture(scope="module")
def cast(served: Served) -> Cast:
    return Cast(served)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast)


def page(stage: Stage, handle: str, role: str = "visitor") -> Any:
    return stage.who(role).read(PAGE, handle=handle)["publicPage"]


def seen(stage: Stage, by: str) -> list[str]:
    return [leaf["skill"]["id"] for leaf in stage.owner.read(SEEN, by=by)["treeAsSeen"]["skills"]]


def looks(stage: Stage, **given: Any) -> Any:
    asked = "query($what: [String!], $first: Int, $after: String) { myLooks(what: $what, first: $first, after: $after)"
    return stage.owner.read(f"{asked} {{ kinds endCursor looks {{ id who what }} }} }}", **given)["myLooks"]


def standing(stage: Stage) -> dict[tuple[str, str], bool]:
    return {(one["purpose"], one["scope"]): one["given"] for one in stage.owner.read(CONSENTS)["myConsents"]}


class TestManyBranchesAtOnce:
    """One act, one transaction, and a line of the ledger for each branch."""

    def test_a_row_and_all_else_in_one_act(self, stage: Stage) -> None:
        grown_up(stage)
        stage.owner.do("setVisibility", branch=stage.own_skill, visibility="RECRUITERS")
        choices = [{"branch": None, "visibility": "RECRUITERS"}, {"branch": stage.skill, "visibility": "ONLY_ME"}]
        stage.owner.do("setVisibilities", choices=choices)
        assert seen(stage, "RECRUITERS") == [stage.own_skill]
        assert seen(stage, "EVERYONE") == []

    def test_alone_forgets_all_other_choices_and_takes_their_consents_back(self, stage: Stage) -> None:
        grown_up(stage)
        stage.owner.do("setVisibility", branch=stage.skill, visibility="EVERYONE")
        stage.owner.do("setVisibilities", choices=[{"branch": None, "visibility": "RECRUITERS"}], alone=True)
        assert seen(stage, "EVERYONE") == []
        assert seen(stage, "RECRUITERS") == [stage.skill]
        assert standing(stage) == {("public-branch", stage.skill): False, ("nameless-search", "tree"): True}

    def test_a_choice_taken_away_follows_the_tree(self, stage: Stage) -> None:
        grown_up(stage)
        stage.owner.do("setVisibility", visibility="RECRUITERS")
        stage.owner.do("setVisibility", branch=stage.skill, visibility="ONLY_ME")
        assert seen(stage, "RECRUITERS") == []
        stage.owner.do("setVisibilities", choices=[{"branch": stage.skill, "visibility": None}])
        assert seen(stage, "RECRUITERS") == [stage.skill]

    def test_one_that_is_not_allowed_stops_all(self, stage: Stage) -> None:
        grown_up(stage)
        stage.owner.do("updateProfile", birthYear=stage.served.deps.clock().year - 18)
        choices = [{"branch": None, "visibility": "RECRUITERS"}, {"branch": stage.skill, "visibility": "EVERYONE"}]
        assert stage.owner.do("setVisibilities", choices=choices)["code"] == "TOO_YOUNG"
        assert stage.owner.read("{ me { visibility { since } } }")["me"]["visibility"] == []

    def test_a_branch_twice_is_refused(self, stage: Stage) -> None:
        choice = {"branch": stage.skill, "visibility": "ONLY_ME"}
        assert stage.owner.do("setVisibilities", choices=[choice, choice])["code"] == "INVALID_INPUT"


class TestThePageForEverybody:
    """An address that nobody guesses, gone when its owner says so."""

    def test_it_shows_open_branches_under_the_chosen_name(self, stage: Stage) -> None:
        handle = opened(stage)["handle"]
        stage.owner.do("setVisibility", branch=stage.own_skill, visibility="RECRUITERS")
        shown = page(stage, handle)
        assert shown["name"] == "Zed"
        assert [leaf["skill"]["id"] for leaf in shown["skills"]] == [stage.skill]
        assert stage.name not in str(shown)
        assert SECRET_NOTE not in str(shown)

    def test_a_branch_is_gone_at_once(self, stage: Stage) -> None:
        handle = opened(stage)["handle"]
        assert page(stage, handle)["skills"]
        stage.owner.do("setVisibility", visibility="ONLY_ME")
        assert page(stage, handle)["skills"] == []

    def test_closing_and_renewing_end_the_address(self, stage: Stage) -> None:
        first = opened(stage)["handle"]
        renewed = stage.owner.do("openPublicPage", "... on PublicPageSet { page { handle } }", name="", renew=True)
        second = renewed["page"]["handle"]
        assert (page(stage, first), page(stage, second)["name"]) == (None, "")
        stage.owner.do("closePublicPage")
        assert page(stage, second) is None
        third = stage.owner.do("openPublicPage", "... on PublicPageSet { page { handle } }", name="")["page"]["handle"]
        assert third not in {first, second}

    def test_each_look_is_told_and_names_nobody(self, stage: Stage) -> None:
        handle = opened(stage)["handle"]
        page(stage, handle, "owner")
        assert looks(stage)["looks"] == []
        page(stage, handle, "visitor")
        page(stage, handle, "recruiter")
        assert [(one["who"], one["what"]) for one in looks(stage)["looks"]] == [("…", "public-page")] * 2
        assert stage.owner.read("{ myPublicPage { looks } }")["myPublicPage"]["looks"] == 2

    def test_nobody_below_18_has_one(self, stage: Stage) -> None:
        handle = opened(stage)["handle"]
        stage.owner.do("updateProfile", birthYear=stage.served.deps.clock().year - 18)
        assert page(stage, handle) is None
        assert stage.owner.do("openPublicPage")["code"] == "TOO_YOUNG"
        assert stage.owner.read(SEEN, by="EVERYONE")["treeAsSeen"] == {
            "tooYoung": True,
            "shownName": "Zed",
            "skills": [],
        }

    @pytest.mark.parametrize("handle", ["", "0" * 32, "é" * 32, "x" * 9_000, "\u0000" * 32])
    def test_a_guess_shows_nothing(self, stage: Stage, handle: str) -> None:
        assert page(stage, handle) is None


class TestALinkForOneAccount:
    """For whoever keeps it first, and for nobody else."""

    def test_it_shows_nothing_before_it_is_kept(self, stage: Stage) -> None:
        token = given_away(stage)
        for role in ("visitor", "recruiter"):
            told = stage.who(role).read(SHARED, token=token)["sharedTree"]
            assert told == {"ownerName": "", "forAccount": True, "skills": []}
        assert looks(stage)["looks"] == []

    def test_the_first_who_keeps_it_is_the_only_one(self, stage: Stage) -> None:
        token = given_away(stage)
        assert stage.who("stranger").do("keepSharedTree", token=token)["__typename"] == "SharedTreeKept"
        assert stage.who("recruiter").do("keepSharedTree", token=token)["code"] == "NOT_FOUND"
        assert stage.who("recruiter").read(SHARED, token=token)["sharedTree"] is None
        assert stage.who("visitor").read(SHARED, token=token)["sharedTree"] is None
        assert stage.who("stranger").read(SHARED, token=token)["sharedTree"]["ownerName"] == stage.name
        [mine] = stage.owner.read("{ myTreeShares { forAccount heldBy } }")["myTreeShares"]
        assert mine == {"forAccount": True, "heldBy": "Etrangère"}
        assert [one["who"] for one in looks(stage)["looks"]] == ["Etrangère"]

    def test_what_is_kept_is_read_again_and_ends_with_the_link(self, stage: Stage) -> None:
        share = kept(stage)
        read = "query($share: ID!) { keptTree(share: $share) { ownerName skills { level } } }"
        assert stage.who("stranger").read(read, share=share)["keptTree"]["ownerName"] == stage.name
        assert stage.owner.read(read, share=share)["keptTree"]["skills"] == [{"level": 3}]
        assert [one["what"] for one in looks(stage)["looks"]] == ["tree"]
        stage.owner.do("stopShowing", share=share)
        assert stage.who("stranger").read(read, share=share)["keptTree"] is None
        assert share not in str(stage.who("stranger").read("{ treesShownToMe { id } }"))

    def test_a_usual_link_cannot_be_kept(self, stage: Stage) -> None:
        grown_up(stage)
        made = stage.owner.do("shareTree", "... on TreeShared { token }", branch=None, label="Un ami", days=3)
        assert stage.who("stranger").do("keepSharedTree", token=made["token"])["code"] == "NOT_FOUND"


class TestConsents:
    """The ledger as its owner reads it, and what taking back ends."""

    def test_each_purpose_of_consent_can_be_taken_back_by_whoever_gave_it(self) -> None:
        consents = {code for code, basis in BASES.items() if basis is LegalBasis.CONSENT}
        assert set(ENDINGS) | ENDED_BY_ANOTHER == consents

    def test_it_names_the_branch_and_keeps_every_word(self, stage: Stage) -> None:
        given = found(stage)
        assert stage.owner.do("withdrawConsent", **given)["__typename"] == "ConsentWithdrawn"
        [one] = stage.owner.read(CONSENTS)["myConsents"]
        assert one["about"].startswith("canari")
        assert (one["basis"], one["given"], one["withdrawable"]) == ("CONSENT", False, False)
        assert [line["given"] for line in one["lines"]] == [False, True]
        assert stage.owner.do("withdrawConsent", **given)["code"] == "NOT_FOUND"

    def test_taking_back_ends_what_it_allowed(self, stage: Stage) -> None:
        handle, share = opened(stage)["handle"], kept(stage)
        assert stage.account
        assert seen(stage, "EVERYONE")
        given = [("public-page", "tree"), ("public-branch", "tree"), ("shown-by-link", "tree")]
        helping = next(one for one in standing(stage) if one[0] == "card-help")
        for purpose, scope in [*given, helping]:
            assert stage.owner.do("withdrawConsent", purpose=purpose, scope=scope)["__typename"] == "ConsentWithdrawn"
        assert page(stage, handle) is None
        assert seen(stage, "EVERYONE") == []
        read = "query($share: ID!) { keptTree(share: $share) { ownerName } }"
        assert stage.who("stranger").read(read, share=share)["keptTree"] is None
        assert stage.owner.read("{ me { helpers { since } } }")["me"]["helpers"] == []
        assert set(standing(stage).values()) == {False}

    def test_weeks_and_notices_end_with_what_allowed_them(self, stage: Stage) -> None:
        made = stage.owner.do("showWeek", "... on WeekShown { token }", day="2026-11-18", label="Une amie", days=7)
        week = "query($token: String!) { sharedWeek(token: $token) { ownerName } }"
        assert stage.who("visitor").read(week, token=made["token"])["sharedWeek"]["ownerName"] == stage.name
        stage.owner.do("chooseNotice", kind="CONTACT_REQUEST", channel="EMAIL")
        for purpose, scope in [("week-by-link", "2026-11-16"), ("notices", "contact-request")]:
            assert stage.owner.do("withdrawConsent", purpose=purpose, scope=scope)["__typename"] == "ConsentWithdrawn"
        assert stage.who("visitor").read(week, token=made["token"])["sharedWeek"] is None
        settings = stage.owner.read("{ noticeSettings { choices { kind channel } } }")["noticeSettings"]
        assert {"kind": "CONTACT_REQUEST", "channel": "EMAIL"} not in settings["choices"]

    @pytest.mark.parametrize(("purpose", "code"), [("parental-consent", "INVALID_INPUT"), ("x" * 900, "INVALID_INPUT")])
    def test_what_is_not_ones_own_stays(self, stage: Stage, purpose: str, code: str) -> None:
        assert stage.owner.do("withdrawConsent", purpose=purpose, scope="account")["code"] == code

    def test_the_purposes_are_all_told(self, stage: Stage) -> None:
        told = stage.who("visitor").read("{ purposes { code basis } }")["purposes"]
        assert [one["code"] for one in told] == list(BASES)


class TestLooks:
    """The log, page by page and kind by kind."""

    def test_pages_hold_each_look_once(self, stage: Stage) -> None:
        handle = opened(stage)["handle"]
        for _ in range(5):
            page(stage, handle)
        pages, after = [], None
        while True:
            part = looks(stage, first=2, after=after)
            pages.append([one["id"] for one in part["looks"]])
            after = part["endCursor"]
            if after is None:
                break
        assert [len(one) for one in pages] == [2, 2, 1]
        assert len({one for part in pages for one in part}) == 5

    def test_a_filter_leaves_its_kind_and_knows_the_others(self, stage: Stage) -> None:
        page(stage, opened(stage)["handle"])
        assert stage.contact
        found_all = looks(stage)
        assert {"public-page", "contact-request"} <= set(found_all["kinds"])
        only_pages = looks(stage, what=["public-page"])
        assert {one["what"] for one in only_pages["looks"]} == {"public-page"}
        assert only_pages["kinds"] == found_all["kinds"]

    @pytest.mark.parametrize("after", ["", "x", "WyIyMDI2Iiwib2giXQ", "W10"])
    def test_a_foreign_cursor_is_refused(self, stage: Stage, after: str) -> None:
        answer = stage.owner.ask("query($after: String) { myLooks(after: $after) { endCursor } }", after=after)
        assert answer["errors"][0]["extensions"]["code"] == "INVALID_INPUT"
