"""Who sees one's tree: many branches at once, a page for everybody, links kept, consents, looks, a parent's yes."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered, words
from tests.graphql.row import SIGNED_OUT, Row, everybody, ignored, only, signed_in
from tests.graphql.stage import Stage
from tests.graphql.written import Write, write
from tests.web.people import Someone


def grown_up(stage: Stage) -> str:
    """The owner has a leaf, and an age at which everybody may see it."""
    stage.owner.do("updateProfile", birthYear=1990)
    return stage.evidence


def named(stage: Stage, name: str) -> dict[str, Any]:
    """What opens the owner's page."""
    assert grown_up(stage)
    return {"name": name}


def opened(stage: Stage) -> dict[str, Any]:
    """The owner's page, and everything opened to everybody."""
    grown_up(stage)
    stage.owner.do("setVisibility", visibility="EVERYONE")
    made = stage.owner.do("openPublicPage", "... on PublicPageSet { page { handle } }", name="Zed")
    return {"handle": made["page"]["handle"]}


def given_away(stage: Stage) -> str:
    """The token of the owner's link for one account."""
    grown_up(stage)
    made = stage.owner.do(
        "shareTree", "... on TreeShared { token }", branch=None, label="Ma soeur", days=30, forAccount=True
    )
    token: str = made["token"]
    return token


def kept(stage: Stage) -> str:
    """Such a link, which the stranger keeps: its id."""
    token = given_away(stage)
    made = stage.who("stranger").do("keepSharedTree", "... on SharedTreeKept { shown { id } }", token=token)
    share: str = made["shown"]["id"]
    return share


def found(stage: Stage) -> dict[str, str]:
    """The owner's consent to be found by a know-how that nobody else has."""
    stage.owner.do("updateProfile", birthYear=1990)
    stage.owner.do("setVisibility", branch=stage.own_skill, visibility="RECRUITERS")
    return {"purpose": "nameless-search", "scope": stage.own_skill}


def child(stage: Stage) -> Someone:
    """The owner says an age at which a parent has to agree."""
    stage.owner.do("updateProfile", birthYear=stage.served.deps.clock().year - 12)
    return stage.owner


def asked(stage: Stage) -> str:
    """The token that came to the parent of the owner."""
    address = f"{uuid4().hex}@test.invalid"
    child(stage).do("askParent", address=address)
    sent = (stage.served.data / "messages.jsonl").read_text(encoding="utf-8")
    line = next(line for line in reversed(sent.splitlines()) if address in line)
    return line.partition("/parent#")[2][:64]


def parents(stage: Stage) -> str:
    """The same token however often it is asked for: another ask would end it."""
    stage.parents = stage.parents or asked(stage)
    return stage.parents


AREA = Area(
    queries={
        "treeAsSeen": Row(
            signed_in(),
            lambda stage: {"_": opened(stage)},
            "{ treeAsSeen(audience: EVERYONE) { shownName tooYoung skills { level } worksIn { insee } } }",
        ),
        "myPublicPage": Row(
            only("owner", otherwise="null"), lambda stage: {"_": opened(stage)}, "{ myPublicPage { handle } }"
        ),
        "publicPage": Row(everybody(), opened, "query($handle: String!) { publicPage(handle: $handle) { name } }"),
        "treesShownToMe": Row(
            {"owner": "empty", "stranger": "ok", "visitor": SIGNED_OUT},
            lambda stage: {"_": kept(stage)},
            "{ treesShownToMe { id ownerName until } }",
        ),
        "keptTree": Row(
            only("owner", "stranger", otherwise="null"),
            lambda stage: {"share": kept(stage)},
            "query($share: ID!) { keptTree(share: $share) { ownerName } }",
        ),
        "myConsents": Row(
            {"owner": "ok", "visitor": SIGNED_OUT},
            lambda stage: {"_": found(stage)},
            "{ myConsents { purpose scope given } }",
        ),
        "purposes": Row(everybody(), document="{ purposes { code basis } }"),
        "myLooks": Row(signed_in(), lambda stage: {"_": stage.contact}, "{ myLooks { kinds looks { who what } } }"),
        "parental": Row(
            only("owner", otherwise="null"), lambda stage: {"_": child(stage)}, "{ parental { standing since } }"
        ),
        "parentAsk": Row(
            everybody(),
            lambda stage: {"token": asked(stage)},
            "query($token: String!) { parentAsk(token: $token) { childName birthYear given } }",
        ),
    },
    mutations={
        "setVisibilities": Row(
            signed_in(), lambda stage: {"choices": [{"branch": stage.skill, "visibility": "RECRUITERS"}]}
        ),
        "openPublicPage": Row({"owner": "ok", "visitor": SIGNED_OUT}, lambda stage: named(stage, "")),
        "closePublicPage": Row(signed_in(), lambda stage: ignored(opened(stage)["handle"])),
        # Whoever comes first keeps it; for its owner there is nothing to keep.
        "keepSharedTree": Row(signed_in(owner="OWN_TREE"), lambda stage: {"token": given_away(stage)}),
        "withdrawConsent": Row(only("owner", otherwise="NOT_FOUND"), found),
        "askParent": Row(
            only("owner", otherwise="NO_PARENT_NEEDED"),
            lambda stage: {"address": f"{uuid4().hex}@test.invalid"} | ignored(child(stage).id),
        ),
        "answerAsParent": Row(everybody(), lambda stage: {"token": asked(stage), "agree": True, "name": "Samira"}),
    },
    writes={
        "setVisibilities": write(
            "owner",
            lambda stage: {"choices": [{"branch": stage.own_skill, "visibility": "ONLY_ME"}]},
            lambda stage: {"choices": [{"branch": stage.own_skill, "visibility": None}]},
            "... on VisibilitySet { findable visibility { visibility branch { id } } }",
        ),
        "openPublicPage": Write(
            "owner",
            lambda stage: named(stage, "Zed"),
            lambda stage: {"name": f"Zoé {stage.name}"},
            "... on PublicPageSet { page { handle name since } }",
        ),
        "closePublicPage": Write(
            "owner", lambda stage: ignored(opened(stage)["handle"]), None, "... on PublicPageSet { page { handle } }"
        ),
        "keepSharedTree": Write(
            "stranger",
            lambda stage: {"token": given_away(stage)},
            lambda _stage: {"token": "0" * 64},
            "... on SharedTreeKept { shown { id ownerName until } }",
        ),
        "withdrawConsent": write(
            "owner",
            found,
            lambda _stage: {"scope": "account"},
            "... on ConsentWithdrawn { consent { purpose scope given withdrawable lines { at given textVersion } } }",
        ),
        "askParent": Write(
            "owner",
            lambda stage: {"address": f"{child(stage).id[:20].lower()}@test.invalid"},
            lambda _stage: {"address": "autre@test.invalid"},
            "... on ParentAsked { parental { standing since until } }",
        ),
        "answerAsParent": write(
            "visitor",
            lambda stage: {"token": parents(stage), "agree": True, "name": "Samira"},
            lambda _stage: {"agree": False},
            "... on ParentAnswered { agreed }",
        ),
    },
    own={
        "SeenTree": covered("shownName skills worksIn tooYoung", "Query.treeAsSeen"),
        "PublicPage": covered("handle name since looks", "Query.myPublicPage PublicPageSet.page"),
        "PublicPageSet": covered("page", "Mutation.openPublicPage Mutation.closePublicPage"),
        "PublicTree": covered("name skills", "Query.publicPage"),
        "ShownToMe": covered("id ownerName branch until", "Query.treesShownToMe SharedTreeKept.shown"),
        "SharedTreeKept": covered("shown", "Mutation.keepSharedTree"),
        "Consent": covered(
            "purpose scope basis about given withdrawable lines", "Query.myConsents ConsentWithdrawn.consent"
        ),
        "ConsentLine": covered("at given textVersion", "Consent.lines"),
        "ConsentWithdrawn": covered("consent", "Mutation.withdrawConsent"),
        "LookPage": covered("looks endCursor kinds", "Query.myLooks"),
        "Look": covered("id who what why at", "LookPage.looks"),
        "Parental": covered("standing since until", "Query.parental ParentAsked.parental"),
        "ParentAsked": covered("parental", "Mutation.askParent"),
        "ParentAsk": covered("childName birthYear given parentName since", "Query.parentAsk"),
        "ParentAnswered": covered("agreed", "Mutation.answerAsParent"),
    },
    public={"Purpose": words("code basis")},
)
