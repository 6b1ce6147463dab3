"""One owner with something of everything, and all the others who might look at it."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import uuid4

import httpx

from skilltree.model.assistance import Assistance
from skilltree.model.ids import new_id
from skilltree.model.words import Channel, Language
from skilltree.service.own_card import help_consent
from skilltree.service.ports.clock import paris_day
from skilltree.service.pseudonyms import account_of, pseudonym_of
from skilltree.service.sign_in import request_code
from tests.graphql.cast import Cast
from tests.graphql.stage_badges import BadgedThere
from tests.graphql.stage_credentials import ShownElsewhere
from tests.graphql.stage_placement import PlacedThere
from tests.graphql.stage_reviews import ReviewedThere
from tests.graphql.stage_teaching import SECRET_NOTE, TaughtThere
from tests.graphql.stage_who_sees import ShownToOthers
from tests.graphql.stage_workshops import MetThere
from tests.web.passkeys import browser
from tests.web.people import (
    TERRITORY,
    Someone,
    again,
    any_skills,
    demo_module,
    newcomer,
    organisation,
)

ROLES = ("visitor", "owner", "stranger", "author", "recruiter", "counsellor", "steward")
RECRUITING = organisation("fibre-nord")
WRITING = organisation("fabrique-numerique")
HELPING = organisation("service-tremplin")


class Stage(TaughtThere, ReviewedThere, MetThere, PlacedThere, ShownElsewhere, BadgedThere, ShownToOthers):
    """A fresh owner; each thing of theirs is made when a case first needs it."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.served = cast, cast.served
        self.name = f"Zéphirine {uuid4().hex[:8]}"
        self.owner = newcomer(cast.served, self.name)
        self.skill, self.other_skill = any_skills(cast.served, 2)

    def who(self, role: str) -> Someone:
        """Return who plays a role before this owner."""
        return self.owner if role == "owner" else self.cast.get(role)

    @cached_property
    def evidence(self) -> str:
        """A fact of the owner's tree, with a private note."""
        made = self.owner.do(
            "declareSkill", "... on SkillDeclared { evidence { id } }", skill=self.skill, level=3, note=SECRET_NOTE
        )
        found: str = made["evidence"]["id"]
        return found

    @cached_property
    def own_skill(self) -> str:
        """A know-how that nobody else has: the owner proposed it."""
        made = self.owner.do(
            "proposeSkill", "... on SkillProposed { skill { id } }", label=f"canari {uuid4().hex[:12]}", level=2
        )
        found: str = made["skill"]["id"]
        return found

    @cached_property
    def module(self) -> str:
        """A published module with a quiz."""
        return demo_module(self.served)

    @cached_property
    def answers(self) -> list[dict[str, str]]:
        """The right answers of that module's quiz, read behind the API's back."""
        content = self.served.deps.engines.territories[TERRITORY].modules[self.module].content
        right = {q.id: next(c.id for c in q.choices if c.right) for q in content.questions}
        return [{"question": question, "choice": choice} for question, choice in right.items()]

    @cached_property
    def progress(self) -> dict[str, Any]:
        """The owner began that module."""
        return self.owner.do("saveProgress", module=self.module, version=1, blocksDone=1)

    @cached_property
    def begun(self) -> str:
        """A module that the owner alone began: no other row writes to it."""
        local = self.served.deps.engines.territories[TERRITORY]
        module = max(local.modules)
        assert module != self.module
        self.owner.do("saveProgress", module=module, version=1, blocksDone=1)
        return module

    @cached_property
    def goal(self) -> dict[str, Any]:
        """The owner wants something."""
        return self.owner.do("setGoal", goal={"skills": [{"skill": self.other_skill, "level": 2}]})

    @cached_property
    def open(self) -> dict[str, Any]:
        """The owner may be found by recruiters."""
        assert self.evidence
        return self.owner.do("setVisibility", visibility="RECRUITERS")

    @cached_property
    def token(self) -> str:
        """A confirmation link of the owner."""
        made = self.owner.do("askConfirmation", "... on ConfirmationAsked { token }", skill=self.own_skill, level=3)
        found: str = made["token"]
        return found

    @cached_property
    def talent(self) -> str:
        """What the recruiter's organisation calls the owner, who is findable."""
        assert self.open["__typename"] == "VisibilitySet"
        return pseudonym_of(self.served.deps.rules.secret, RECRUITING, self.owner.id)

    @cached_property
    def contact(self) -> str:
        """A recruiter's request to the owner, not answered yet."""
        made = self.who("recruiter").do(
            "requestContact",
            "... on ContactRequested { contact { id } }",
            talent=self.talent,
            organisation=RECRUITING,
            purpose="Un poste",
            offer="CDI",
        )
        found: str = made["contact"]["id"]
        return found

    @cached_property
    def opportunity(self) -> str:
        """Something that the stranger posted as a neighbour."""
        return self.post(self.who("stranger"), title=self.ride)

    @cached_property
    def ride(self) -> str:
        """Its title, by which it is found among those of other stages."""
        return f"Trajet {uuid4().hex[:12]}"

    def post(self, by: Someone, **more: Any) -> str:
        """Post as a neighbour; return the id."""
        made = by.do("postOpportunity", "... on OpportunityPosted { opportunity { id } }", **(NEIGHBOURLY | more))
        found: str = made["opportunity"]["id"]
        return found

    @cached_property
    def response(self) -> str:
        """The owner's answer to it."""
        made = self.owner.do(
            "respondToOpportunity",
            "... on OpportunityAnswered { response { id } }",
            opportunity=self.opportunity,
            message=SECRET_NOTE,
        )
        found: str = made["response"]["id"]
        return found

    @cached_property
    def draft(self) -> str:
        """A module that the author began and did not publish."""
        made = self.who("author").do("saveModule", "... on ModuleSaved { draft { id } }", **self.module_text())
        found: str = made["draft"]["id"]
        return found

    def module_text(self, **more: Any) -> dict[str, Any]:
        """A module as its author types it."""
        return {
            "organisation": WRITING,
            "title": f"Tresser {uuid4().hex[:8]}",
            "summary": "Apprendre à tresser",
            "hours": 1.5,
            "requires": [],
            "teaches": [{"skill": self.skill, "level": 3}],
            "blocks": [{"title": "Début", "text": "On commence."}],
            "questions": [
                {
                    "text": "Combien de brins ?",
                    "explanation": "Trois.",
                    "choices": [{"text": "Trois", "right": True}, {"text": "Un", "right": False}],
                }
            ],
        } | more

    def nothing(self, type_name: str) -> str:
        """A well-formed id of a type that names nothing."""
        return new_id(type_name)

    @cached_property
    def session(self) -> str:
        """Another device of the owner."""
        again(self.owner)
        found = self.owner.read("{ me { sessions { id current } } }")["me"]["sessions"]
        return str(next(item["id"] for item in found if not item["current"]))

    @cached_property
    def passkey(self) -> str:
        """A passkey of the owner."""
        assert browser(self.served, self.owner.token).register().status_code == 200
        return str(self.owner.read("{ me { passkeys { id } } }")["me"]["passkeys"][0]["id"])

    @cached_property
    def phone(self) -> str:
        """A phone that keeps the owner's profile locked."""
        headers = {"authorization": f"Bearer {self.owner.token}"}
        assert self.served.shared.post("/auth/pin", json={"pin": "4821"}, headers=headers).status_code == 200
        return str(self.owner.read("{ me { lockedPhones { id } } }")["me"]["lockedPhones"][0]["id"])

    def new_address(self, address: str | None = None) -> dict[str, Any]:
        """An address, nobody's yet where none is given, and the code that came there."""
        address = address or f"{uuid4().hex}@test.invalid"
        deps = self.served.deps
        asking = request_code(deps, Channel.EMAIL, address, territory_code=None, language=Language.FR, peer=uuid4().hex)
        self.served.run(asking)
        sent = httpx.get(f"{self.served.url}/dev/outbox", params={"address": address}).json()
        return {"address": address, "code": sent[0]["code"]}

    @cached_property
    def pin(self) -> str:
        """The PIN of the owner's own card."""
        made = self.owner.do("issueCard", "... on CardIssued { card { pin } }")
        found: str = made["card"]["pin"]
        return found

    @cached_property
    def account(self) -> str:
        """What the counsellor's organisation, which may replace the owner's card, calls their account."""
        deps = self.served.deps
        helping = Assistance(organisation_id=HELPING, person_id=self.owner.id, since=deps.clock())

        async def help_out() -> None:
            async with deps.store.writing(TERRITORY) as tx:
                await tx.assistance.put_assistance(TERRITORY, helping)
                await tx.ledger.consent(TERRITORY, help_consent(self.owner.id, HELPING, deps.clock(), given=True))

        self.served.run(help_out())
        return account_of(deps.rules.secret, HELPING, self.owner.id)

    def everything(self) -> None:
        """Make all of it, and have the owner looked at."""
        assert self.contact
        assert self.account
        assert self.passkey
        assert self.phone
        assert self.noted
        assert self.response
        assert self.badge
        assert self.badge_code
        assert self.handle
        assert self.own_share
        assert self.progress["__typename"] == "ProgressSaved"
        assert self.goal["__typename"] == "GoalSet"
        self.post(self.owner)
        today = paris_day(self.served.deps.clock()).isoformat()
        self.owner.do("addWeekEntry", day=today, hours=2, text=SECRET_NOTE, place=self.name)
        self.owner.do("setWeekAim", hours=15)
        self.owner.do("chooseNotice", kind="CONTACT_REQUEST", channel="EMAIL")
        self.owner.do("updateProfile", commune="93066", worksIn=["93066"], birthYear=1990)
        self.owner.do("showWeek", day=today, label=self.name, days=30)


NEIGHBOURLY: dict[str, Any] = {
    "kind": "SHARED_RIDE",
    "title": "Trajet partagé",
    "text": "Tous les lundis.",
    "commune": "93066",
    "contactName": "Une voisine",
}
