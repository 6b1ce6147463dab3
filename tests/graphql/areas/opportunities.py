"""Opportunities from the answer to the thanks, and what keeps them decent."""

from __future__ import annotations

from typing import Any

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered, words
from tests.graphql.row import Row, only, signed_in
from tests.graphql.stage import NEIGHBOURLY, Stage
from tests.graphql.written import write

ANSWER = "id status at reply answeredAt waitingPlace movedUpAt settledAt learnt"
SAID = "posterSaid { at hours thanks } responderSaid { at hours thanks }"


def accepted(stage: Stage) -> str:
    """The stranger said yes to the owner's answer."""
    done = stage.who("stranger").do("answerResponse", response=stage.response, accept=True)
    assert done["__typename"] == "ResponseAnswered"
    return stage.response


def own_post(stage: Stage) -> dict[str, Any]:
    """Something that the owner posted."""
    return {"opportunity": stage.post(stage.owner)}


def reported(stage: Stage) -> str:
    """The owner reported what the stranger posted, once."""
    told = stage.owner.do("reportOpportunity", opportunity=stage.opportunity, reason="MONEY")
    assert told["__typename"] == "OpportunityReported" or told["code"] == "REPORTED_BEFORE"
    return stage.opportunity


AREA = Area(
    queries={
        "reportedOpportunities": Row(
            only("steward", otherwise="empty"),
            lambda stage: {"_": reported(stage)},
            "{ reportedOpportunities(first: 100) { opportunity { id } reasons texts since } }",
        ),
    },
    mutations={
        "withdrawResponse": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"response": stage.response}),
        "answerResponse": Row(
            only("stranger", otherwise="NOT_FOUND"), lambda stage: {"response": stage.response, "accept": True}
        ),
        "sayDone": Row(only("owner", "stranger", otherwise="NOT_FOUND"), lambda stage: {"response": accepted(stage)}),
        "editOpportunity": Row(
            only("owner", otherwise="NOT_FOUND"), lambda stage: NEIGHBOURLY | own_post(stage) | {"title": "Autrement"}
        ),
        "closeOpportunity": Row(only("owner", otherwise="NOT_FOUND"), own_post),
        "repeatOpportunity": Row(only("owner", otherwise="NOT_FOUND"), own_post),
        "reportOpportunity": Row(
            signed_in(stranger="OWN", elsewhere="NOT_FOUND"),
            lambda stage: {"opportunity": stage.opportunity, "reason": "FALSE"},
        ),
        "moderateOpportunity": Row(
            only("steward", otherwise="NOT_ALLOWED"),
            lambda stage: {"opportunity": stage.opportunity, "verdict": "KEEP"},
        ),
    },
    fields={
        "Opportunity.moderation": Row(
            only("stranger", otherwise="null", visitor="null"),
            lambda stage: {"id": hidden_and_back(stage)},
            "query($id: ID!) { node(id: $id) { ... on Opportunity { moderation { note } } } }",
        ),
        "Opportunity.myReport": Row(
            only("owner", otherwise="null", visitor="null"),
            lambda stage: {"id": reported(stage)},
            "query($id: ID!) { node(id: $id) { ... on Opportunity { myReport { reason } } } }",
        ),
    },
    writes={
        "withdrawResponse": write(
            "owner",
            lambda stage: {"response": stage.response},
            lambda stage: {"response": stage.nothing("OpportunityResponse")},
            "... on ResponseWithdrawn { responseId opportunityId }",
        ),
        "answerResponse": write(
            "stranger",
            lambda stage: {"response": stage.response, "accept": True, "reply": "Samedi, 10 h"},
            lambda _: {"accept": False},
            f"... on ResponseAnswered {{ response {{ {ANSWER} }} }}",
        ),
        "sayDone": write(
            "owner",
            lambda stage: {"response": accepted(stage), "hours": 1.5, "thanks": "Merci", "learnt": True},
            lambda _: {"hours": 2.0},
            f"... on DoneSaid {{ response {{ {ANSWER} {SAID} }} }}",
        ),
        "editOpportunity": write(
            "owner",
            lambda stage: NEIGHBOURLY | own_post(stage) | {"toCommune": "93001", "atTime": "08:15", "venue": "La gare"},
            lambda _: {"title": "Encore autrement"},
            "... on OpportunityChanged { opportunity { title atTime venue toCommune { insee } state } }",
        ),
        "closeOpportunity": write(
            "owner",
            own_post,
            lambda stage: {"opportunity": stage.nothing("Opportunity")},
            "... on OpportunityClosed { opportunityId }",
        ),
        "repeatOpportunity": write(
            "owner",
            lambda stage: own_post(stage) | {"startsOn": "2999-01-01", "endsOn": "2999-01-02"},
            lambda _: {"endsOn": "2999-01-03"},
            "... on OpportunityChanged { opportunity { id startsOn endsOn seatsLeft } }",
        ),
        "reportOpportunity": write(
            "owner",
            lambda stage: {"opportunity": stage.opportunity, "reason": "HURTFUL", "text": "Des insultes"},
            lambda _: {"reason": "DANGEROUS"},
            "... on OpportunityReported { opportunityId }",
        ),
        "moderateOpportunity": write(
            "steward",
            lambda stage: {"opportunity": reported(stage), "verdict": "HIDE", "note": "On ne se paie pas ici."},
            lambda _: {"verdict": "KEEP"},
            "... on OpportunityModerated { opportunityId verdict reports }",
        ),
    },
    own={
        "ReportedOpportunity": covered("opportunity since reasons texts", "Query.reportedOpportunities"),
        "Said": covered("at hours thanks", "OpportunityResponse.posterSaid OpportunityResponse.responderSaid"),
        "OwnReport": covered("reason at answeredAt", "Opportunity.myReport"),
        "Moderation": covered("verdict note at", "Opportunity.moderation"),
        "ResponseWithdrawn": covered("responseId opportunityId", "Mutation.withdrawResponse"),
        "ResponseAnswered": covered("response", "Mutation.answerResponse"),
        "DoneSaid": covered("response", "Mutation.sayDone"),
        "OpportunityReported": covered("opportunityId", "Mutation.reportOpportunity"),
        "OpportunityModerated": covered("opportunityId verdict reports", "Mutation.moderateOpportunity"),
    },
    public={
        "OpportunityChanged": words("opportunity"),
        "OpportunityClosed": words("opportunityId"),
    },
)


def hidden_and_back(stage: Stage) -> str:
    """A steward hid what the stranger posted, and showed it again."""
    steward = stage.who("steward")
    for verdict in ("HIDE", "KEEP"):
        done = steward.do("moderateOpportunity", opportunity=stage.opportunity, verdict=verdict, note="Un mot")
        assert done["__typename"] == "OpportunityModerated"
    return stage.opportunity
