"""Types that are reached only through fields with a row, and types that tell nothing of anybody.

A type of a person is covered by its parents: the fields that lead to it are listed, and no other may.
Newer areas keep theirs in `areas`.
"""

from __future__ import annotations

from tests.graphql.areas import AREAS
from tests.graphql.cover import Covered, covered, words

OWN: dict[str, Covered] = {
    "Person": covered(
        "id displayName language territory commune birthYear travel worksIn roles tree goal learning visibility "
        "findable contacts responses posted accessLog sessions addresses passkeys lockedPhones helpers",
        "Query.me Query.node ProfileUpdated.person",
    ),
    "Tree": covered("skills supposes version", "Person.tree Subscription.treeChanged"),
    "TreeSkill": covered(
        "skill level provenLevel confirmedLevel standing dormant since validUntil parentId visibility evidence "
        "strength support dispute why",
        "Tree.skills Query.leaf SkillDeclared.treeSkill SkillProposed.treeSkill EvidenceRetracted.treeSkill "
        "ModuleCompleted.grown SlipClaimed.grown Placement.grown ExperienceTold.treeSkill",
    ),
    "Evidence": covered(
        "id kind level source at hours expires retracted passed setAside",
        "TreeSkill.evidence SkillDeclared.evidence SkillProposed.evidence Query.node",
    ),
    "Goal": covered("text occupation skills since", "Person.goal GoalSet.goal Path.goal"),
    "BranchVisibility": covered("branch visibility since", "Person.visibility VisibilitySet.visibility"),
    "AccessRecord": covered("at who what why", "Person.accessLog"),
    "DeviceSession": covered("id device since lastSeen current", "Person.sessions"),
    "Passkey": covered("id label since lastUsed", "Person.passkeys"),
    "LockedPhone": covered("id device since lastUsed", "Person.lockedPhones"),
    "Membership": covered("organisation role", "Person.roles"),
    "ContactRequest": covered(
        "id organisation purpose offer pay answerBy status at displayName reachAt",
        "Person.contacts Talent.contact ContactRequested.contact ContactAnswered.contact Query.node "
        "Query.askedContacts Subscription.contactChanged",
    ),
    "OpportunityResponse": covered(
        "id opportunity status message from at waitingPlace answeredAt reply movedUpAt posterSaid responderSaid learnt "
        "settledAt",
        "Person.responses Opportunity.myResponse Opportunity.responses OpportunityAnswered.response Query.node "
        "ResponseAnswered.response DoneSaid.response",
    ),
    "ModuleProgress": covered(
        "module version blocksDone quizPassed completedAt startedAt",
        "Person.learning Module.progress ProgressSaved.progress",
    ),
    "ModuleDraft": covered(
        "id version status publishedVersion language title summary icon hours modality costEuros funding commune "
        "courseId organisation requires teaches blocks questions savedAt nextDates eligibility credit problems review",
        "Query.drafts Query.draft Query.node ModuleSaved.draft ModulePublished.draft ModuleWithdrawn.draft "
        "ReviewAsked.draft ReviewAsk.draft ReviewAsk.published ModuleReviewed.draft",
    ),
    "DraftQuestion": covered("text explanation choices difficulty skillId", "ModuleDraft.questions Query.answerSheet"),
    "DraftProblem": covered("code message field block", "ModuleDraft.problems"),
    "DraftChoice": covered("text right", "DraftQuestion.choices"),
    "ConfirmationAsk": covered("skill level from expiresAt", "Query.confirmationAsk"),
    "TalentConnection": covered("edges pageInfo totalCount understood", "Query.findTalents"),
    "TalentEdge": covered("node cursor", "TalentConnection.edges"),
    "Talent": covered("id coverage have near missing worksIn contact", "TalentEdge.node"),
    "TalentSkill": covered("skill level standing insteadOf", "Talent.have Talent.near"),
    "UnderstoodTerm": covered("text skill score sure alternatives", "TalentConnection.understood"),
    "Suggestion": covered("id kind subject score reasons", "Query.suggestions"),
    "Reason": covered("kind skill level amount occupation", "Suggestion.reasons"),
    "SkillDeclared": covered("evidence treeSkill", "Mutation.declareSkill"),
    "SkillProposed": covered("skill evidence treeSkill", "Mutation.proposeSkill"),
    "EvidenceRetracted": covered("evidenceId skillId treeSkill", "Mutation.retractEvidence"),
    "ModuleCompleted": covered("module completedAt grown", "Mutation.completeModule"),
    "QuizJudged": covered("passed right total corrections", "Mutation.answerQuiz"),
    "Correction": covered("questionId right rightChoiceId explanation", "QuizJudged.corrections"),
    "ProgressSaved": covered("progress", "Mutation.saveProgress"),
    "ConfirmationAsked": covered("token expiresAt", "Mutation.askConfirmation"),
    "SkillConfirmed": covered("skill level", "Mutation.confirmSkill"),
    "GoalSet": covered("goal", "Mutation.setGoal"),
    "VisibilitySet": covered("visibility findable", "Mutation.setVisibility Mutation.setVisibilities"),
    "ProfileUpdated": covered("person", "Mutation.updateProfile"),
    "ModuleSaved": covered("draft", "Mutation.saveModule Mutation.duplicateModule"),
    "ModulePublished": covered("draft module", "Mutation.publishModule"),
    "OpportunityPosted": covered("opportunity", "Mutation.postOpportunity"),
    "OpportunityAnswered": covered("response", "Mutation.respondToOpportunity"),
    "ContactRequested": covered("contact", "Mutation.requestContact"),
    "ContactAnswered": covered("contact", "Mutation.answerContact"),
    "Helper": covered("organisation since", "Person.helpers"),
    "PrintedCard": covered("number pin", "CardIssued.card AccountOpened.card CardReplaced.card"),
    "AssistedAccount": covered(
        "id displayName openedAt cardSince", "Query.assistedAccounts AccountOpened.account CardReplaced.account"
    ),
    "CardIssued": covered("card", "Mutation.issueCard"),
    "AccountOpened": covered("account card", "Mutation.openAccount"),
    "CardReplaced": covered("account card", "Mutation.replaceCard"),
    "HelpCodeMade": covered("helpCode expiresAt", "Mutation.makeHelpCode"),
    "HelpEnded": covered("organisationId", "Mutation.endHelp"),
    "Address": covered("channel address", "Person.addresses AddressAdded.address"),
    "AddressAdded": covered("address", "Mutation.addAddress"),
    "PasskeyRemoved": covered("passkeyId", "Mutation.removePasskey"),
    "PhoneForgotten": covered("phoneId", "Mutation.forgetPhone"),
    "SessionEnded": covered("sessionId", "Mutation.endSession"),
    "CommunityTree": covered("members cells", "Territory.communityTree"),
    "CommunityCell": covered("skill parentId depth holders shade part mine", "CommunityTree.cells"),
    "SkillGap": covered("skill wanted held modules", "Territory.gaps"),
}
"""Everything that tells something of one person, or counts people."""

_REFUSAL = frozenset({"code", "message", "field"})

PUBLIC: dict[str, frozenset[str]] = {
    "Skill": words(
        "id label language kind about icon uri romeCode local labels broader prerequisites taughtBy askedBy "
        "placeable placementMost"
    ),
    "SkillLabel": frozenset({"text", "language", "preferred"}),
    "SkillMatch": frozenset({"skill", "label", "language", "score", "spans", "byMeaning"}),
    "TextTag": frozenset({"start", "end", "label", "language", "score", "skill"}),
    "CommonSkill": frozenset({"skill", "labels"}),
    "SkillLevel": frozenset({"skill", "level"}),
    "Span": frozenset({"start", "end"}),
    "Occupation": frozenset({"id", "label", "language", "about", "uri", "romeCode", "essential", "optional"}),
    "Activity": words("id label language picture group skills"),
    "Commune": frozenset({"insee", "name", "postcode", "latitude", "longitude"}),
    "Territory": frozenset(
        {"id", "code", "name", "languages", "communes", "primaryColour", "accentColour", "communityTree", "gaps"}
    ),
    "Organisation": frozenset({"id", "name", "kind", "verified", "about", "commune"}),
    "Course": frozenset(
        {"id", "title", "summary", "language", "icon", "hours", "organisation", "modules", "teaches", "distanceKm"}
        | {"ordered"}
    ),
    "CourseConnection": frozenset({"edges", "pageInfo", "totalCount"}),
    "CourseEdge": frozenset({"node", "cursor"}),
    "PageInfo": frozenset({"hasNextPage", "endCursor"}),
    "Module": words(
        "id title summary language icon hours modality costEuros funding commune position version status course "
        "organisation requires teaches blocks quiz progress nextDates eligibility credit myWork myQuestions"
    ),
    "Block": words("kind title text media alt transcript link megabytes handIn sessions easier harder"),
    "Credit": words("title organisation moduleId link"),
    "Question": frozenset({"id", "text", "choices"}),
    "Choice": frozenset({"id", "text"}),
    "Opportunity": words(
        "id kind title text language icon commune distanceKm startsOn endsOn hoursPerWeek hoursTotal pay costEuros "
        "funding conditions seats seatsLeft contactName contactHow organisation requires brings myResponse answerCount "
        "responses asks lends atTime venue toCommune state mine doneBy moderation myReport"
    ),
    "OpportunityConnection": frozenset({"edges", "pageInfo", "totalCount"}),
    "OpportunityEdge": frozenset({"node", "cursor"}),
    **dict.fromkeys(("InvalidInput", "NotAllowed", "NotFound", "KeyReused", "Conflict"), _REFUSAL),
    "RateLimited": _REFUSAL | {"retryAfterSeconds"},
}
"""What anybody may read: the taxonomy, what is published, and why something was refused."""

for area in AREAS:
    OWN |= area.own
    PUBLIC |= area.public
