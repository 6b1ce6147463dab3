"""What a badge says in words: French, or English where its owner reads English."""

from __future__ import annotations

from skilltree.model.credential import CredentialWay
from skilltree.model.words import Language, Standing

LEVELS = {
    Language.FR: (
        ("Avec de l’aide", "Y arrive quand quelqu’un est à côté."),
        ("Sans aide", "Y arrive dans les cas de tous les jours."),
        ("Dans un cas nouveau", "Y arrive aussi quand la situation change."),
        ("Peut montrer aux autres", "Sait l’expliquer et le montrer."),
    ),
    Language.EN: (
        ("With help", "Can do it when somebody is near."),
        ("Alone", "Can do it in everyday cases."),
        ("In a new case", "Can do it when the situation changes too."),
        ("Can show others", "Can explain it and show it."),
    ),
}
WAYS = {
    Language.FR: {
        CredentialWay.CONFIRMED: "Une personne l’a confirmé par écrit.",
        CredentialWay.CONTRIBUTION: "La personne l’a fait pour d’autres, qui l’ont confirmé.",
        CredentialWay.COURSE: "La personne a fini le cours « {title} ».",
        CredentialWay.PLATFORM: "La personne a fini « {title} » sur un autre site.",
        CredentialWay.SEEN: "Quelqu’un de {issuer} a vu la personne le faire, en atelier.",
        CredentialWay.TEST: "La personne a réussi un test de niveau.",
    },
    Language.EN: {
        CredentialWay.CONFIRMED: "Somebody confirmed it in writing.",
        CredentialWay.CONTRIBUTION: "The person did it for others, who confirmed it.",
        CredentialWay.COURSE: 'The person finished the course "{title}".',
        CredentialWay.PLATFORM: 'The person finished "{title}" on another site.',
        CredentialWay.SEEN: "Somebody of {issuer} saw the person do it, in a workshop.",
        CredentialWay.TEST: "The person passed a test of level.",
    },
}
SAYS = {
    Language.FR: "Sait faire : {skill}. Niveau {level} sur 4 : {words}.",
    Language.EN: "Can do: {skill}. Level {level} of 4: {words}.",
}
LEVEL = {Language.FR: "Niveau", Language.EN: "Level"}
STANDINGS = {
    Language.FR: {
        Standing.CLAIMED: ("Dit par la personne", "La personne le dit d’elle-même. Personne ne l’a vérifié."),
        Standing.LEARNT: ("Appris", "Un cours fini ou un test le montre. Aucune attestation n’a été faite."),
        Standing.CONFIRMED: ("Confirmé", "Quelqu’un l’a confirmé. Aucune attestation n’a été faite."),
    },
    Language.EN: {
        Standing.CLAIMED: ("Self-declared", "The person says so. Nobody has checked it."),
        Standing.LEARNT: ("Learnt", "A finished course or a test shows it. No credential was made."),
        Standing.CONFIRMED: ("Confirmed", "Somebody confirmed it. No credential was made."),
    },
}


def tongue(language: Language) -> Language:
    """Return the language in which a badge can be written."""
    return Language.EN if language is Language.EN else Language.FR


def description(language: Language, skill: str, level: int) -> str:
    """Return what somebody is able to do."""
    words = LEVELS[tongue(language)][level - 1][0]
    return SAYS[tongue(language)].format(skill=skill, level=level, words=words[0].lower() + words[1:])


def narrative(language: Language, way: CredentialWay, title: str | None, issuer: str) -> str:
    """Return how it was shown. The name of whoever confirmed is theirs: it is not told."""
    return WAYS[tongue(language)][way].format(title=title or "", issuer=issuer)
