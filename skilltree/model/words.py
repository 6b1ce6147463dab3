"""The closed vocabularies of the house: every enum that the schema and the store share."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """BCP 47 tags of the languages in which labels and texts may exist."""

    AR = "ar"
    EN = "en"
    FR = "fr"
    PT = "pt"
    TA = "ta"
    TR = "tr"


class SkillKind(StrEnum):
    """What sort of node of the taxonomy; a TITLE is dated and expires."""

    KNOWLEDGE = "knowledge"
    LANGUAGE = "language"
    SKILL = "skill"
    TITLE = "title"
    TRANSVERSAL = "transversal"


class Standing(StrEnum):
    """How well a skill is shown: said, learnt here, or confirmed by somebody else."""

    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    LEARNT = "learnt"

    @property
    def rank(self) -> int:
        """Order from weakest (0) to strongest (2)."""
        return _STANDING_RANK[self]


_STANDING_RANK = {Standing.CLAIMED: 0, Standing.LEARNT: 1, Standing.CONFIRMED: 2}


class EvidenceKind(StrEnum):
    """Where a fact about a skill comes from."""

    CONTRIBUTION = "contribution"
    COURSE = "course"
    CREDENTIAL = "credential"
    DECLARED = "declared"
    ENDORSEMENT = "endorsement"
    TEST = "test"


class Modality(StrEnum):
    """Where a module is followed."""

    MIXED = "mixed"
    ONLINE = "online"
    ONSITE = "onsite"


class BlockKind(StrEnum):
    """What a block of a module is. An EXERCISE is checked by the learner, or handed in; a SESSION is on site."""

    AUDIO = "audio"
    EXERCISE = "exercise"
    FILE = "file"
    PICTURE = "picture"
    SESSION = "session"
    TEXT = "text"
    VIDEO = "video"


class ModuleStatus(StrEnum):
    """State of a module for its authors; published versions never change."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    """A draft that waits for a second pair of eyes; only its authors and reviewers are told."""
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class OpportunityKind(StrEnum):
    """Anything local that one can do."""

    APPRENTICESHIP = "apprenticeship"
    BUSINESS_CREATION = "business_creation"
    CIVIC_DEBATE = "civic_debate"
    GROUP_PURCHASE = "group_purchase"
    IMMERSION = "immersion"
    INCLUSION_JOB = "inclusion_job"
    JOB = "job"
    MENTORING = "mentoring"
    PRE_HIRING_TRAINING = "pre_hiring_training"
    SERVICE_CIVIQUE = "service_civique"
    SHARED_RIDE = "shared_ride"
    TALENT_LOAN = "talent_loan"
    VOLUNTEERING = "volunteering"
    WORKSHOP = "workshop"


NEIGHBOUR_KINDS: frozenset[OpportunityKind] = frozenset(
    {
        OpportunityKind.TALENT_LOAN,
        OpportunityKind.SHARED_RIDE,
        OpportunityKind.GROUP_PURCHASE,
        OpportunityKind.CIVIC_DEBATE,
    }
)
"""What an inhabitant may post without an organisation, free of charge."""


FIRST_COME_KINDS: frozenset[OpportunityKind] = frozenset(
    {OpportunityKind.WORKSHOP, OpportunityKind.GROUP_PURCHASE, OpportunityKind.CIVIC_DEBATE}
)
"""Where saying "I am interested" takes a seat at once; elsewhere somebody chooses."""


class CommunityPart(StrEnum):
    """Where a skill stands on a community's tree."""

    TRUNK = "trunk"
    """On the way up from the most held root, as long as nearly all hold it."""

    BRANCH = "branch"
    LEAF = "leaf"
    """Nothing grows out of it."""


class SuggestionKind(StrEnum):
    """What a suggestion points at."""

    MODULE = "module"
    OPPORTUNITY = "opportunity"


class ReasonKind(StrEnum):
    """Why something is suggested; the front end puts it into words."""

    CONDITION = "condition"
    COST = "cost"
    DEMAND = "demand"
    DISTANCE = "distance"
    GOAL = "goal"
    HAVE = "have"
    MISSING = "missing"
    NEAR = "near"
    NEW = "new"
    OPENS = "opens"


class Role(StrEnum):
    """What a member does for an organisation."""

    AUTHOR = "author"
    COUNSELLOR = "counsellor"
    FACILITATOR = "facilitator"
    RECRUITER = "recruiter"
    STEWARD = "steward"


class OrganisationKind(StrEnum):
    """The six families of actors, and public bodies."""

    ASSOCIATION = "association"
    COMPANY = "company"
    FUNDER = "funder"
    PUBLIC_BODY = "public_body"
    RESEARCH = "research"
    THIRD_PLACE = "third_place"
    TRAINING = "training"


class Visibility(StrEnum):
    """Who may see a branch of a tree; RECRUITERS means without the owner's name."""

    EVERYONE = "everyone"
    ONLY_ME = "only_me"
    RECRUITERS = "recruiters"


class Travel(StrEnum):
    """A person's usual means of travel."""

    BIKE = "bike"
    CAR = "car"
    TRANSIT = "transit"
    WALK = "walk"


class ContactStatus(StrEnum):
    """State of a recruiter's request for contact."""

    ACCEPTED = "accepted"
    ASKED = "asked"
    REFUSED = "refused"


class ResponseStatus(StrEnum):
    """State of a person's answer to an opportunity."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    INTERESTED = "interested"


class TermNeed(StrEnum):
    """Weight of a term in a pattern."""

    MUST = "must"
    NOT = "not"
    SHOULD = "should"


class Channel(StrEnum):
    """How a one-time code reaches a person."""

    EMAIL = "email"
    SMS = "sms"


class Ceremony(StrEnum):
    """What a passkey's challenge was made for."""

    REGISTER = "register"
    SIGN_IN = "sign_in"


class ActivityGroup(StrEnum):
    """Where an everyday doing is shown among the pictures, in this order."""

    HOME = "home"
    PEOPLE = "people"
    NEIGHBOURHOOD = "neighbourhood"
    HANDS = "hands"
    WORK = "work"
    SCREENS = "screens"


class MediaKind(StrEnum):
    """What an uploaded file is to a reader."""

    AUDIO = "audio"
    FILE = "file"
    PICTURE = "picture"


class Reviewer(StrEnum):
    """Who looks a module over before it is published, where an organisation wants a second pair of eyes."""

    OWN = "own"
    PARTNER = "partner"
    STEWARD = "steward"


class ReviewVerdict(StrEnum):
    """What a second pair of eyes said of a module."""

    ACCEPTED = "accepted"
    CHANGES = "changes"


class WorkVerdict(StrEnum):
    """What an author said of a learner's photo of an exercise."""

    AGAIN = "again"
    WELL_DONE = "well_done"


class PlacedStanding(StrEnum):
    """What a placement test says of a skill: shown at the level that matters, not there yet, or it cannot tell."""

    KNOWS = "knows"
    LEARNING = "learning"
    UNSURE = "unsure"


class AdvisedWording(StrEnum):
    """Which wording of blocks a placement test advises, where an author gave several."""

    EASIER = "easier"
    HARDER = "harder"
    USUAL = "usual"


class WishedBy(StrEnum):
    """Where a skill was looked for in vain: by an inhabitant among the courses, by a recruiter among the people."""

    PATTERN = "pattern"
    SEARCH = "search"
