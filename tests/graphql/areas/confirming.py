"""Why leaves stand as they do, and confirmation by people."""

from __future__ import annotations

from skilltree.service.pseudonyms import confirmer_of
from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, only, signed_in
from tests.graphql.stage import Stage
from tests.graphql.written import write
from tests.web.people import OTHER_TERRITORY, newcomer


def asked_somebody(stage: Stage) -> str:
    """The owner asks the stranger, who agreed to be asked; others agreed too."""
    stranger = stage.who("stranger")
    others = newcomer(stage.served, "Prête"), newcomer(stage.served, "Ailleurs", territory=OTHER_TERRITORY)
    for each in (stranger, *others):
        assert each.do("setWillingToConfirm", willing=True)["__typename"] == "WillingToConfirmSet"
    own = confirmer_of(stage.served.deps.rules.secret, stage.owner.id, stranger.id)
    made = stage.owner.do(
        "askConfirmation", "... on ConfirmationAsked { token }", skill=stage.own_skill, level=2, confirmer=own
    )
    token: str = made["token"]
    return token


AREA = Area(
    queries={
        "leaf": Row(
            only("owner", otherwise="null", visitor="null"),
            lambda stage: {"skill": stage.own_skill},
            "query($skill: ID!) { leaf(skill: $skill) { level why { code source } } }",
        ),
        "proposedConfirmers": Row(
            signed_in(),
            lambda stage: {"_": asked_somebody(stage)},
            "{ proposedConfirmers(first: 10) { id name ties } }",
        ),
        "confirmationsToAnswer": Row(
            only("stranger", otherwise="empty"),
            lambda stage: {"_": asked_somebody(stage)},
            "{ confirmationsToAnswer { token from level } }",
        ),
        "willingToConfirm": Row(signed_in(), document="{ willingToConfirm }"),
    },
    mutations={"setWillingToConfirm": Row(signed_in(), lambda _: {"willing": False})},
    writes={
        "setWillingToConfirm": write(
            "owner",
            lambda _: {"willing": True},
            lambda _: {"willing": False},
            "... on WillingToConfirmSet { willing }",
        ),
    },
    own={
        "ProposedConfirmer": covered("id name ties", "Query.proposedConfirmers"),
        "ConfirmationToAnswer": covered("token skill level from note askedAt expiresAt", "Query.confirmationsToAnswer"),
        "WillingToConfirmSet": covered("willing", "Mutation.setWillingToConfirm"),
        "Why": covered("code level otherLevel amount day source skills", "TreeSkill.why"),
        "SupposedSkill": covered("skill level because", "Tree.supposes"),
    },
)
