"""One valid call of every mutation, and another payload for the same key. Newer areas keep theirs in `areas`."""

from __future__ import annotations

from tests.graphql.areas import AREAS
from tests.graphql.stage import HELPING, NEIGHBOURLY, RECRUITING
from tests.graphql.written import Write, write

WRITES: dict[str, Write] = {
    "declareSkill": write(
        "owner",
        lambda stage: {"skill": stage.skill, "level": 2, "note": "au marché"},
        lambda _: {"level": 3},
        "... on SkillDeclared { evidence { id at } treeSkill { level } }",
    ),
    "proposeSkill": write(
        "owner",
        lambda _: {"label": "réparer des parapluies", "level": 2},
        lambda _: {"label": "réparer des cerfs-volants"},
        "... on SkillProposed { skill { id label } evidence { id } }",
    ),
    "retractEvidence": write(
        "owner",
        lambda stage: {"evidence": stage.evidence},
        lambda stage: {"evidence": stage.nothing("Evidence")},
        "... on EvidenceRetracted { evidenceId skillId }",
    ),
    "saveProgress": write(
        "owner",
        lambda stage: {"module": stage.module, "version": 1, "blocksDone": 1},
        lambda _: {"blocksDone": 2},
        "... on ProgressSaved { progress { blocksDone startedAt } }",
    ),
    "answerQuiz": write(
        "owner",
        lambda stage: {"module": stage.module, "version": 1, "answers": stage.answers},
        lambda _: {"answers": []},
        "... on QuizJudged { passed right total }",
    ),
    "completeModule": write(
        "owner",
        lambda stage: {"module": stage.module, "version": 1, "answers": stage.answers},
        lambda _: {"answers": None},
        "... on ModuleCompleted { completedAt grown { level evidence { id } } }",
    ),
    "askConfirmation": write(
        "owner",
        lambda stage: {"skill": stage.own_skill, "level": 2},
        lambda _: {"level": 3},
        "... on ConfirmationAsked { token expiresAt }",
    ),
    "confirmSkill": write(
        "visitor",
        lambda stage: {"token": stage.token, "level": 2, "name": "Une collègue", "note": "vu à l'atelier"},
        lambda _: {"level": 3},
        "... on SkillConfirmed { level skill { id } }",
    ),
    "setGoal": write(
        "owner",
        lambda stage: {"goal": {"skills": [{"skill": stage.skill, "level": 2}]}},
        lambda _: {"goal": None},
        "... on GoalSet { goal { since skills { level } } }",
    ),
    "setVisibility": write(
        "owner",
        lambda stage: {"branch": stage.skill, "visibility": "RECRUITERS"},
        lambda _: {"visibility": "EVERYONE"},
        "... on VisibilitySet { findable visibility { since } }",
    ),
    "updateProfile": write(
        "owner",
        lambda _: {
            "displayName": "Ada",
            "commune": "93066",
            "birthYear": 1980,
            "worksIn": ["93066"],
            "travel": "WALK",
            "language": "FR",
        },
        lambda _: {"displayName": "Bob"},
        "... on ProfileUpdated { person { displayName } }",
    ),
    "saveModule": write(
        "author",
        lambda stage: stage.module_text(title="Tresser") | {"module": stage.draft, "icon": "🧺", "funding": "gratuit"},
        lambda _: {"title": "Nouer"},
        "... on ModuleSaved { draft { id savedAt title } }",
    ),
    "publishModule": write(
        "author",
        lambda stage: {"module": stage.draft},
        lambda stage: {"module": stage.module},
        "... on ModulePublished { module { id version } }",
    ),
    "postOpportunity": write(
        "owner",
        lambda _: NEIGHBOURLY | {"icon": "🚗", "conditions": "casque", "funding": "aucun", "seats": 3},
        lambda _: {"title": "Un autre trajet"},
        "... on OpportunityPosted { opportunity { id title } }",
    ),
    "respondToOpportunity": write(
        "owner",
        lambda stage: {"opportunity": stage.opportunity, "message": "Bonjour"},
        lambda _: {"message": "Bonsoir"},
        "... on OpportunityAnswered { response { id at } }",
    ),
    "requestContact": write(
        "recruiter",
        lambda stage: {
            "talent": stage.talent,
            "organisation": RECRUITING,
            "purpose": "Un poste",
            "offer": "CDI",
            "pay": "SMIC",
        },
        lambda _: {"offer": "CDD"},
        "... on ContactRequested { contact { id at } }",
    ),
    "addAddress": write(
        "owner",
        lambda stage: stage.new_address(),
        lambda _: {"code": "000000"},
        "... on AddressAdded { address { channel address } }",
    ),
    "removePasskey": write(
        "owner",
        lambda stage: {"passkey": stage.passkey},
        lambda stage: {"passkey": stage.nothing("Passkey")},
        "... on PasskeyRemoved { passkeyId }",
    ),
    "forgetPhone": write(
        "owner",
        lambda stage: {"phone": stage.phone},
        lambda stage: {"phone": stage.nothing("LockedPhone")},
        "... on PhoneForgotten { phoneId }",
    ),
    "issueCard": Write("owner", lambda _: {}, None, "... on CardIssued { card { number pin } }"),
    "makeHelpCode": Write("owner", lambda _: {}, None, "... on HelpCodeMade { helpCode expiresAt }"),
    "endHelp": write(
        "owner",
        lambda stage: {"organisation": HELPING} if stage.account else {},
        lambda _: {"organisation": RECRUITING},
        "... on HelpEnded { organisationId }",
    ),
    "openAccount": write(
        "counsellor",
        lambda _: {"organisation": HELPING, "displayName": "Mado", "commune": "93066", "language": "EN"},
        lambda _: {"displayName": "Lulu"},
        "... on AccountOpened { account { id displayName openedAt } card { number pin } }",
    ),
    "replaceCard": write(
        "counsellor",
        lambda stage: {"organisation": HELPING, "account": stage.account, "pin": stage.pin},
        lambda _: {"pin": "0000"},
        "... on CardReplaced { account { id cardSince } card { number pin } }",
    ),
    "endSession": write(
        "owner",
        lambda stage: {"session": stage.session},
        lambda stage: {"session": stage.nothing("DeviceSession")},
        "... on SessionEnded { sessionId }",
    ),
    "answerContact": write(
        "owner",
        lambda stage: {"contact": stage.contact, "accept": True},
        lambda _: {"accept": False},
        "... on ContactAnswered { contact { id status } }",
    ),
}

for area in AREAS:
    WRITES |= area.writes
