"""Who may do what: one row for every operation and for every field that tells something of a person.

Newer areas keep their rows in `areas`.
"""

from __future__ import annotations

from tests.graphql.areas import AREAS
from tests.graphql.row import SIGNED_OUT, Row, everybody, ignored, only, signed_in
from tests.graphql.stage import HELPING, NEIGHBOURLY, RECRUITING

QUERIES: dict[str, Row] = {
    "me": Row(everybody(visitor="null"), document="{ me { id } }"),
    "node": Row(
        only("owner", otherwise="null", visitor="null"),
        lambda stage: {"id": stage.evidence},
        "query($id: ID!) { node(id: $id) { id } }",
    ),
    "searchSkills": Row(everybody(), document='{ searchSkills(text: "vélo") { label } }'),
    "tagText": Row(everybody(), document='{ tagText(text: "réparer un vélo") { start end label } }'),
    "commonSkills": Row(everybody(), document="{ commonSkills(first: 20) { labels } }"),
    "activities": Row(everybody(), document="{ activities { label group skills { id } } }"),
    "searchOccupations": Row(everybody(), document='{ searchOccupations(text: "fibre") { id } }'),
    "searchCommunes": Row(everybody(), document='{ searchCommunes(text: "Saint") { insee } }'),
    "searchCourses": Row(everybody(), document="{ searchCourses { totalCount } }"),
    "searchOpportunities": Row(everybody(), document="{ searchOpportunities { totalCount } }"),
    "suggestions": Row(signed_in(), document="{ suggestions { id } }"),
    "findTalents": Row(
        only("recruiter", otherwise="NOT_ALLOWED"),
        lambda stage: {"skill": stage.skill},
        "query($skill: ID!) { findTalents(pattern: { terms: [{ skill: $skill }] }) { edges { node { id } } } }",
    ),
    "territory": Row(everybody(), document="{ territory { id communityTree { members } } }"),
    "territories": Row(everybody(), document="{ territories { id } }"),
    "drafts": Row(only("author", otherwise="empty"), lambda stage: {"_": stage.draft}, "{ drafts { id } }"),
    "draft": Row(
        only("author", otherwise="null"),
        lambda stage: {"id": stage.draft},
        "query($id: ID!) { draft(id: $id) { id } }",
    ),
    "askedContacts": Row(
        only("recruiter", otherwise="NOT_ALLOWED"), lambda stage: {"_": stage.contact}, "{ askedContacts { id } }"
    ),
    "assistedAccounts": Row(
        only("counsellor", otherwise="NOT_ALLOWED"),
        lambda stage: {"of": HELPING, "_": stage.account},
        "query($of: ID!) { assistedAccounts(organisation: $of) { id displayName } }",
    ),
    "confirmationAsk": Row(
        everybody(),
        lambda stage: {"token": stage.token},
        "query($token: String!) { confirmationAsk(token: $token) { from } }",
    ),
}

MUTATIONS: dict[str, Row] = {
    "declareSkill": Row(signed_in(), lambda stage: {"skill": stage.skill, "level": 2}),
    "proposeSkill": Row(signed_in(), lambda stage: {"label": "tresser des paniers", "level": 1}),
    "retractEvidence": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"evidence": stage.evidence}),
    "saveProgress": Row(
        signed_in(elsewhere="NOT_FOUND"), lambda stage: {"module": stage.module, "version": 1, "blocksDone": 1}
    ),
    "answerQuiz": Row(
        signed_in(elsewhere="NOT_FOUND"),
        lambda stage: {"module": stage.module, "version": 1, "answers": stage.answers},
    ),
    "completeModule": Row(
        signed_in(elsewhere="NOT_FOUND"),
        lambda stage: {"module": stage.module, "version": 1, "answers": stage.answers},
    ),
    "askConfirmation": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"skill": stage.own_skill, "level": 2}),
    "confirmSkill": Row(
        everybody(owner="OWN_LINK"), lambda stage: {"token": stage.token, "level": 2, "name": "Une collègue"}
    ),
    "setGoal": Row(signed_in(), lambda stage: {"goal": {"skills": [{"skill": stage.skill}]}}),
    "setVisibility": Row(signed_in(), lambda stage: {"branch": stage.skill, "visibility": "RECRUITERS"}),
    "updateProfile": Row(signed_in(), lambda stage: {"travel": "BIKE"}),
    "saveModule": Row(only("author", otherwise="NOT_ALLOWED"), lambda stage: stage.module_text(module=stage.draft)),
    "publishModule": Row(only("author", otherwise="NOT_FOUND"), lambda stage: {"module": stage.draft}),
    "postOpportunity": Row(
        only("recruiter", otherwise="NOT_ALLOWED"),
        lambda stage: NEIGHBOURLY | {"kind": "JOB", "organisation": RECRUITING},
    ),
    "respondToOpportunity": Row(
        signed_in(stranger="OWN", elsewhere="NOT_FOUND"), lambda stage: {"opportunity": stage.opportunity}
    ),
    "requestContact": Row(
        only("recruiter", otherwise="NOT_ALLOWED"),
        lambda stage: {"talent": stage.talent, "organisation": RECRUITING, "purpose": "Un poste", "offer": "CDI"},
    ),
    "endSession": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"session": stage.session}),
    "addAddress": Row(signed_in(), lambda stage: stage.new_address()),
    "removePasskey": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"passkey": stage.passkey}),
    "forgetPhone": Row(only("owner", otherwise="NOT_FOUND"), lambda stage: {"phone": stage.phone}),
    "issueCard": Row(signed_in()),
    "makeHelpCode": Row(signed_in()),
    "endHelp": Row(
        only("owner", otherwise="NOT_FOUND"), lambda stage: {"organisation": HELPING} | ignored(stage.account)
    ),
    "openAccount": Row(
        only("counsellor", otherwise="NOT_ALLOWED"),
        lambda _: {"organisation": HELPING, "displayName": "Mado", "commune": "93066"},
    ),
    "replaceCard": Row(
        only("counsellor", otherwise="NOT_ALLOWED"),
        lambda stage: {"organisation": HELPING, "account": stage.account, "pin": stage.pin},
    ),
    "answerContact": Row(
        only("owner", otherwise="NOT_FOUND"), lambda stage: {"contact": stage.contact, "accept": True}
    ),
}

SUBSCRIPTIONS: dict[str, Row] = {
    "treeChanged": Row(everybody(visitor=SIGNED_OUT)),
    "contactChanged": Row(everybody(visitor=SIGNED_OUT)),
}
"""That others hear nothing of an owner's changes is shown in test_live.py."""

FIELDS: dict[str, Row] = {
    "Opportunity.responses": Row(
        only("stranger", otherwise="null", visitor="null"),
        lambda stage: {"id": stage.opportunity, "_": stage.response},
        "query($id: ID!) { node(id: $id) { ... on Opportunity { responses { from message } } } }",
    ),
    "Opportunity.answerCount": Row(
        only("stranger", otherwise="null", visitor="null"),
        lambda stage: {"id": stage.opportunity, "_": stage.response},
        "query($id: ID!) { node(id: $id) { ... on Opportunity { answerCount } } }",
    ),
    "Opportunity.myResponse": Row(
        only("owner", otherwise="null", visitor="null"),
        lambda stage: {"id": stage.opportunity, "_": stage.response},
        "query($id: ID!) { node(id: $id) { ... on Opportunity { myResponse { message } } } }",
    ),
    "Module.progress": Row(
        {"owner": "ok", "visitor": "null", "stranger": "null"},
        lambda stage: {"id": stage.begun},
        "query($id: ID!) { node(id: $id) { ... on Module { progress { blocksDone } } } }",
    ),
}
"""Fields of public types that tell something of one person."""

for area in AREAS:
    QUERIES |= area.queries
    MUTATIONS |= area.mutations
    FIELDS |= area.fields
