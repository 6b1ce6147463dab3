"""A second pair of eyes before publishing."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only
from tests.graphql.stage import RECRUITING
from tests.graphql.written import write

AREA = Area(
    queries={
        "reviewRule": Row(
            only("author", otherwise="null"),
            lambda stage: {"of": stage.reviewed},
            "query($of: ID!) { reviewRule(organisation: $of) { reviewer } }",
        ),
        "reviewAsk": Row(
            only("steward", otherwise="null"),
            lambda stage: {"of": stage.asked},
            "query($of: ID!) { reviewAsk(module: $of) { askedAt } }",
        ),
    },
    mutations={
        "setReviewRule": Row(
            only("author", otherwise="NOT_ALLOWED"),
            lambda stage: {"organisation": stage.reviewed, "reviewer": "STEWARD"},
        ),
        "reviewModule": Row(
            only("steward", otherwise="NOT_FOUND"),
            lambda stage: {"module": stage.asked, "version": 1, "verdict": "ACCEPTED"},
        ),
    },
    writes={
        "setReviewRule": write(
            "author",
            lambda stage: {"organisation": stage.reviewed, "reviewer": "PARTNER", "partner": RECRUITING},
            lambda _: {"reviewer": "OWN", "partner": None},
            "... on ReviewRuleSet { rule { reviewer partner { id } } }",
        ),
        "reviewModule": write(
            "steward",
            lambda stage: {"module": stage.asked, "version": 1, "verdict": "CHANGES", "comment": "Plus court."},
            lambda _: {"verdict": "ACCEPTED"},
            "... on ModuleReviewed { draft { id status review { verdict comment } } }",
        ),
    },
    own={
        "ReviewRule": covered("reviewer partner", "Query.reviewRule ReviewRuleSet.rule"),
        "ReviewRuleSet": covered("rule", "Mutation.setReviewRule"),
        "ReviewAsked": covered("draft", "Mutation.publishModule"),
        "ReviewAsk": covered("draft askedAt published", "Desk.reviews Query.reviewAsk"),
        "ModuleReviewed": covered("draft", "Mutation.reviewModule"),
        "DraftReview": covered("askedAt verdict comment decidedAt", "ModuleDraft.review"),
    },
)
